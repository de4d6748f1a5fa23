"""Takes of one question beside one another: over time, and word by word."""

from dataclasses import dataclass
from datetime import datetime

from tpm_interview.domain.differences import DifferenceKind
from tpm_interview.domain.session import Mode, Take, TakeState
from tpm_interview.domain.take_export import Fact, FactName
from tpm_interview.domain.transcript import Span, Word

MOST_COMPARED = 4


@dataclass(frozen=True, slots=True)
class Asked:
    """What the takes of one history answer: a question, or one of its follow-ups.

    The text is the one that was asked: a question put in other words has a history of its own.
    """

    question_id: str
    text: str


@dataclass(frozen=True, slots=True)
class PastTake:
    """A take in the history of its question, without its words; `rating` 0 is not rated."""

    take_id: int
    session_id: int
    number: int
    started_at: datetime
    mode: Mode
    state: TakeState
    rating: int
    is_starred: bool
    duration_s: float
    has_audio: bool


@dataclass(frozen=True, slots=True)
class Headline:
    """The measurements that a history shows of a take; None where there is too little of it."""

    words_per_minute: float | None = None
    longest_pause_s: float | None = None
    fillers_per_100: float | None = None


@dataclass(frozen=True, slots=True)
class OnlyHere:
    """What was said in one take and in none beside it.

    `word_index` is the first word of it at its first mention, `count` how often it was said.
    """

    text: str
    word_index: int
    count: int = 1


@dataclass(frozen=True, slots=True)
class ComparedTake:
    """One column; `phrases` and `numbers` are what was said only in this take.

    `kinds` says of every word what became of it; no word of the first take was added, and none
    of the others removed.
    """

    past: PastTake
    take: Take
    pauses: tuple[Span, ...] = ()
    kinds: tuple[DifferenceKind, ...] = ()
    phrases: tuple[OnlyHere, ...] = ()
    numbers: tuple[OnlyHere, ...] = ()

    @property
    def words(self) -> tuple[Word, ...]:
        return self.take.transcript.words if self.take.transcript else ()


@dataclass(frozen=True, slots=True)
class FactRow:
    """One measurement of every take, in the order of the columns.

    `deltas` are against the first take, of the rounded values that are shown; None where one of
    both is not known, and for the first take itself.
    """

    name: FactName
    facts: tuple[Fact | None, ...]
    deltas: tuple[float | None, ...]


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two to four takes side by side; the others are held against the first."""

    asked: Asked
    takes: tuple[ComparedTake, ...]
    facts: tuple[FactRow, ...] = ()
