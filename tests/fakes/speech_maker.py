"""Test speech: the natural voice says a text into a recording like the microphone's."""

import hashlib
import wave
from functools import cache
from pathlib import Path
from typing import Any

import av
import numpy as np

GAIN = 1.6
CEILING = 0.98


def spoken(text: str, folder: Path, rate_hz: int = 16_000) -> Path:
    """A mono 16-bit WAV of `text` in `folder`; the same text gives the same bytes.

    Runs in the calling process; about 10 ms for each second of speech after the first call.
    """
    name = hashlib.sha256(f"{rate_hz} {text}".encode()).hexdigest()[:16]
    path = folder / f"spoken-{name}.wav"
    samples = _heart()(text, seed=0)
    loudest = float(np.abs(samples).max())
    louder = samples * min(GAIN, CEILING / loudest)
    pcm = _resampled((louder * 32767).astype(np.int16), 24_000, rate_hz)
    with wave.open(str(path), "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(rate_hz)
        file.writeframes(pcm.astype("<i2").tobytes())
    return path


@cache
def _heart() -> Any:  # hibari has no types
    from hibari import Hibari

    return Hibari(voice="heart", threads=1)  # every other voice would be downloaded


def _resampled(pcm: np.ndarray[Any, np.dtype[np.int16]], from_hz: int, to_hz: int) -> Any:
    """The same sound at another rate; Any because PyAV's arrays carry no element type."""
    resampler = av.AudioResampler(format="s16", layout="mono", rate=to_hz)
    frame = av.AudioFrame.from_ndarray(pcm[np.newaxis, :], format="s16", layout="mono")
    frame.sample_rate = from_hz
    pieces = [*resampler.resample(frame), *resampler.resample(None)]
    return np.concatenate([piece.to_ndarray()[0] for piece in pieces])
