"""Sound files in and out: whatever people have becomes 16 kHz mono 16-bit, piece by piece.

Memory stays bounded for a recording of hours. Every unreadable input is an UnreadableAudio
whose detail names the file and the reason.
"""

import contextlib
import errno
import hashlib
import itertools
import os
import wave
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from tpm_interview.domain.errors import DiskFull, UnreadableAudio
from tpm_interview.domain.sound import RATE_HZ
from tpm_interview.speech.decoding import decoded_frames, opened_file, opened_sound
from tpm_interview.speech.encoder_file import EncoderFile
from tpm_interview.speech.flac_blocks import flac_blocks

BYTES_PER_S = RATE_HZ * 2
NO_ROOM = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})


def pcm_blocks(path: Path, block_s: float = 30) -> Iterator[bytes]:
    """The sound as 16 kHz mono 16-bit blocks of `block_s`, the last one shorter.

    A file of that very form comes back bit for bit. A file cut short gives what is there.
    UnreadableAudio, also when nothing at all could be decoded.
    """
    size = max(1, round(block_s * RATE_HZ)) * 2
    return _told_when_empty(_in_blocks(_pieces(path), size), path)


def read_pcm(path: Path) -> bytes:
    """All of the sound at once, 32 kB a second."""
    return b"".join(pcm_blocks(path))


def duration_s(path: Path) -> float:
    """Length in seconds: counted for a WAV, as its header says for other files.

    A file whose header does not say (a cut WebM) is decoded to be measured.
    """
    with opened_file(path) as file:
        header = _wav_header(file)
    if header is not None:
        if header.frames == 0:
            raise UnreadableAudio(f"{path.name}: there is no sound in it")
        return header.frames / header.rate_hz
    with opened_sound(path) as (container, stream):
        if stream.duration is not None and stream.time_base is not None:
            return float(stream.duration * stream.time_base)
        if container.duration is not None:
            return container.duration / 1_000_000
    return sum(len(block) for block in pcm_blocks(path)) / BYTES_PER_S


