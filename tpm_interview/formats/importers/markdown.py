"""Markdown: questions as headings, entries, bold lines, summaries or rows, under headings."""

import re
from dataclasses import dataclass, replace

from tpm_interview.domain.found import Findings, Progress, Reading, Why
from tpm_interview.formats.collecting import Collector
from tpm_interview.formats.importers.markdown_blocks import pieces
from tpm_interview.formats.importers.markdown_escapes import MarkdownCollector
from tpm_interview.formats.importers.markdown_title import is_titled
from tpm_interview.formats.importers.markdown_units import Form, Reader, Unit, is_strong
from tpm_interview.formats.importers.outline import Outline
from tpm_interview.formats.importers.table import read_table
from tpm_interview.formats.rules.bare import bare, follow_up, is_answer_to, split_answer
from tpm_interview.formats.rules.openings import PROMPT
from tpm_interview.formats.rules.verdict import MUTED, names_answer, why_not
from tpm_interview.formats.source import Source
from tpm_interview.formats.text_lines import text_of

_CONTENTS = re.compile(r"\W*\[[^\[\]]*\]\(\s*<?#[^()]*\)\W*")
_BELOW_HEADINGS = 7
"""The level of a bold line that works as a heading; entries that do lie deeper."""


def read(source: Source, reading: Reading, on_progress: Progress) -> Findings:
    """Raises EmptyFile, UnknownFormat, Cancelled."""
    file = text_of(source, reading.encoding, on_progress)
    collector = MarkdownCollector()
    reader, page = Reader(), _Page(collector, reading, is_titled(file.lines()))
    for piece in pieces(file.lines()):
        for unit in reader.units(piece):
            page.take(unit)
        if collector.is_full:
            break
    page.outline.close()
    return collector.findings("markdown", file.encoding)


@dataclass(frozen=True, slots=True)
class _Asked:
    """The question that units may belong to: how it is written, and how deep it stands."""

    form: Form = Form.TABLE_END
    level: int = 0
    is_strong: bool = False
    is_numbered: bool = False
    text: str = ""


