"""What was said in a take, word by word."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class WordSource(StrEnum):
    """How a word came into the transcript."""

    CLEAN = "clean"  # the unprompted pass: what was said
    FILLER = "filler"  # the prompted pass: um and uh, which the clean pass drops
    TYPED = "typed"


class Version(StrEnum):
    """Which transcript of a take this is; the newest of the last in this order counts."""

    LIVE = "live"
    RECOGNIZED = "recognized"
    TYPED = "typed"
    EDITED = "edited"


@dataclass(frozen=True, slots=True)
class Word:
    """One timed token, punctuation attached; seconds from the start of the recording.

    `probability` is the recognizer's own, 0 to 1. Typed words have times of zero.
    """

    text: str
    start_s: float
    end_s: float
    probability: float = 1.0
    source: WordSource = WordSource.CLEAN


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of a recording in seconds."""

    start_s: float
    end_s: float

    @property
    def length_s(self) -> float:
        return self.end_s - self.start_s


@dataclass(frozen=True, slots=True)
class Recognition:
    """What a recognizer heard in one recording.

    `speech` are the stretches in which the voice activity detector heard speech; pauses are
    what lies between them. No words means that nothing was said.
    """

    words: tuple[Word, ...]
    speech: tuple[Span, ...]
    audio_s: float
    recognizer: str
    model: str
    wall_s: float = 0.0

    @property
    def text(self) -> str:
        return joined(self.words)


@dataclass(frozen=True, slots=True)
class Transcript:
    """One version of what was said in a take."""

    version: Version
    made_at: datetime
    words: tuple[Word, ...]
    speech: tuple[Span, ...] = ()
    recognizer: str = ""
    model: str = ""

    @property
    def text(self) -> str:
        return joined(self.words)


def joined(words: tuple[Word, ...]) -> str:
    """The words as one readable line."""
    return " ".join(word.text for word in words)
