"""Recordings as sound files for other people and programs."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, cast

from tpm_interview.domain.sound import RATE_HZ
from tpm_interview.speech.audio_files import pcm_blocks
from tpm_interview.speech.encoder_file import EncoderFile

if TYPE_CHECKING:
    from av.audio.frame import AudioFrame
    from av.audio.stream import AudioStream


@dataclass(frozen=True, slots=True)
class SoundFormat:
    """How FFmpeg calls container and codec; `bit_rate` None keeps every sample.

    `effort` is the codec's own scale, in which it goes to its `compression_level`; None leaves it.
    """

    suffix: str
    container: str
    codec: str
    media_type: str
    bit_rate: int | None = None
    effort: int | None = None


SOUND_FORMATS = {
    "wav": SoundFormat(".wav", "wav", "pcm_s16le", "audio/wav"),
    "flac": SoundFormat(".flac", "flac", "flac", "audio/flac"),
    "opus": SoundFormat(".opus", "ogg", "libopus", "audio/ogg", 32_000),
    "mp3": SoundFormat(".mp3", "mp3", "libmp3lame", "audio/mpeg", 32_000, effort=7),
}
"""By the name that people choose it by; at 16 kHz, 32 kbit/s are plenty for a voice.

LAME's effort of 7 takes 9 s for half an hour, its default of 5 takes 13 s.
"""

PACKED = SOUND_FORMATS["mp3"]
"""What a page carries inside: every browser plays it, and finds any moment of it at once."""


def write_sound(
    recording: Path,
    file: BinaryIO,
    format: SoundFormat,
    title: str,
    on_written: Callable[[float], None],
) -> None:
    """Piece by piece, with bounded memory. Raises UnreadableAudio; OSError where `file` does.

    `on_written` is told how many seconds are done; what it raises ends the writing.
    """
    import av

    target = EncoderFile(file)
    with av.open(target, "w", format=format.container) as container:
        container.metadata["title"] = title
        effort = {} if format.effort is None else {"compression_level": str(format.effort)}
        added = container.add_stream(format.codec, rate=RATE_HZ, layout="mono", options=effort)
        stream = cast("AudioStream", added)  # the codecs of SOUND_FORMATS are for sound
        if format.bit_rate is not None:
            stream.bit_rate = format.bit_rate
        done = 0
        for frame in _frames(recording):
            container.mux(stream.encode(frame))
            target.check()
            done += frame.samples
            on_written(done / RATE_HZ)
        container.mux(stream.encode(None))
    target.check()


def packed_sound(recording: Path, title: str, on_written: Callable[[float], None]) -> bytes:
    """The whole recording as `PACKED`, 4 kB a second. Raises UnreadableAudio."""
    file = BytesIO()
    write_sound(recording, file, PACKED, title, on_written)
    return file.getvalue()


def _frames(recording: Path) -> Iterator["AudioFrame"]:
    import av
    import numpy as np

    at = 0
    for block in pcm_blocks(recording, block_s=1):
        samples = np.frombuffer(block, "<i2").reshape(1, -1)
        frame = av.AudioFrame.from_ndarray(samples, format="s16", layout="mono")
        frame.sample_rate = RATE_HZ
        frame.pts = at
        at += samples.shape[1]
        yield frame
