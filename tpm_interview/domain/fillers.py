"""Fillers of an answer: where one was said, and who says so."""

from dataclasses import dataclass
from enum import StrEnum


class FillerSource(StrEnum):
    """Who found a filler."""

    HEARD = "heard"  # in the words, by the recognizer and the rules
    MARKED = "marked"  # by the candidate


@dataclass(frozen=True, slots=True)
class Filler:
    """One filler; `first` and `last` are indexes of words, `last` included.

    Both are -1 for a moment at which the candidate heard one and no word was written.
    `at_s` is where the first word begins, or that moment.
    """

    first: int
    last: int
    at_s: float
    source: FillerSource
