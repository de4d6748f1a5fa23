"""The heads and cells of the tables that we write, which are read again as they stand."""

import re
from collections.abc import Iterable

from tpm_interview.domain.found import Field

COLUMNS = (
    Field.QUESTION,
    Field.COMPETENCY,
    Field.KIND,
    Field.LEVEL,
    Field.FOLLOW_UPS,
    Field.KEY_POINTS,
    Field.TIPS,
    Field.TAGS,
    Field.ANSWER_S,
)
ORIGIN = "origin"
_FORMULA = re.compile(r"'*[=+\-@\t\r]")
"""What a spreadsheet would run, and what would be mistaken for it made harmless."""


def is_own(heads: Iterable[str]) -> bool:
    """Whether a table is ours, also after its columns were moved or taken away."""
    names = set(heads)
    return {Field.QUESTION.value, ORIGIN} <= names <= {*COLUMNS, ORIGIN}


def harmless(cell: str) -> str:
    """With an apostrophe before what a spreadsheet would run as a formula, as OWASP advises."""
    return f"'{cell}" if _FORMULA.match(cell) else cell


def as_written(cell: str) -> str:
    """Without the apostrophe that `harmless` and other careful writers put first."""
    return cell[1:] if cell[:1] == "'" and _FORMULA.match(cell) else cell
