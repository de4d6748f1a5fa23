"""A Markdown page that reads well as it stands and in any renderer.

Every question is a numbered paragraph in bold; what belongs to it follows in labelled bullets.
"""

import re
from collections.abc import Iterable, Iterator

from tpm_interview.domain.bank_export import BankExport
from tpm_interview.domain.question import Question
from tpm_interview.domain.wording import one_line

# These can mean something inside a line: code, emphasis, links, HTML, entities, formulas; the rest
# only where they stand first (CommonMark 0.31, sections 2.4 and 4 to 6).
_INSIDE = re.compile(r"[\\`*_\[\]<>~$]|&(?=#?\w+;)|#(?=#*$)")
_FIRST = re.compile(r"^(\d*)([-+=.)|:#])")


def write(export: BankExport) -> bytes:
    return "".join(f"{line}\n" for line in _lines(export)).encode("utf-8", "replace")


def _lines(export: BankExport) -> Iterator[str]:
    yield f"# {_shown(export.title)}"
    for competency, questions in export.chapters:
        if questions:
            yield ""
            yield f"## {_shown(competency.name)}"
        for number, question in enumerate(questions, 1):
            yield ""
            yield from _question(number, question)


def _question(number: int, question: Question) -> Iterator[str]:
    start = f"{number}. "
    indent = " " * len(start)
    yield f"{start}**{_shown(question.text)}**"
    yield from (f"{indent}- Follow-up: {_shown(text)}" for text in question.follow_ups)
    yield from _labelled(indent, "Key points", (point.point for point in question.key_points))
    yield from _labelled(indent, "Tips", question.tips)


def _labelled(indent: str, label: str, texts: Iterable[str]) -> Iterator[str]:
    for position, text in enumerate(texts):
        if position == 0:
            yield f"{indent}- {label}:"
        yield f"{indent}  - {_shown(text)}"


def _shown(text: str) -> str:
    """Escaped so that every renderer shows the text as it is."""
    return _FIRST.sub(r"\1\\\2", _INSIDE.sub(r"\\\g<0>", one_line(text)))
