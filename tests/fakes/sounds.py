"""Sounds made up for tests: noise that repeats nowhere, and tones."""

import array
import math
import random
import wave
from pathlib import Path


def noise(seconds: float, rate_hz: int = 16_000, seed: int = 1) -> bytes:
    """16-bit mono noise, the same for the same seed."""
    chance = random.Random(seed)
    samples = (chance.randrange(-20_000, 20_000) for _ in range(int(seconds * rate_hz)))
    return array.array("h", samples).tobytes()


def tone(hz: float, seconds: float, rate_hz: int = 16_000, amplitude: float = 0.5) -> bytes:
    """A 16-bit mono sine; amplitude 1.0 is full scale."""
    step = 2 * math.pi * hz / rate_hz
    samples = (
        round(amplitude * 32_767 * math.sin(step * n)) for n in range(int(seconds * rate_hz))
    )
    return array.array("h", samples).tobytes()


def wav_file(
    path: Path, pcm: bytes, rate_hz: int = 16_000, channels: int = 1, width: int = 2
) -> Path:
    with wave.open(str(path), "wb") as wav:
        wav.setnchannels(channels)
        wav.setsampwidth(width)
        wav.setframerate(rate_hz)
        wav.writeframes(pcm)
    return path


def pcm_of(path: Path) -> bytes:
    """The samples of a WAV, whatever its header says about their number."""
    with wave.open(str(path), "rb") as wav:
        return wav.readframes(wav.getnframes())
