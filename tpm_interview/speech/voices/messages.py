"""What crosses the pipe between the window's process and the voice's."""

from dataclasses import dataclass
from pathlib import Path

from tpm_interview.domain.errors import UserError
from tpm_interview.domain.sound import SpokenWord, VoiceInfo


@dataclass(frozen=True, slots=True)
class EngineStarted:
    """One engine's voices, or what keeps it from having any."""

    engine: str
    voices: tuple[VoiceInfo, ...]
    problem: str = ""


@dataclass(frozen=True, slots=True)
class Render:
    """Speak `text`, which is in its spoken form, into the file `out`."""

    text: str
    engine: str
    voice: str
    speed: float
    volume: float
    out: Path


@dataclass(frozen=True, slots=True)
class Rendered:
    """The file is whole; the words are those of the spoken form."""

    duration_s: float
    words: tuple[SpokenWord, ...]


@dataclass(frozen=True, slots=True)
class NotRendered:
    """The engine failed; `where` is for the log and holds nothing of the text."""

    error: UserError
    where: str = ""


FromChild = EngineStarted | Rendered | NotRendered
