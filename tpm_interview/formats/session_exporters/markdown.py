"""A Markdown page that reads well as it stands and in any renderer."""

from collections.abc import Iterable, Iterator

from tpm_interview.domain.clock import clock
from tpm_interview.domain.take_export import ExportedTake, TakesExport
from tpm_interview.formats.markdown_text import literal
from tpm_interview.formats.session_exporters.phrases import (
    about_mentor,
    about_prompt,
    about_take,
    count,
    fact_line,
    mentor_lines,
    told_paragraphs,
)


def write(export: TakesExport) -> bytes:
    return "".join(f"{line}\n" for line in _lines(export)).encode("utf-8", "replace")


def _lines(export: TakesExport) -> Iterator[str]:
    yield f"# {literal(export.title)}"
    yield ""
    yield count(export)
    for prompt in export.prompts:
        yield from ("", f"## {literal(prompt.text)}", "", about_prompt(prompt))
        for exported in prompt.takes:
            yield from _take(exported)


def _take(exported: ExportedTake) -> Iterator[str]:
    beside = exported.annotations
    yield from ("", f"### {about_take(exported)}")
    for text in told_paragraphs(exported):
        yield from ("", literal(text))
    yield from _labelled("Facts", map(fact_line, exported.facts))
    yield from _labelled("Marks", (f"{clock(mark.at_s)} {mark.text}" for mark in beside.marks))
    yield from _labelled("Note", beside.note.splitlines())
    for rating in beside.mentors:
        yield from _labelled(about_mentor(rating), mentor_lines(rating))


def _labelled(label: str, texts: Iterable[str]) -> Iterator[str]:
    for position, text in enumerate(texts):
        if position == 0:
            yield from ("", f"**{literal(label)}**", "")
        yield f"- {literal(text)}"
