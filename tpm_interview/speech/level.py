"""How loud a piece of sound is."""

import math

FULL_SCALE = 32_768
SILENCE_DBFS = -96.0
"""What digital silence is called, so that a level stays a finite number (16 bit reach -90)."""


def level_dbfs(pcm: bytes | memoryview) -> float:
    """Root mean square level of 16-bit mono sound: 0 is a full-scale square wave.

    100 ms at 16 kHz take 60 microseconds without numpy; an odd last byte is left out.
    """
    samples = memoryview(pcm)[: len(pcm) // 2 * 2].cast("h")
    if not samples:
        return SILENCE_DBFS
    power = sum(sample * sample for sample in samples) / len(samples)
    return dbfs(math.sqrt(power))


def peak_dbfs(pcm: bytes | memoryview) -> float:
    """The loudest single sample."""
    samples = memoryview(pcm)[: len(pcm) // 2 * 2].cast("h")
    return dbfs(max(abs(max(samples)), abs(min(samples)))) if samples else SILENCE_DBFS


def dbfs(amplitude: float) -> float:
    """An amplitude of 16-bit samples as a level, never below SILENCE_DBFS."""
    if amplitude <= 0:
        return SILENCE_DBFS
    return max(SILENCE_DBFS, 20 * math.log10(amplitude / FULL_SCALE))


def at_volume(pcm: bytes, volume: float) -> bytes:
    """16-bit samples made quieter, `volume` from 0 to 1."""
    if volume == 1 or not pcm:
        return pcm
    import numpy as np

    return (np.frombuffer(pcm, "<i2") * volume).astype("<i2").tobytes()
