"""Words about sound that cross layers: devices, voices, rendered prompts, microphone findings."""

from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

RATE_HZ = 16_000
"""Sample rate of every recording: 16-bit mono, what recognizers are trained on."""


@dataclass(frozen=True, slots=True)
class AudioDevice:
    """A microphone or speaker as the system names it; the name is what settings keep."""

    name: str
    is_default: bool = False


@dataclass(frozen=True, slots=True)
class VoiceInfo:
    """A voice the candidate can choose; `id` is `engine:name` and is what settings keep."""

    id: str
    name: str
    language: str = ""
    natural: bool = False


@dataclass(frozen=True, slots=True)
class SpeechRequest:
    """Everything that shapes the sound of a prompt.

    `speed` 1.0 is the voice's calm default (150 words a minute), 0.5 to 2.0; `volume` 0 to 1.
    """

    text: str
    voice: str
    speed: float = 1.0
    volume: float = 1.0


@dataclass(frozen=True, slots=True)
class SpokenWord:
    """A word of the text on screen and when its sound starts; offset and length in characters."""

    offset: int
    length: int
    start_s: float


@dataclass(frozen=True, slots=True)
class SpokenPrompt:
    """A prompt rendered to a sound file."""

    path: Path
    duration_s: float
    words: tuple[SpokenWord, ...]


class Loudness(StrEnum):
    """What a microphone check found."""

    SILENT = "silent"
    TOO_QUIET = "too quiet"
    GOOD = "good"
    CLIPPING = "clipping"


@dataclass(frozen=True, slots=True)
class MicrophoneFinding:
    """A microphone check in numbers (dBFS, 0 is full scale) and one word."""

    loudness: Loudness
    peak_dbfs: float
    speech_dbfs: float
