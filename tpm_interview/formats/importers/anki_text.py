"""Anki's text exports: notes line by line, below lines that say how they are written."""

import csv
from collections.abc import Iterator
from dataclasses import dataclass

from tpm_interview.domain.file_errors import BrokenFile
from tpm_interview.domain.found import Findings, Progress, Reading
from tpm_interview.formats.collecting import Collector
from tpm_interview.formats.csv_faults import Unclosed, told
from tpm_interview.formats.flash_cards import add_card, sides_of
from tpm_interview.formats.source import Source
from tpm_interview.formats.text_lines import text_of

_SEPARATORS = {
    "tab": "\t", "comma": ",", "semicolon": ";", "pipe": "|", "colon": ":", "space": " ",
}  # fmt: skip
_APART = ("deck column", "tags column", "notetype column", "guid column")
_MOST_SAID = 1000
_LONGEST_CELL = 1 << 17
_LONGEST_NOTE = 1 << 20
"""Characters; a quote that never closes would otherwise swallow the file."""


@dataclass(frozen=True, slots=True)
class _Layout:
    """What the lines at the top say, by their keys in lower case."""

    said: dict[str, str]

    @property
    def separator(self) -> str:
        named = self.said.get("separator", "tab")
        known = _SEPARATORS.get(named.lower(), named)
        return known if len(known) == 1 else "\t"

    @property
    def is_html(self) -> bool:
        return self.said.get("html", "").lower() == "true"

    def add_note(self, line: int, cells: list[str], collector: Collector) -> None:
        apart = {self._column(name): name for name in _APART}
        own = [at for at in range(len(cells)) if at not in apart]
        if not any(cells[at].strip() for at in own):
            return
        names = self.said.get("columns", "").split(self.separator)
        front, back = sides_of([names[at] if at < len(names) else "" for at in own])
        deck, tags = (self._cell(cells, key) for key in ("deck column", "tags column"))
        add_card(
            cells[own[front]],
            cells[own[back]] if back < len(own) else "",
            line,
            collector,
            is_html=self.is_html,
            deck=deck or self.said.get("deck", ""),
            tags=f"{self.said.get('tags', '')} {tags}",
        )

    def _column(self, key: str) -> int:
        """Columns from 0; -1 where nothing says which it is."""
        number = self.said.get(key, "")
        return int(number) - 1 if number.isascii() and number.isdigit() and len(number) < 4 else -1

    def _cell(self, cells: list[str], key: str) -> str:
        column = self._column(key)
        return cells[column] if 0 <= column < len(cells) else ""


def read(source: Source, reading: Reading, on_progress: Progress) -> Findings:
    """The first field asks, the second answers. Raises BrokenFile that names the line."""
    file = text_of(source, reading.encoding, on_progress)
    collector = Collector()
    lines = _Lines(file.lines(keep_ends=True))
    layout = lines.layout()
    for line, cells in _notes(lines, layout):
        if collector.is_full:
            break
        layout.add_note(line, cells, collector)
    return collector.findings("anki-text", file.encoding)


class _Lines:
    """The lines of a file, first those that say how it is written."""

    def __init__(self, lines: Iterator[str]) -> None:
        self._lines = lines
        self._ahead: str | None = None
        self._length = 0
        self.number = 0

    def layout(self) -> _Layout:
        said: dict[str, str] = {}
        for line in self._lines:
            if not line.lstrip("\ufeff").startswith("#"):
                self._ahead = line
                break
            self.number += 1
            key, _, value = line.lstrip("\ufeff#").partition(":")
            if len(said) < _MOST_SAID:
                said[key.strip().lower()] = value.strip(" \r\n")
        return _Layout(said)

    def begin_note(self) -> None:
        self._length = 0

    def __iter__(self) -> Iterator[str]:
        return self

    def __next__(self) -> str:
        line, self._ahead = self._ahead, None
        line = (next(self._lines) if line is None else line).replace("\0", "")
        self.number += 1
        self._length += len(line)
        if self._length > _LONGEST_NOTE:
            raise Unclosed
        return line


def _notes(lines: _Lines, layout: _Layout) -> Iterator[tuple[int, list[str]]]:
    """Each note with the number of the line on which it begins."""
    csv.field_size_limit(_LONGEST_CELL)
    start = lines.number + 1
    try:
        for cells in csv.reader(lines, delimiter=layout.separator):
            lines.begin_note()
            yield start, cells
            start = lines.number + 1
    except csv.Error as error:
        raise BrokenFile(f"line {start}: {told(error)}") from error
