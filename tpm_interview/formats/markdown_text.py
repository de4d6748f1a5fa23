"""Any text as Markdown that shows it as it is."""

import re

from tpm_interview.domain.wording import one_line

# These can mean something inside a line: code, emphasis, links, HTML, entities, formulas; the rest
# only where they stand first (CommonMark 0.31, sections 2.4 and 4 to 6).
_INSIDE = re.compile(r"[\\`*_\[\]<>~$]|&(?=#?\w+;)|#(?=#*$)")
_FIRST = re.compile(r"^(\d*)([-+=.)|:#])")


def literal(text: str) -> str:
    """On one line, escaped so that every renderer shows the text as it is."""
    return _FIRST.sub(r"\1\\\2", _INSIDE.sub(r"\\\g<0>", one_line(text)))
