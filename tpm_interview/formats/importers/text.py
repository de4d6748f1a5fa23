"""Plain text: one question a line, with headings between and follow-ups below."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from tpm_interview.domain.found import Findings, Progress, Reading, Why
from tpm_interview.formats.collecting import Collector
from tpm_interview.formats.importers.outline import Outline
from tpm_interview.formats.rules.bare import follow_up, is_answer_to, split_answer
from tpm_interview.formats.rules.openings import ASKING, PROMPT
from tpm_interview.formats.rules.verdict import why_not
from tpm_interview.formats.source import Source
from tpm_interview.formats.text_lines import text_of

_UNDERLINE = re.compile(r"\s*(?:={3,}|-{3,}|~{3,}|_{3,}|\*{3,}|#{3,})\s*")
_DECORATED = re.compile(
    r"\s*(?:={1,6}|-{2,}|\*{2,}|#{1,6}|~{2,}|_{2,}|\[|\u2022{2,})\s*\S.{0,80}?(?:[=\-*#~\]_:\s]*)"
)
_MARK = re.compile(
    r"\s*(?:(\(?\d{1,4}[.)])|(\(?[a-z][.)])|([-*+\u2022\u25e6\u25aa\u2013\u2014]))\s"
)
_LABELLED = re.compile(r"\W*(?:q|question)\s*\d*\s*\W", re.IGNORECASE)
_QUOTED = " >\t"
_WRAPPED_AT = 50
"""Characters of a line that a mail program may have broken."""


@dataclass(frozen=True, slots=True)
class _Line:
    text: str
    number: int
    after_blank: bool
    underlined: bool = False

    @property
    def indent(self) -> int:
        expanded = self.text.expandtabs(4)
        return len(expanded) - len(expanded.lstrip())

    @property
    def mark(self) -> int:
        """1 for a number, 2 for a letter, 3 for a bullet, 0 for none."""
        match = _MARK.match(self.text)
        return match.lastindex or 0 if match else 0


def read(source: Source, reading: Reading, on_progress: Progress) -> Findings:
    """Raises EmptyFile, UnknownFormat, Cancelled."""
    file = text_of(source, reading.encoding, on_progress)
    collector = Collector()
    page = _Page(Outline(collector))
    for line in _whole_lines(file.lines()):
        page.take(line)
        if collector.is_full:
            break
    page.outline.close()
    return collector.findings("text", file.encoding)


class _Page:
    """What the lines so far say about the next one."""

    def __init__(self, outline: Outline) -> None:
        self.outline = outline
        self._question = _Line("", 0, True)
        self._answering = False
        self._following = False

    def take(self, line: _Line) -> None:
        if line.after_blank:
            self._answering = self._following = False
        text, answer = split_answer(line.text)
        if self._is_follow_up_label(text, line):
            return
        why = why_not(text)
        if why is None and is_answer_to(text, self._question.text):
            why = Why.ANSWER
        if why is None and not (self._answering and not _is_numbered(line)):
            self._ask(text, line)
        elif self._is_heading(line, why):
            self._answering = self._following = False
            self.outline.heading(line.text, line.number)
        else:
            self._answering |= why is Why.ANSWER and _is_numbered(self._question)
            self.outline.collector.skip(line.text, line.number, why or Why.ANSWER)
            return
        if answer:
            self.outline.collector.skip(answer, line.number, Why.ANSWER)

    def _is_follow_up_label(self, text: str, line: _Line) -> bool:
        asked = follow_up(text)
        if asked is None:
            return False
        self._following = not asked
        if asked:
            self.outline.follow_up(asked, line.number)
        else:
            self.outline.collector.skip(text, line.number, Why.HEADING)
        return True

    def _ask(self, text: str, line: _Line) -> None:
        self._answering = False
        if self.outline.has_question and (self._following or self._is_below(line)):
            self.outline.follow_up(text, line.number)
        else:
            self.outline.question(text, line.number)
            self._question = line

    def _is_below(self, line: _Line) -> bool:
        """Deeper than the last question, by its indent or by its mark."""
        if line.indent != self._question.indent:
            return line.indent > self._question.indent
        return self._question.mark == 1 and line.mark > 1 and not line.after_blank

    def _is_heading(self, line: _Line, why: Why | None) -> bool:
        if why is not Why.HEADING:
            return False
        text = line.text.strip()
        return (
            line.underlined
            or line.after_blank
            or text.endswith(":")
            or text.isupper()
            or bool(_DECORATED.fullmatch(text))
        )


def _is_numbered(line: _Line) -> bool:
    """Where questions carry numbers or labels, lines without are answers that go on."""
    return line.mark == 1 or bool(_LABELLED.match(line.text))


def _whole_lines(lines: Iterator[str]) -> Iterator[_Line]:
    """Lines that say something, joined where a mail program broke them."""
    held: _Line | None = None
    after_blank = True
    for number, text in enumerate(lines, 1):
        if not text.strip():
            after_blank = True
        elif held and _UNDERLINE.fullmatch(text):
            held = _Line(held.text, held.number, held.after_blank, underlined=True)
        elif held and not after_blank and _continues(held, text):
            held = _Line(f"{held.text} {text.lstrip(_QUOTED)}", held.number, held.after_blank)
        else:
            if held:
                yield held
            held = _Line(text, number, after_blank)
            after_blank = False
    if held:
        yield held


def _continues(held: _Line, text: str) -> bool:
    rest = text.lstrip(_QUOTED)
    return (
        len(held.text) >= _WRAPPED_AT
        and len(held.text) < 2_000
        and rest[:1].islower()
        and held.text.rstrip()[-1] not in ".?!:"
        and not _MARK.match(text)
        and not ASKING.match(rest)
        and not PROMPT.match(rest)
    )
