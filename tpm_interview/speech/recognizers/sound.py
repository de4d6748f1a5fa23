"""The samples of one take, as they arrive from the microphone or from a file."""

from typing import Any

import numpy as np

from tpm_interview.domain.sound import RATE_HZ

Samples = np.ndarray[Any, np.dtype[np.float32]]
"""Mono at 16 kHz, -1 to 1; Any is the shape, which numpy's stubs cannot narrow."""

BYTES_PER_S = RATE_HZ * 2


def samples(pcm: bytes | bytearray | memoryview) -> Samples:
    """16-bit little-endian samples as floats from -1 to 1; an odd last byte is left out."""
    whole = memoryview(pcm)[: len(pcm) // 2 * 2]
    floats = np.frombuffer(whole, "<i2").astype(np.float32)
    floats /= 32768  # in place: 15 minutes are 58 MB
    return floats


class Sound:
    """A growing recording whose beginning can be forgotten to bound memory."""

    def __init__(self) -> None:
        self._pcm = bytearray()
        self._forgotten = 0  # bytes

    @property
    def audio_s(self) -> float:
        """Length so far, with what was forgotten."""
        return (self._forgotten + len(self._pcm)) / BYTES_PER_S

    @property
    def is_whole(self) -> bool:
        return self._forgotten == 0

    def append(self, pcm: bytes) -> None:
        self._pcm += pcm

    def between(self, start_s: float, end_s: float | None = None) -> Samples:
        """A copy of a stretch; what was forgotten is left out."""
        return samples(self._stretch(start_s, end_s))

    def pcm(self, start_s: float, end_s: float | None = None) -> bytes:
        """The same as 16-bit samples."""
        return bytes(self._stretch(start_s, end_s))

    def _stretch(self, start_s: float, end_s: float | None) -> memoryview:
        """No copy; the recording cannot grow while it is held."""
        start = max(0, round(start_s * RATE_HZ) * 2 - self._forgotten)
        end = None if end_s is None else max(0, round(end_s * RATE_HZ) * 2 - self._forgotten)
        return memoryview(self._pcm)[start:end]

    def forget_before(self, at_s: float) -> None:
        drop = min(max(0, int(at_s * RATE_HZ) * 2 - self._forgotten), len(self._pcm))
        del self._pcm[:drop]
        self._forgotten += drop
