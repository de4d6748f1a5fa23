"""What stands beside a take: the candidate's own remarks, and a mentor's."""

from dataclasses import dataclass, field
from datetime import datetime

from tpm_interview.domain.mentor import MentorRating


@dataclass(frozen=True, slots=True)
class Mark:
    """A moment of a recording, in seconds from its start; the text may be empty.

    `id` is its row's, 0 before it is stored.
    """

    at_s: float
    text: str = ""
    id: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class FillerMark:
    """What the candidate says of a filler, beside what was heard.

    `at_s` is where its word begins, or where the candidate heard one; `is_filler` False takes
    back what was heard there.
    """

    at_s: float
    is_filler: bool


@dataclass(frozen=True, slots=True)
class OwnRating:
    """A mark the candidate gave, 1 to 4; the newest counts, the others are its history."""

    rating: int
    rated_at: datetime


@dataclass(frozen=True, slots=True)
class Annotations:
    """Marks and fillers in the order of their moments, ratings of all kinds oldest first."""

    note: str = ""
    marks: tuple[Mark, ...] = ()
    fillers: tuple[FillerMark, ...] = ()
    ratings: tuple[OwnRating, ...] = ()
    mentors: tuple[MentorRating, ...] = ()
    is_starred: bool = False
    is_trashed: bool = False


NO_ANNOTATIONS = Annotations()
