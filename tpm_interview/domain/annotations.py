"""What stands beside a take: the candidate's own remarks, and a mentor's."""

from dataclasses import dataclass

from tpm_interview.domain.mentor import MentorRating


@dataclass(frozen=True, slots=True)
class Mark:
    """A moment of a recording, in seconds from its start; the text may be empty."""

    at_s: float
    text: str = ""


@dataclass(frozen=True, slots=True)
class Annotations:
    """Marks in the order of their moments, mentors' ratings oldest first."""

    note: str = ""
    marks: tuple[Mark, ...] = ()
    mentors: tuple[MentorRating, ...] = ()
    is_starred: bool = False
    is_trashed: bool = False


NO_ANNOTATIONS = Annotations()
