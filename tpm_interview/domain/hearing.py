"""Events of a recognizer at work; they cross the pipe from its process and reach a listener.

`take` is a number the caller chose; it comes back in every event about that take.
"""

from dataclasses import dataclass

from tpm_interview.domain.errors import UserError
from tpm_interview.domain.transcript import Recognition, Word


@dataclass(frozen=True, slots=True)
class RecognizerReady:
    """The model is loaded."""

    recognizer: str
    model: str


@dataclass(frozen=True, slots=True)
class WordsHeard:
    """Live words so far: settled ones stay, partial ones may still change."""

    take: int
    settled: tuple[Word, ...]
    partial: tuple[Word, ...]


@dataclass(frozen=True, slots=True)
class LiveFinished:
    """All words of a live take, read window by window; `wait_s` from its end to here."""

    take: int
    recognition: Recognition
    wait_s: float


@dataclass(frozen=True, slots=True)
class Recognized:
    """The kept result of a whole recording, after the whole-answer pass."""

    take: int
    recognition: Recognition


@dataclass(frozen=True, slots=True)
class RecognitionFailed:
    """One take could not be recognized; the recognizer goes on with the next."""

    take: int
    error: UserError


@dataclass(frozen=True, slots=True)
class RecognizerDied:
    """The process ended by itself; it is being started again. These takes were lost to it."""

    takes: tuple[int, ...]
    error: UserError


HearingEvent = (
    RecognizerReady | WordsHeard | LiveFinished | Recognized | RecognitionFailed | RecognizerDied
)
