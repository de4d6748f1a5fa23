"""What a mentor writes about takes and sends back."""

from dataclasses import dataclass
from datetime import datetime

CRITERIA = ("structure", "evidence", "clarity", "relevance")
"""What a mentor is asked to mark, each 1 to 4, and to say a word about."""
MARKS = range(1, 5)


@dataclass(frozen=True, slots=True)
class Criterion:
    """One thing that was judged; `mark` is 1 to 4, None where the mentor gave none."""

    name: str
    mark: int | None = None
    comment: str = ""

    @property
    def is_empty(self) -> bool:
        return self.mark is None and not self.comment


@dataclass(frozen=True, slots=True)
class MentorRating:
    """A mentor's word on one take; `rating` is the mark for the whole answer, 1 to 4 or None."""

    mentor: str
    rated_at: datetime
    rating: int | None = None
    comment: str = ""
    criteria: tuple[Criterion, ...] = ()

    @property
    def is_empty(self) -> bool:
        judged = any(not each.is_empty for each in self.criteria)
        return self.rating is None and not self.comment and not judged


@dataclass(frozen=True, slots=True)
class NotesOnTake:
    """A rating and the take that it is about; both id and moment must be those of a take."""

    take_id: int
    recorded_at: datetime
    rating: MentorRating


@dataclass(frozen=True, slots=True)
class MentorNotes:
    """A mentor's file; `digest` is the same for the same content."""

    takes: tuple[NotesOnTake, ...]
    digest: str
