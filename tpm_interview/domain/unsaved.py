"""A question while it is being written."""

from dataclasses import dataclass

from tpm_interview.domain.question import KeyPoint, Kind, Level, Origin, Question

BLANK = Question("", "", "", Kind.BEHAVIORAL, Level.ANY, Origin.OWN)
"""What a new question starts from."""


@dataclass(frozen=True, slots=True)
class Draft:
    """What stands in the form; `base` is the question that was opened, or `BLANK`.

    `competency` is the name or slug of one that may be new, empty for none. `kind` None leaves
    it to the words of the question.
    """

    base: Question = BLANK
    text: str = ""
    competency: str = ""
    kind: Kind | None = None
    level: Level = Level.ANY
    follow_ups: tuple[str, ...] = ()
    key_points: tuple[KeyPoint, ...] = ()
    tips: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    answer_s: int | None = None
