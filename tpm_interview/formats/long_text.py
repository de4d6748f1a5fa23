"""Long text cut into parts of a question, each short enough to be kept."""

import re

from tpm_interview.domain.question import MAX_TEXT
from tpm_interview.domain.wording import one_line

_MOST_PIECES = 5
_SENTENCE_END = re.compile(r"(?<=[.!?…])\s+")


def pieces_of(text: str) -> tuple[str, ...]:
    """`text` in one piece where that fits, else cut at sentence ends; what is over is left out."""
    line = one_line(text[: 4 * _MOST_PIECES * MAX_TEXT])
    if len(line) <= MAX_TEXT:
        return (line,) if line else ()
    pieces = [""]
    for sentence in _SENTENCE_END.split(line):
        part = sentence[:MAX_TEXT]
        if len(pieces[-1]) + 1 + len(part) > MAX_TEXT:
            pieces.append(part)
        else:
            pieces[-1] = f"{pieces[-1]} {part}".strip()
    return tuple(filter(None, pieces))[:_MOST_PIECES]
