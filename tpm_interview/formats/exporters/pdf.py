"""Pages to print and to write on, with boxes to tick beside the key points."""

from collections.abc import Iterable, Iterator

from tpm_interview.domain.bank_export import BankExport
from tpm_interview.domain.question import Question
from tpm_interview.formats.exporters.pages import Line
from tpm_interview.formats.exporters.printing import (
    BOX,
    COUNT,
    DETAIL,
    HEADING,
    LABEL,
    QUESTION,
    TITLE,
    Setter,
    printed,
)


def write(export: BankExport) -> bytes:
    return printed(export.title, lambda setter: _Pages(setter).blocks(export))


class _Pages:
    """Questions as blocks of lines."""

    def __init__(self, setter: Setter) -> None:
        self._lines = setter.lines

    def blocks(self, export: BankExport) -> Iterator[list[Line]]:
        """What should not be torn apart: a heading and its first question, a question whole."""
        count = len(export.questions)
        told = "1 question" if count == 1 else f"{count} questions"
        yield [*self._lines(export.title, TITLE), *self._lines(told, COUNT, 1.0)]
        for competency, questions in export.chapters:
            heading = self._lines(competency.name, HEADING, 12.0, is_chapter=True)
            for number, question in enumerate(questions, 1):
                yield [*heading, *self._question(number, question)]
                heading = []

    def _question(self, number: int, question: Question) -> Iterator[Line]:
        yield from self._lines(question.text, QUESTION, 7.0, f"{number}.")
        points = [point.point for point in question.key_points]
        yield from self._labelled("Key points", points, BOX)
        yield from self._labelled("Follow-ups", question.follow_ups, "\u2013")
        yield from self._labelled("Tips", question.tips, "\u2013")

    def _labelled(self, label: str, texts: Iterable[str], mark: str) -> Iterator[Line]:
        for position, text in enumerate(texts):
            if position == 0:
                yield from self._lines(label, LABEL, 2.2)
            yield from self._lines(text, DETAIL, 0.6, mark)
