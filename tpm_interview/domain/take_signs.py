"""What a list tells of a take beside its question, without reading it whole."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class TakeSigns:
    """Whether it is the best of its question, and whether something was written about it."""

    is_starred: bool = False
    has_note: bool = False
    has_marks: bool = False


NO_SIGNS = TakeSigns()
