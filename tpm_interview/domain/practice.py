"""How often a question was answered, and when it should come again."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


@dataclass(frozen=True, slots=True)
class Mark:
    """The candidate's own mark, 1 to 4, of an answer given at `at`."""

    at: datetime
    rating: int


@dataclass(frozen=True, slots=True)
class Answers:
    """What was done with one question: how many takes, the newest, and the marks in force."""

    times: int
    last_at: datetime
    marks: tuple[Mark, ...] = ()


@dataclass(frozen=True, slots=True)
class Practice:
    """`times` counts takes; `due_at` is None while no answer has a mark."""

    times: int = 0
    last_at: datetime | None = None
    due_at: datetime | None = None


NEVER = Practice()


class Practiced(StrEnum):
    """A limit on practice: whatever, never answered, or time to answer it again."""

    ANY = "any"
    NEVER = "never"
    DUE = "due"


def passes(practice: Practice, wanted: Practiced, now: datetime) -> bool:
    """Whether a question with this practice is wanted."""
    if wanted is Practiced.NEVER:
        return practice.times == 0
    if wanted is Practiced.DUE:
        return practice.due_at is not None and practice.due_at <= now
    return True
