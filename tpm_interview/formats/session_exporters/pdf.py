"""Pages to print: every answer with its facts beneath it."""

from collections.abc import Iterable, Iterator

from tpm_interview.domain.clock import clock
from tpm_interview.domain.take_export import ExportedPrompt, ExportedTake, TakesExport
from tpm_interview.formats.exporters.pages import Line, Style
from tpm_interview.formats.exporters.printing import (
    COUNT,
    DETAIL,
    HEADING,
    LABEL,
    TITLE,
    Setter,
    printed,
)
from tpm_interview.formats.session_exporters.phrases import (
    about_mentor,
    about_prompt,
    about_take,
    count,
    fact_line,
    mentor_lines,
    told_paragraphs,
)

_TAKE = Style(11.5, 6, gray=10, is_strong=True)
_SAID = Style(10.5, 5.6, gray=20)


def write(export: TakesExport) -> bytes:
    return printed(export.title, lambda setter: _Pages(setter).blocks(export))


class _Pages:
    """Takes as blocks of lines."""

    def __init__(self, setter: Setter) -> None:
        self._lines = setter.lines

    def blocks(self, export: TakesExport) -> Iterator[list[Line]]:
        """What should not be torn apart: headings and the beginning of an answer, a paragraph."""
        yield [*self._lines(export.title, TITLE), *self._lines(count(export), COUNT, 1.0)]
        for prompt in export.prompts:
            heading = self._heading(prompt)
            for exported in prompt.takes:
                yield from self._take(exported, heading)
                heading = []
            if heading:
                yield heading

    def _heading(self, prompt: ExportedPrompt) -> list[Line]:
        shown = self._lines(prompt.text, HEADING, 12.0, is_chapter=True)
        return [*shown, *self._lines(about_prompt(prompt), COUNT, 1.0)]

    def _take(self, exported: ExportedTake, heading: list[Line]) -> Iterator[list[Line]]:
        above = [*heading, *self._lines(about_take(exported), _TAKE, 7.0)]
        for text in told_paragraphs(exported):
            yield [*above, *self._lines(text, _SAID, 2.4)]
            above = []
        yield list(self._beside(exported))

    def _beside(self, exported: ExportedTake) -> Iterator[Line]:
        beside = exported.annotations
        yield from self._labelled("Facts", map(fact_line, exported.facts))
        yield from self._labelled("Marks", (f"{clock(m.at_s)} {m.text}" for m in beside.marks))
        yield from self._labelled("Note", beside.note.splitlines())
        for rating in beside.mentors:
            yield from self._labelled(about_mentor(rating), mentor_lines(rating))

    def _labelled(self, label: str, texts: Iterable[str]) -> Iterator[Line]:
        for position, text in enumerate(texts):
            if position == 0:
                yield from self._lines(label, LABEL, 2.2)
            yield from self._lines(text, DETAIL, 0.6, "\u2013")
