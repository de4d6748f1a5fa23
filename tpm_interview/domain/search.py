"""Searching everything ever said: what is looked for and what is found."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from tpm_interview.domain.session import Mode, TakeState


@dataclass(frozen=True, slots=True)
class Term:
    """Words that follow one another; `is_prefix` lets the last one go on.

    Words hold letters and digits only. `near` are words that may stand for the one word of a term
    that no take holds.
    """

    words: tuple[str, ...]
    is_prefix: bool = False
    near: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class TakeFilter:
    """Limits beside words; what is empty or None limits nothing.

    `competencies` are slugs, or what their names begin with or contain. `questions` are ids, or
    words of the prompt. `since` belongs to the days wanted, `before` does not, both by the clock of
    this computer. `ratings` holds the marks wanted.
    """

    competencies: tuple[str, ...] = ()
    questions: tuple[str, ...] = ()
    modes: tuple[Mode, ...] = ()
    ratings: frozenset[int] | None = None
    since: date | None = None
    before: date | None = None
    is_marked: bool = False
    is_starred: bool = False
    is_unrecognized: bool = False


EVERY_TAKE = TakeFilter()


@dataclass(frozen=True, slots=True)
class Query:
    """Takes that hold every one of `terms` and none of `without`, within the filter.

    `not_understood` are limits as typed that say nothing, such as `rating:great`.
    """

    terms: tuple[Term, ...] = ()
    without: tuple[Term, ...] = ()
    filter: TakeFilter = EVERY_TAKE
    not_understood: tuple[str, ...] = ()


class Order(StrEnum):
    """How hits follow one another.

    `BEST` ranks them where words were asked for; `QUESTION` keeps the takes of a question together,
    the question answered last first, and each one's newest take first.
    """

    BEST = "best"
    NEWEST = "newest"
    QUESTION = "question"


class Place(StrEnum):
    """Where in a take the words were found; `NOWHERE` if none were asked for."""

    SAID = "said"
    MARK = "mark"
    NOTE = "note"
    PROMPT = "prompt"
    NOWHERE = "nowhere"


@dataclass(frozen=True, slots=True)
class Snippet:
    """A piece of text, and from where to where in it stand the words looked for."""

    text: str
    hits: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True, slots=True)
class Hit:
    """A take that was found.

    `at_s` is where the first word of the snippet's hits was said, or where its mark stands; else 0.
    `rank` is the lower the better, and 0 where no words were asked for.
    """

    take_id: int
    session_id: int
    question_id: str
    prompt: str
    snippet: Snippet
    place: Place
    at_s: float
    rank: float
    started_at: datetime
    state: TakeState
    mode: Mode
    rating: int | None
    is_starred: bool


@dataclass(frozen=True, slots=True)
class Correction:
    """A word that no take holds, and those that were looked for in its place."""

    typed: str
    meant: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Found:
    """The first hits; `query` is what was searched for, to ask for more of them or their number."""

    query: Query
    hits: tuple[Hit, ...]
    corrections: tuple[Correction, ...] = ()
