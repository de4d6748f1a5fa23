"""Excel workbooks: every sheet is a table."""

import warnings
from collections.abc import Callable, Iterator, Sequence
from datetime import date, datetime, time
from functools import partial
from typing import IO, TYPE_CHECKING, Any
from zipfile import BadZipFile

from tpm_interview.domain.file_errors import BrokenFile
from tpm_interview.domain.found import Columns, Findings, Progress, Reading
from tpm_interview.formats.collecting import Collector
from tpm_interview.formats.importers.table import Row, read_table
from tpm_interview.formats.office_package import safe_copy
from tpm_interview.formats.source import Source

if TYPE_CHECKING:
    from openpyxl import Workbook

_LIMITS = {"xl/worksheets/": 300_000_000, "xl/sharedStrings": 40_000_000}
_LEFT_OUT = ("xl/chartsheets/", "xl/theme/", "docProps/")
"""Parts that hold no cells and over which openpyxl stumbles, such as charts without drawings."""
_LAST_ROW = 1_048_576
_MOST_COLUMNS = 100
_LONGEST_CELL = 32_767
_TOLD_EVERY = 500
_BROKEN = (
    ArithmeticError, AssertionError, AttributeError, BadZipFile, LookupError, OSError, SyntaxError,
    TypeError, ValueError,
)  # fmt: skip
"""What openpyxl lets through where XML is not what it expects."""


def read(source: Source, reading: Reading, on_progress: Progress) -> Findings:
    """Hidden sheets are read too. `columns` are those of the first sheet that holds anything."""
    collector = Collector()
    columns: list[Columns] = []
    copy = safe_copy(source, _LIMITS, on_progress, _LEFT_OUT)
    with copy as package, warnings.catch_warnings():
        warnings.simplefilter("ignore")  # openpyxl tells of every extension that it leaves out
        workbook = _opened(package)
        try:
            sheets = workbook.worksheets
            for done, sheet in enumerate(sheets):
                rows = _rows(sheet, partial(on_progress, done / len(sheets)))
                columns.append(read_table(rows, reading, collector, sheet.title))
        finally:
            workbook.close()
    told = next((one for one in columns if one.fields), None)
    return collector.findings("xlsx", "", columns=told)


def _opened(package: IO[bytes]) -> "Workbook":
    # 150 ms to load, wanted by this format alone.
    from openpyxl import load_workbook
    from openpyxl.utils.exceptions import InvalidFileException

    try:
        return load_workbook(package, read_only=True, data_only=True, keep_links=False)
    except (*_BROKEN, InvalidFileException) as error:
        raise BrokenFile("parts of the workbook are damaged or missing") from error


def _rows(
    sheet: Any,  # Any: the stubs do not know how a read-only sheet is called
    on_progress: Callable[[], None],
) -> Iterator[Row]:
    """Cells as text; a sheet may say that it is of any size, and its rows that they are any."""
    line = 0
    try:
        sheet.reset_dimensions()
        for line, cells in enumerate(sheet.iter_rows(max_col=_MOST_COLUMNS, values_only=True), 1):
            if line % _TOLD_EVERY == 1:
                on_progress()
            if line > _LAST_ROW:
                break
            if any(cells):
                yield line, _texts(cells)
    except _BROKEN as error:
        raise BrokenFile(f"{sheet.title}: the sheet is damaged after row {line}") from error


def _texts(cells: Sequence[object]) -> list[str]:
    """Without the empty cells with which openpyxl fills up every row."""
    last = max(at for at, cell in enumerate(cells) if cell)
    return [_text(cell) for cell in cells[: last + 1]]


def _text(value: object) -> str:
    if value is None or isinstance(value, bool):
        return ""
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, datetime | date | time):
        return value.isoformat()
    return str(value)[:_LONGEST_CELL]
