"""Whether a Markdown page has a question for its title."""

import re
from collections.abc import Iterator

from tpm_interview.formats.importers.markdown_blocks import outside_fences, without_front_matter
from tpm_interview.formats.rules.bare import follow_up
from tpm_interview.formats.rules.verdict import names_answer, why_not

_TITLE = re.compile(r"#\s")
_BELOW = re.compile(r"\s{0,3}(?:[-*+\u2022]|\d{1,9}[.)])\s|#{1,6}\s")
_SEVERAL = 2
_ORNAMENT = re.compile(r"\s*(?:$|<|!?\[!)")
"""What may stand above a title: badges, pictures, comments, nothing."""


def is_titled(lines: Iterator[str]) -> bool:
    """Whether a question is the title: it heads the page alone, above several others."""
    said = outside_fences(without_front_matter(lines))
    title = next((line for line in said if not _ORNAMENT.match(line)), "")
    if not _TITLE.match(title) or why_not(title) is not None:
        return False
    below = next((line for line in said if _BELOW.match(line)), "")
    if not below or _TITLE.match(below) or _is_of_the_question(below):
        return False
    asked = int(why_not(below) is None)
    for line in said:
        if _TITLE.match(line):
            return False
        if asked < _SEVERAL and _BELOW.match(line):
            asked += why_not(line) is None
    return asked == _SEVERAL


def _is_of_the_question(line: str) -> bool:
    return follow_up(line) is not None or names_answer(line)
