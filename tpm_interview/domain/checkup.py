"""What a look at the whole library finds, and whether it could be mended."""

from dataclasses import dataclass
from enum import StrEnum


class Trouble(StrEnum):
    """Kinds of problems, by their names in JSON."""

    DATABASE = "database"
    REFERENCE = "reference"
    INDEX = "index"
    MISSING = "missing"
    UNREADABLE = "unreadable"
    LENGTH = "length"
    ORPHAN = "orphan"
    LEFTOVER = "leftover"


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that is not as it should be.

    `what` says it in a sentence, with what was done where `repaired`. `remedy` is empty once
    nothing is left to do. `take` is None where it concerns no single take.
    """

    kind: Trouble
    what: str
    remedy: str = ""
    take: int | None = None
    repaired: bool = False


@dataclass(frozen=True, slots=True)
class Checkup:
    """All that was found; `recordings` is how many were looked at."""

    problems: tuple[Problem, ...]
    recordings: int

    @property
    def ok(self) -> bool:
        """Nothing is left to be mended."""
        return all(problem.repaired for problem in self.problems)
