"""A Markdown page that reads well as it stands and in any renderer.

Every question is a numbered paragraph in bold; what belongs to it follows in labelled bullets.
"""

from collections.abc import Iterable, Iterator

from tpm_interview.domain.bank_export import BankExport
from tpm_interview.domain.question import Question
from tpm_interview.formats.markdown_text import literal


def write(export: BankExport) -> bytes:
    return "".join(f"{line}\n" for line in _lines(export)).encode("utf-8", "replace")


def _lines(export: BankExport) -> Iterator[str]:
    yield f"# {literal(export.title)}"
    for competency, questions in export.chapters:
        if questions:
            yield ""
            yield f"## {literal(competency.name)}"
        for number, question in enumerate(questions, 1):
            yield ""
            yield from _question(number, question)


def _question(number: int, question: Question) -> Iterator[str]:
    start = f"{number}. "
    indent = " " * len(start)
    yield f"{start}**{literal(question.text)}**"
    yield from (f"{indent}- Follow-up: {literal(text)}" for text in question.follow_ups)
    yield from _labelled(indent, "Key points", (point.point for point in question.key_points))
    yield from _labelled(indent, "Tips", question.tips)


def _labelled(indent: str, label: str, texts: Iterable[str]) -> Iterator[str]:
    for position, text in enumerate(texts):
        if position == 0:
            yield f"{indent}- {label}:"
        yield f"{indent}  - {literal(text)}"