class _Page:
    """What the units so far say about the next one.

    `_muted` is the depth of an entry, or the level of a heading, below which nothing is asked
    since it holds an answer or tips; 0 for none. `_muted_list`: so does the list that follows.
    `_following` is how the label is written under which questions follow another up.
    """

    def __init__(self, collector: Collector, reading: Reading, is_titled: bool) -> None:
        self.outline = Outline(collector)
        self._collector = collector
        self._reading = reading
        self._asked = _Asked()
        self._muted_entry = 0
        self._muted_heading = 0
        self._is_titled = is_titled
        self._following: Form | None = None
        self._folded = False
        self._title: Unit | None = None
        self._muted_list = False
        self._rows: list[tuple[int, tuple[str, ...]]] = []

    def take(self, unit: Unit) -> None:
        if unit.form is Form.ROW:
            self._rows.append((unit.line, unit.cells))
        elif unit.form is Form.TABLE_END:
            self._end_table()
        elif unit.form is Form.UNFOLDED:
            self._folded = False
        elif unit.form is Form.CODE:
            self._skip(unit, Why.CODE)
        elif unit.form is Form.HEADING:
            self._take_heading(unit)
        else:
            self._take_text(unit)

    def _end_table(self) -> None:
        rows, self._rows = self._rows, []
        if rows and not self._muted_heading:
            self.outline.close()
            read_table(rows, self._reading, self._collector, title=self.outline.title)

    def _take_heading(self, unit: Unit) -> None:
        self._muted_entry, self._folded, self._following = 0, False, None
        self._muted_list = False
        if self._muted_heading and unit.level > self._muted_heading:
            self._skip(unit, Why.ANSWER)
            return
        self._muted_heading = 0
        if self._is_titled and unit.level == 1:
            self._is_titled = False
            self._skip(unit, Why.HEADING)
            return
        below = self._asked.form is Form.HEADING and unit.level > self._asked.level
        asked = follow_up(unit.text)
        why = why_not(unit.text)
        if below and asked is not None:
            self._follow(asked, unit)
        elif below and (why in MUTED or names_answer(unit.text)):
            self._muted_heading = unit.level
            self._skip(unit, Why.ANSWER if why is Why.HEADING else why or Why.TIP)
        elif why is None:
            self._ask(unit, unit.text)
        else:
            self._asked = _Asked()
            self.outline.heading(unit.text, unit.line, unit.level)

    def _take_text(self, unit: Unit) -> None:
        self._open_title(unit)
        self._end_following(unit)
        if self._is_muted(unit):
            self._skip(unit, Why.ANSWER)
            return
        text, answer = split_answer(unit.text)
        if answer:
            unit = replace(unit, text=text, is_strong=is_strong(text))
        asked = follow_up(text)
        if asked is not None:
            self._follow(asked, unit)
        elif _CONTENTS.fullmatch(text):
            self._skip(unit, Why.LINK)
        else:
            self._judge(unit, text)
        if answer:
            self._collector.skip(answer, unit.line, Why.ANSWER)

    def _judge(self, unit: Unit, text: str) -> None:
        why = self._why_not(unit, text)
        if why is not None:
            self._leave(unit, why)
        elif self._is_below(unit):
            self.outline.follow_up(text, unit.line)
        else:
            self._ask(unit, text)
        if unit.form is Form.ENTRY and unit.is_first and why in MUTED:
            self._muted_entry = unit.level
        self._folded |= unit.form is Form.SUMMARY

    def _why_not(self, unit: Unit, text: str) -> Why | None:
        """The verdict on the words, and on the place where they stand."""
        why = why_not(text)
        if why is None and (self._is_body(unit) or is_answer_to(text, self._asked.text)):
            return Why.ANSWER
        return Why.STATEMENT if why is None and _is_prose(unit, text) else why

    def _leave(self, unit: Unit, why: Why) -> None:
        """A line that is no question may still say what the next ones are."""
        if self._is_title(unit) and (why in MUTED or names_answer(unit.text)):
            self._muted_list = True
        elif why is Why.HEADING and unit.form is Form.ENTRY and unit.is_first:
            self._title = unit
        elif why is Why.HEADING and self._is_title(unit):
            self._asked = _Asked()
            self.outline.name(unit.text, _BELOW_HEADINGS)
        self._skip(unit, why)

    def _end_following(self, unit: Unit) -> None:
        """After the list below its label; what a heading labels goes on to the next heading."""
        if self._following in (None, Form.HEADING):
            return
        if unit.form is Form.ENTRY:
            self._following = Form.ENTRY
        elif self._following is Form.ENTRY and not unit.level:
            self._following = None

    def _ask(self, unit: Unit, text: str) -> None:
        self._following = None
        self.outline.question(text, unit.line)
        self._asked = _Asked(unit.form, unit.level, unit.is_strong, unit.is_numbered, text)

    def _follow(self, asked: str, unit: Unit) -> None:
        if asked:
            self.outline.follow_up(asked, unit.line)
        else:
            self._following = unit.form
            self._skip(unit, Why.HEADING)

    def _is_muted(self, unit: Unit) -> bool:
        """Inside an answer: deeper than its entry, below its heading, or folded away."""
        if unit.form is Form.SUMMARY:
            self._folded = False
        if self._folded and unit.form is not Form.SUMMARY:
            return follow_up(unit.text) is None
        if unit.form is not Form.ENTRY:
            self._muted_list = False
        elif self._muted_list:
            return follow_up(unit.text) is None
        if self._muted_entry:
            deeper = unit.level > self._muted_entry
            if unit.form is Form.ENTRY and (deeper or not unit.is_first):
                return True
            self._muted_entry = 0
        return bool(self._muted_heading)

    def _is_body(self, unit: Unit) -> bool:
        """Text that goes on about a question that is written more conspicuously."""
        if not self.outline.has_question or self._following is not None:
            return False
        if unit.form is Form.ENTRY:
            return not unit.is_first
        if unit.form is Form.SUMMARY or unit.is_strong:
            return False
        return self._asked.form is Form.HEADING or self._asked.is_strong

    def _is_below(self, unit: Unit) -> bool:
        """Whether a question belongs to the one before."""
        if not self.outline.has_question:
            return False
        asked = self._asked
        if unit.form is not Form.ENTRY:
            is_inside = unit.form is Form.SUMMARY and asked.form is Form.ENTRY and not unit.is_first
            return is_inside or (self._following is not None and not unit.is_strong)
        if asked.form is Form.ENTRY:
            beside = asked.is_numbered and not unit.is_numbered and unit.level == asked.level
            return unit.level > asked.level or beside
        if asked.form is Form.HEADING:
            return asked.level > 1 or self._following is not None
        return asked.form is not Form.SUMMARY or self._following is not None

    def _is_title(self, unit: Unit) -> bool:
        """A bold line, or one that ends with a colon."""
        return unit.form in (Form.PARAGRAPH, Form.QUOTE) and unit.is_first and (
            unit.is_strong or unit.text.rstrip("*_ ").endswith(":")
        )  # fmt: skip

    def _open_title(self, unit: Unit) -> None:
        """An entry that names something is the heading of the entries below it, if there are."""
        title, self._title = self._title, None
        if title and unit.form is Form.ENTRY and unit.level > title.level:
            self._asked = _Asked()
            self.outline.name(title.text, _BELOW_HEADINGS + title.level)

    def _skip(self, unit: Unit, why: Why) -> None:
        self._collector.skip(unit.text, unit.line, why)


def _is_prose(unit: Unit, text: str) -> bool:
    """A paragraph that asks in passing and goes on to say something."""
    if unit.form is not Form.PARAGRAPH or unit.is_strong or PROMPT.match(bare(text)):
        return False
    return "? " in text and text.rstrip("*_\"' ")[-1:] != "?"