def peaks(path: Path, per_s: int = 20) -> tuple[float, ...]:
    """The loudest sample of each 1/`per_s` second, 0 to 1, for drawing a waveform."""
    block_s = 600 * (RATE_HZ // per_s) / RATE_HZ
    if path.suffix == ".flac":
        with contextlib.suppress(UnreadableAudio):  # FFmpeg reads more, and says what is wrong
            return _peaks(flac_blocks(path, block_s), per_s)
    return _peaks(pcm_blocks(path, block_s), per_s)


def _peaks(blocks: Iterable[bytes], per_s: int) -> tuple[float, ...]:
    """Of blocks that hold a whole number of windows."""
    import numpy as np

    found: list[float] = []
    window = RATE_HZ // per_s
    for block in blocks:
        samples = np.frombuffer(block, "<i2")
        filled = np.pad(samples, (0, -len(samples) % window)).reshape(-1, window)
        loudest = np.maximum(filled.max(axis=1), -filled.min(axis=1).astype(np.int32))
        found += (loudest / 32_768).tolist()
    return tuple(found)


def write_wav(path: Path, pcm: bytes) -> None:
    """16 kHz mono 16-bit sound as a WAV file; DiskFull when there is no room."""
    with full_disk_told(path), path.open("wb") as file, wave.open(file, "wb") as wav:
        wav.setnchannels(1)
        wav.setsampwidth(2)
        wav.setframerate(RATE_HZ)
        wav.writeframes(pcm)


def wav_to_flac(wav: Path, flac: Path) -> None:
    """A FLAC copy of a recording, compared with it bit by bit before it takes its name.

    The WAV stays. Nothing is left behind on an error: UnreadableAudio for a WAV that cannot be
    read or a copy that differs, DiskFull when there is no room.
    """
    part = flac.with_name(flac.name + ".part")
    try:
        with full_disk_told(flac), open(part, "wb", opener=_private) as file:
            written = _write_flac(file, pcm_blocks(wav))
            file.flush()
            os.fsync(file.fileno())
        if _digest(pcm_blocks(part)) != written:
            raise UnreadableAudio(f"{wav.name}: the FLAC copy differs from it")
        part.replace(flac)
    finally:
        part.unlink(missing_ok=True)


def _private(path: str, flags: int) -> int:
    return os.open(path, flags, 0o600)


@contextlib.contextmanager
def full_disk_told(path: Path) -> Iterator[None]:
    """No room for a file becomes DiskFull."""
    try:
        yield
    except OSError as error:
        if error.errno in NO_ROOM:
            raise DiskFull(path.name) from error
        raise


def _write_flac(file: BinaryIO, blocks: Iterable[bytes]) -> bytes:
    """Encode the blocks; their digest."""
    import av
    import numpy as np

    digest, target = hashlib.blake2b(), EncoderFile(file)
    with av.open(target, "w", format="flac") as container:
        stream = container.add_stream("flac", rate=RATE_HZ, layout="mono", format="s16")
        for block in blocks:
            digest.update(block)
            frame = av.AudioFrame.from_ndarray(
                np.frombuffer(block, "<i2").reshape(1, -1), format="s16", layout="mono"
            )
            frame.sample_rate = RATE_HZ
            container.mux(stream.encode(frame))
            target.check()
        container.mux(stream.encode(None))
    target.check()
    return digest.digest()


def _digest(blocks: Iterable[bytes]) -> bytes:
    digest = hashlib.blake2b()
    for block in blocks:
        digest.update(block)
    return digest.digest()


def _pieces(path: Path) -> Iterator[bytes]:
    with opened_file(path) as file:
        header = _wav_header(file)
        if header is not None and header.is_ours:
            yield from _samples(file, header.frames * 2)
            return
    yield from _converted(path)


@dataclass(frozen=True, slots=True)
class _WavHeader:
    channels: int
    width: int
    rate_hz: int
    frames: int  # that are in the file, whatever its header promises

    @property
    def is_ours(self) -> bool:
        """Recorded here: needs no FFmpeg, whose import takes 0.1 s."""
        return (self.channels, self.width, self.rate_hz) == (1, 2, RATE_HZ)


def _wav_header(file: BinaryIO) -> _WavHeader | None:
    """The header of a PCM WAV, the file left at its first sample.

    None for anything else, and for a header that was never finished: FFmpeg reads such a file to
    its end. The length of the whole file in the header is not believed, so that a repaired
    recording is read whole: hence the samples are not read through `wave`.
    """
    try:
        with wave.open(file, "rb") as wav:
            channels, width, rate_hz, promised, *_ = wav.getparams()
    except (wave.Error, EOFError):
        file.seek(0)
        return None
    if promised == 0:
        return None
    first = file.tell()
    there = file.seek(0, os.SEEK_END) - first
    file.seek(first)
    return _WavHeader(channels, width, rate_hz, min(promised, there // (channels * width)))


def _samples(file: BinaryIO, size: int) -> Iterator[bytes]:
    while size > 0 and (piece := file.read(min(size, BYTES_PER_S))):
        size -= len(piece)
        yield piece


def _converted(path: Path) -> Iterator[bytes]:
    import av

    with opened_sound(path) as (container, stream):
        resampler = av.AudioResampler(format="s16", layout="mono", rate=RATE_HZ)
        for frame in itertools.chain(decoded_frames(container, stream), [None]):
            for resampled in resampler.resample(frame):
                yield resampled.to_ndarray().tobytes()


def _in_blocks(pieces: Iterable[bytes], size: int) -> Iterator[bytes]:
    """The same bytes in blocks of `size`; an odd last byte is half a sample and left out."""
    waiting = bytearray()
    for piece in pieces:
        waiting += piece
        while len(waiting) >= size:
            yield bytes(waiting[:size])
            del waiting[:size]
    whole = len(waiting) // 2 * 2
    if whole:
        yield bytes(waiting[:whole])


def _told_when_empty(blocks: Iterator[bytes], path: Path) -> Iterator[bytes]:
    first = next(blocks, None)
    if first is None:
        raise UnreadableAudio(f"{path.name}: there is no sound in it")
    yield first
    yield from blocks
