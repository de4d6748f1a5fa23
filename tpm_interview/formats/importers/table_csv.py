"""Comma, semicolon, tab or bar separated tables; a cell may span lines."""

import csv
from collections import Counter
from collections.abc import Iterator
from itertools import islice

from tpm_interview.domain.file_errors import BrokenFile
from tpm_interview.domain.found import Findings, Progress, Reading
from tpm_interview.formats.collecting import Collector
from tpm_interview.formats.csv_faults import Unclosed, told
from tpm_interview.formats.importers.table import Row, read_table
from tpm_interview.formats.own_table import as_written
from tpm_interview.formats.source import Source
from tpm_interview.formats.text_lines import TextFile, text_of

_DELIMITERS = ",;\t|"
_SAMPLED = 200
_LONGEST_CELL = 1 << 17
_LONGEST_ROW = 1 << 20
"""Characters; a quote that never closes would otherwise swallow the file."""


def read(source: Source, reading: Reading, on_progress: Progress) -> Findings:
    """Raises EmptyFile, UnknownFormat, BrokenFile, Cancelled."""
    file = text_of(source, reading.encoding, on_progress)
    collector = Collector()
    columns = read_table(_rows(file, delimiter_of(file)), reading, collector)
    return collector.findings("csv", file.encoding, columns=columns)


def delimiter_of(file: TextFile) -> str:
    """The delimiter that cuts most of the first rows into the same number of cells."""
    lines = list(islice(file.lines(keep_ends=True), _SAMPLED))
    if lines and lines[0].lower().startswith("sep=") and len(lines[0].strip()) == 5:
        return lines[0].strip()[-1]
    return max(_DELIMITERS, key=lambda delimiter: _evenness(lines, delimiter))


def _evenness(lines: list[str], delimiter: str) -> tuple[float, int]:
    """Share of rows with the commonest number of cells, if more than one; then that number."""
    try:
        widths = Counter(len(row) for row in csv.reader(lines, delimiter=delimiter) if row)
    except csv.Error:
        return 0.0, 0
    several = Counter({width: count for width, count in widths.items() if width > 1})
    if not several:
        return 0.0, 0
    width, count = several.most_common(1)[0]
    return count / widths.total(), width


def _rows(file: TextFile, delimiter: str) -> Iterator[Row]:
    """Each row with the number of the line on which it begins."""
    csv.field_size_limit(_LONGEST_CELL)
    lines = _Bounded(file.lines(keep_ends=True))
    reader = csv.reader(lines, delimiter=delimiter)
    start = 1
    try:
        for cells in reader:
            lines.begin_row()
            if start > 1 or not _is_separator_line(cells, delimiter):
                yield start, [as_written(cell) for cell in cells]
            start = reader.line_num + 1
    except csv.Error as error:
        raise BrokenFile(f"line {start}: {told(error)}") from error


def _is_separator_line(cells: list[str], delimiter: str) -> bool:
    """What spreadsheets write first to say how cells are separated."""
    return delimiter.join(cells).lower().startswith("sep=")


class _Bounded:
    """Lines that may not make one row endless; a NUL would end some readers."""

    def __init__(self, lines: Iterator[str]) -> None:
        self._lines = lines
        self._length = 0

    def begin_row(self) -> None:
        self._length = 0

    def __iter__(self) -> "_Bounded":
        return self

    def __next__(self) -> str:
        line = next(self._lines).replace("\0", "")
        self._length += len(line)
        if self._length > _LONGEST_ROW:
            raise Unclosed
        return line
