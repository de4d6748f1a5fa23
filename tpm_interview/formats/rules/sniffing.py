"""What kind of text some lines are, by their shape."""

import csv
import re
from collections import Counter
from collections.abc import Sequence

from tpm_interview.domain.found import Field
from tpm_interview.formats.rules.columns import field_of
from tpm_interview.formats.rules.verdict import why_not

_WEB_PAGE = re.compile(r"<(?:!doctype html|html|head|body)\b", re.IGNORECASE)
_COMMENT = re.compile(r"\s*(?:#.*)?|%YAML.*|---\s*")
_KEY = re.compile(r"(?:- )?[\"']?[\w -]{1,40}[\"']?:(?:\s+[|>][+-]?)?(?:\s|$)")
_ASKED = re.compile(r"q(?:uestion)?\s*\d*$", re.IGNORECASE)
_MARKDOWN = re.compile(
    r"#{1,6}\s+\S|```|\s*\|?\s*:?-{3,}:?\s*\||<details|.*\*\*\S.*\*\*|.*\]\([^)]+\)|\s*[-*+]\s+\S"
)
_DELIMITERS = "\t;|,"
_ROWS = 60


def is_web_page(text: str) -> bool:
    return bool(_WEB_PAGE.match(text))


def is_yaml(lines: Sequence[str]) -> bool:
    """Keys at the margin, or entries that are mappings; a list of plain lines is Markdown."""
    said = [line for line in lines if not _COMMENT.fullmatch(line)]
    if not said:
        return False
    margin = [line for line in said if not line[:1].isspace()]
    keyed = [line for line in margin if _KEY.match(line)]
    if len(keyed) < len(margin) or not keyed:
        return False
    names = [line.split(":")[0] for line in keyed if not line.startswith("-")]
    if names:
        return len(set(names)) == len(names) and not _ASKED.match(names[0])
    return _are_mappings(said)


def is_markdown(lines: Sequence[str]) -> bool:
    """Marks that plain text does not have."""
    return any(_MARKDOWN.match(line) for line in lines) and not is_table(lines)


def is_table(lines: Sequence[str]) -> bool:
    """Rows of the same number of cells, of which one column names or asks questions."""
    filled = [line for line in lines if line.strip()][:_ROWS]
    if len(filled) < 2:
        return False
    if _names_fields(filled[0]):
        return True
    if any(_MARKDOWN.match(line) for line in filled[:3]):
        return False
    return any(_are_rows(filled, delimiter) for delimiter in _DELIMITERS)


def _names_fields(line: str) -> bool:
    """Heads that no prose has, whatever stands below; bars may be a Markdown table's."""
    named = [{field_of(cell) for cell in line.split(delimiter)} for delimiter in ",;\t"]
    return any(Field.QUESTION in fields and len(fields - {None}) > 2 for fields in named)


def _are_rows(lines: list[str], delimiter: str) -> bool:
    try:
        rows = [row for row in csv.reader(lines, delimiter=delimiter) if row]
    except csv.Error:
        return False
    width, count = Counter(map(len, rows)).most_common(1)[0]
    if width < 2 or count < 0.8 * len(rows):
        return False
    named = [field_of(cell) for cell in rows[0]]
    if sum(field is not None for field in named) > 1:
        return True
    return delimiter != "," and any(
        sum(why_not(row[at]) is None for row in rows if at < len(row)) > len(rows) / 2
        for at in range(width)
    )


def _are_mappings(said: Sequence[str]) -> bool:
    """Entries with keys below them, as "- question: ...", "  answer: ..."."""
    below = [line for line in said if line[:1].isspace()]
    short = [line for line in said if re.match(r"- [\w-]{1,30}:\s", line)]
    keyed = bool(below) and all(map(_KEY.match, map(str.lstrip, below)))
    beside = [line for line in below if re.match(r"  [^\s-]", line)]
    named = bool(beside) and all(re.match(r"  [\w-]{1,30}:(?:\s|$)", line) for line in beside)
    return keyed or len(short) == len(said) - (len(below) if named else 0)
