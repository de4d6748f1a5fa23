"""FLAC read by miniaudio: three times as fast as by FFmpeg through PyAV, for a picture."""

from collections.abc import Iterator
from pathlib import Path

from tpm_interview.domain.errors import UnreadableAudio
from tpm_interview.domain.sound import RATE_HZ


def flac_blocks(path: Path, block_s: float) -> Iterator[bytes]:
    """16 kHz mono 16-bit blocks of `block_s`, the last one shorter.

    UnreadableAudio for what FFmpeg may still be able to read, and where there is nothing.
    """
    import miniaudio

    try:
        blocks = miniaudio.stream_file(
            str(path),
            output_format=miniaudio.SampleFormat.SIGNED16,
            nchannels=1,
            sample_rate=RATE_HZ,
            frames_to_read=round(block_s * RATE_HZ),
        )
        first = next(blocks, None)
        if not first:
            raise UnreadableAudio(f"{path.name}: there is no sound in it")
        yield first.tobytes()
        for block in blocks:
            yield block.tobytes()
    except miniaudio.MiniaudioError as error:
        raise UnreadableAudio(f"{path.name}: {error}") from error
