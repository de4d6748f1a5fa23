"""What is measured of a take, beside single numbers."""

from dataclasses import dataclass

from tpm_interview.domain.transcript import Span


@dataclass(frozen=True, slots=True)
class Moment:
    """A place in a recording where a measurement can be heard, and what it is called there."""

    text: str
    at_s: float


@dataclass(frozen=True, slots=True)
class RatePoint:
    """Words a minute inside one window of an answer."""

    window: Span
    words_per_minute: float


@dataclass(frozen=True, slots=True)
class UsedWord:
    """A word and how often it was said."""

    text: str
    count: int


@dataclass(frozen=True, slots=True)
class Pronouns:
    """How often the candidate spoke of themselves, and of the group they belong to."""

    i: int
    we: int


@dataclass(frozen=True, slots=True)
class FillerCounts:
    """`heard` by the recognizer and `marked` by the candidate; `per_100` words both together.

    None for `per_100` below 20 words.
    """

    heard: int
    marked: int
    per_100: float | None
