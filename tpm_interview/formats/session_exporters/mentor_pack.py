"""The mentor pack: one page that plays, shows and asks, without a network or a program.

The page may run its own script and style only, known by their hashes, and may load nothing but the
sound inside it. Every text goes through the template's escaping.
"""

from base64 import b64encode
from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha256
from importlib.resources import files

from tpm_interview.domain.annotations import Mark
from tpm_interview.domain.clock import clock
from tpm_interview.domain.mentor import CRITERIA, MARKS
from tpm_interview.domain.take_export import ExportedTake, Sound, TakesExport
from tpm_interview.domain.transcript import Span, Word, WordSource
from tpm_interview.domain.wording import one_line
from tpm_interview.formats.session_exporters.phrases import (
    about_fact,
    about_prompt,
    about_take,
    count,
    without_words,
)
from tpm_interview.formats.spoken_lines import paragraphs

_UNSURE = 0.5
"""Words less probable than this are faintly underlined."""
_ASKED = {
    "structure": "Is there a beginning, a middle and an end? Could you follow?",
    "evidence": "Does it show what was done, with names, numbers and results?",
    "clarity": "Plain words, short sentences, no detours?",
    "relevance": "Does it answer the question that was asked?",
}


@dataclass(frozen=True, slots=True)
class _Word:
    text: str
    start_s: float
    kind: str


@dataclass(frozen=True, slots=True)
class _Paragraph:
    words: tuple[_Word, ...]
    pause: Span | None


@dataclass(frozen=True, slots=True)
class _Fact:
    name: str
    value: str
    about: str


@dataclass(frozen=True, slots=True)
class _Take:
    id: int
    recorded_at: str
    about: str
    text: str
    sound: str
    paragraphs: tuple[_Paragraph, ...]
    marks: tuple[Mark, ...]
    facts: tuple[_Fact, ...]


@dataclass(frozen=True, slots=True)
class _Prompt:
    text: str
    about: str
    takes: tuple[_Take, ...]


def write(export: TakesExport) -> bytes:
    from jinja2 import Environment, StrictUndefined

    style, script = _part("look.css"), _part("player.js")
    page = Environment(autoescape=True, undefined=StrictUndefined).from_string(
        _part("page.html.j2")
    )
    return page.render(
        title=one_line(export.title),
        count=count(export),
        prompts=tuple(_prompts(export)),
        policy=_policy(style, script),
        style=style,
        script=script,
        criteria=[(name, _ASKED[name]) for name in CRITERIA],
        marks=MARKS,
        clock=clock,
    ).encode("utf-8", "replace")


def _part(name: str) -> str:
    folder = files("tpm_interview.formats.session_exporters") / "pack"
    return (folder / name).read_text(encoding="utf-8")


def _policy(style: str, script: str) -> str:
    return (
        f"default-src 'none'; script-src {_hash(script)}; style-src {_hash(style)}; "
        "media-src data:; base-uri 'none'; form-action 'none'"
    )


def _hash(text: str) -> str:
    return f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'"


def _prompts(export: TakesExport) -> Iterator[_Prompt]:
    for prompt in export.prompts:
        takes = tuple(map(_take, prompt.takes))
        yield _Prompt(one_line(prompt.text), about_prompt(prompt), takes)


def _take(exported: ExportedTake) -> _Take:
    take = exported.take
    marks = (Mark(mark.at_s, one_line(mark.text)) for mark in exported.annotations.marks)
    facts = (_Fact(f.name.capitalize(), f.shown, about_fact(f)) for f in exported.facts)
    return _Take(
        id=take.id,
        recorded_at=take.started_at.isoformat(),
        about=about_take(exported, shows_rating=False),
        text=one_line(take.text) or without_words(exported),
        sound=_address(exported.sound) if exported.sound else "",
        paragraphs=tuple(_paragraphs(exported)),
        marks=tuple(marks),
        facts=tuple(facts),
    )


def _address(sound: Sound) -> str:
    return f"data:{sound.media_type};base64,{b64encode(sound.content).decode()}"


def _paragraphs(exported: ExportedTake) -> Iterator[_Paragraph]:
    for each in paragraphs(exported.timed_words, exported.long_pauses):
        yield _Paragraph(tuple(map(_word, each.words)), each.pause)


def _word(word: Word) -> _Word:
    kind = ""
    if word.source is WordSource.FILLER:
        kind = "filler"
    elif word.probability < _UNSURE:
        kind = "unsure"
    return _Word(one_line(word.text), word.start_s, kind)
