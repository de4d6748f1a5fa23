"""What two wordings of one answer have in common, and what only one of them has."""

from dataclasses import dataclass
from enum import StrEnum


class DifferenceKind(StrEnum):
    """What became of a stretch of words."""

    SAME = "same"
    REPLACED = "replaced"
    ADDED = "added"
    REMOVED = "removed"


@dataclass(frozen=True, slots=True)
class WordDifference:
    """Indexes of words before and after; of what was added `before` is empty, of what was
    removed `after`.

    In `SAME` both are equally long, and their words may differ in case and punctuation.
    """

    kind: DifferenceKind
    before: range
    after: range
