"""The one form of WAV that recordings have: 16 kHz, mono, 16 bit, a header of 44 bytes."""

import struct

from tpm_interview.domain.sound import RATE_HZ

SAMPLE_BYTES = 2
HEADER_BYTES = 44
_LARGEST = 0xFFFFFFFF - HEADER_BYTES
_FORM = struct.Struct("<4sI4s4sIHHIIHH4sI")


def header(data_bytes: int) -> bytes:
    """The header of a file with that many bytes of samples."""
    size = min(data_bytes, _LARGEST)
    return _FORM.pack(
        b"RIFF",
        size + HEADER_BYTES - 8,
        b"WAVE",
        b"fmt ",
        16,
        1,
        1,
        RATE_HZ,
        RATE_HZ * SAMPLE_BYTES,
        SAMPLE_BYTES,
        SAMPLE_BYTES * 8,
        b"data",
        size,
    )


def is_ours(start: bytes) -> bool:
    """Whether a file that starts so is one of ours, whatever sizes its header tells."""
    if len(start) < HEADER_BYTES:
        return False
    size = _FORM.unpack(start[:HEADER_BYTES])[-1]
    return header(size)[8:] == start[8:HEADER_BYTES] and start.startswith(b"RIFF")


def whole_samples(data_bytes: int) -> int:
    """`data_bytes` without half a sample at the end."""
    return data_bytes - data_bytes % SAMPLE_BYTES


def seconds(data_bytes: int) -> float:
    return data_bytes / (RATE_HZ * SAMPLE_BYTES)
