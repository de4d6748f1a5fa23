"""What an import offers to take in, and what the candidate decides."""

from dataclasses import dataclass
from enum import StrEnum

from tpm_interview.domain.found import Findings, Found


class Twin(StrEnum):
    """How a found question relates to one that is there already."""

    SAME = "same"  # nothing in it is new
    ALIKE = "alike"  # asks the same in nearly the same words


@dataclass(frozen=True, slots=True)
class Duplicate:
    """What a found question repeats: one of the bank, or an earlier one of the file.

    `question_id` is empty and `line` the place in the file for the latter; `text` is its text.
    """

    twin: Twin
    text: str
    question_id: str = ""
    line: int = 0


@dataclass(frozen=True, slots=True)
class Offer:
    """One found question, and what it repeats."""

    found: Found
    duplicate: Duplicate | None = None


@dataclass(frozen=True, slots=True)
class Preview:
    """All that a file would bring in; nothing is changed yet."""

    name: str
    findings: Findings
    offers: tuple[Offer, ...]


class Decision(StrEnum):
    """What happens to an offer."""

    ADD = "add"
    MERGE = "merge"  # what is new goes to the question it repeats
    LEAVE = "leave"


@dataclass(frozen=True, slots=True)
class Pick:
    """An offer as the candidate wants it, perhaps edited; `into` is the id to merge into."""

    found: Found
    decision: Decision = Decision.ADD
    into: str = ""


@dataclass(frozen=True, slots=True)
class Imported:
    """What came of an import, in numbers of questions; `first` is the id of the first added."""

    added: int
    merged: int
    first: str = ""
