"""The one form every prompt has on disk: WAV, mono, 16 bit."""

import wave
from pathlib import Path

from tpm_interview.domain.errors import VoiceFailed


def as_prompt(written: Path, out: Path) -> float:
    """Bring what an engine wrote into that form at `out`; returns its seconds.

    NSSpeechSynthesizer writes AIFF whatever the file is called. Raises VoiceFailed without sound.
    """
    if not written.is_file() or written.stat().st_size == 0:
        raise VoiceFailed("no sound came")
    if _is_mono_16_bit_wav(written):
        written.replace(out)
    else:
        _convert(written, out)
    duration_s = seconds(out)
    if duration_s == 0:
        raise VoiceFailed("no sound came")
    return duration_s


def seconds(path: Path) -> float:
    """Length of a WAV file."""
    with wave.open(str(path), "rb") as file:
        return file.getnframes() / file.getframerate()


def _is_mono_16_bit_wav(path: Path) -> bool:
    try:
        with wave.open(str(path), "rb") as file:
            return file.getnchannels() == 1 and file.getsampwidth() == 2
    except (wave.Error, EOFError):
        return False


def _convert(source: Path, out: Path) -> None:
    import av

    with av.open(str(source)) as sound, wave.open(str(out), "wb") as file:
        stream = sound.streams.audio[0]
        resampler = av.AudioResampler(format="s16", layout="mono", rate=stream.rate)
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(stream.rate)
        for frame in (*sound.decode(stream), None):
            for piece in resampler.resample(frame):
                file.writeframes(piece.to_ndarray().tobytes())
