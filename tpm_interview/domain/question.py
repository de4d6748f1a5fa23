"""A question of the bank and what belongs to it."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

MAX_TEXT = 1000
"""Characters of a question, follow-up, tip, key point or cue; longer ones are no prompts."""
ANSWER_S = range(15, 601)
"""The times to answer that a question may want, in seconds."""


class Kind(StrEnum):
    """What sort of answer a question wants."""

    BEHAVIORAL = "behavioral"
    METHOD = "method"
    KNOWLEDGE = "knowledge"
    MOTIVATION = "motivation"
    BACKGROUND = "background"
    SELF_QUERY = "self-query"
    REVERSE = "reverse"


class Level(StrEnum):
    """Seniority, in the four steps the source document names; `ANY` where nobody says."""

    ENTRY = "entry"
    JUNIOR = "junior"
    SENIOR = "senior"
    PRINCIPAL = "principal"
    ANY = "any"


LEVELS = (Level.ENTRY, Level.JUNIOR, Level.SENIOR, Level.PRINCIPAL)
"""What a filter offers: a question for any level passes each of them."""


class Origin(StrEnum):
    """Where a question comes from."""

    SEED_VERBATIM = "seed-verbatim"
    SEED_SELF_QUERY = "seed-self-query"
    SEED_DERIVED = "seed-derived"
    OWN = "own"
    IMPORTED = "imported"


class Needs(StrEnum):
    """What makes a key point convincing."""

    NUMBER = "number"
    EXAMPLE = "example"
    ANY = "any"


@dataclass(frozen=True, slots=True)
class Competency:
    """What questions examine; `slug` is what a question names."""

    slug: str
    name: str


@dataclass(frozen=True, slots=True)
class Source:
    """The place in the source document that a shipped question rests on."""

    section: str
    quote: str


@dataclass(frozen=True, slots=True)
class KeyPoint:
    """Something a good answer covers; `cues` are two to four ways of saying it."""

    point: str
    cues: tuple[str, ...] = ()
    needs: Needs = Needs.ANY


OTHER = Competency("other", "Other")
"""For questions that nobody has sorted."""


@dataclass(frozen=True, slots=True)
class Question:
    """One item of the bank; `answer_s` None leaves the time to the mode.

    `based_on` is the id of the question this one varies. `trashed_at` None means that it is not
    in the trash.
    """

    id: str
    text: str
    competency: str
    kind: Kind
    level: Level
    origin: Origin
    source: Source | None = None
    follow_ups: tuple[str, ...] = ()
    key_points: tuple[KeyPoint, ...] = ()
    tips: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    answer_s: int | None = None
    hidden: bool = False
    based_on: str | None = None
    trashed_at: datetime | None = None

    @property
    def is_asked(self) -> bool:
        """Whether an interviewer would ask it; self-queries, hidden and trashed ones are not."""
        return self.kind is not Kind.SELF_QUERY and not self.hidden and not self.trashed_at

    @property
    def is_own(self) -> bool:
        """Whether it is the candidate's: written or imported, not shipped with the app."""
        return self.origin in (Origin.OWN, Origin.IMPORTED)


@dataclass(frozen=True, slots=True)
class QuestionSet:
    """A named, ordered list of questions, by their ids; a question can be in many."""

    id: str
    name: str
    question_ids: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class QuestionFilter:
    """Which questions are wanted; an empty tuple or text puts no limit."""

    text: str = ""
    competencies: tuple[str, ...] = ()
    kinds: tuple[Kind, ...] = ()
    levels: tuple[Level, ...] = ()
    origins: tuple[Origin, ...] = ()
    tags: tuple[str, ...] = ()
    with_hidden: bool = False

    def admits(self, question: Question) -> bool:
        """Whether `question` passes every limit; text matches any part, case aside."""
        return (
            (self.with_hidden or not question.hidden)
            and _within(question.competency, self.competencies)
            and _within(question.kind, self.kinds)
            and (question.level is Level.ANY or _within(question.level, self.levels))
            and _within(question.origin, self.origins)
            and (not self.tags or bool(set(self.tags) & set(question.tags)))
            and (not self.text or self.admits_text(searched_text(question)))
        )

    def admits_text(self, searched: str) -> bool:
        """Whether every word of `text` is part of what `searched_text` made of a question."""
        return all(part in searched for part in self.text.casefold().split())


EVERYTHING = QuestionFilter()
"""No limit but that hidden questions stay hidden."""


def _within(value: str, wanted: tuple[str, ...]) -> bool:
    return not wanted or value in wanted


def searched_text(question: Question) -> str:
    """What a search looks through: text, follow-ups, key points, cues and tags; case folded."""
    points = (part for point in question.key_points for part in (point.point, *point.cues))
    parts = (question.text, *question.follow_ups, *points, *question.tags)
    return "\n".join(parts).casefold()
