"""Rows of a table to findings, whatever file they come from."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import chain, islice

from tpm_interview.domain.found import Columns, Field, Found, Reading, Why
from tpm_interview.domain.question import MAX_TEXT, KeyPoint, Level
from tpm_interview.domain.wording import one_line
from tpm_interview.formats.collecting import Collector
from tpm_interview.formats.long_text import pieces_of
from tpm_interview.formats.own_table import is_own
from tpm_interview.formats.rules.bare import bare, follow_up
from tpm_interview.formats.rules.columns import SAMPLED, columns_of, is_named
from tpm_interview.formats.rules.headings import competency_of
from tpm_interview.formats.rules.kind import kind_of
from tpm_interview.formats.rules.verdict import why_not
from tpm_interview.formats.rules.words import answer_s_of, level_of, named_kind

Row = tuple[int, Sequence[str]]
"""The row's number from 1, as the candidate's program counts, and its cells."""
_SEVERAL = re.compile(r"[\n\r;|]+")
_SEVERAL_TAGS = re.compile(r"[\n\r;|,]+")


def read_table(
    rows: Iterable[Row], reading: Reading, collector: Collector, place: str = "", title: str = ""
) -> Columns:
    """Adds what the rows hold to `collector`, and says how the columns were understood.

    `title` is what stands above the table.
    """
    stream = iter(rows)
    first = list(islice(_filled(stream), SAMPLED + 1))
    columns = columns_of([cells for _, cells in first], reading)
    take = _taker(columns, reading, collector, place, title)
    body = first[1:] if columns.has_header else first
    for line, cells in chain(body, _filled(stream)):
        if collector.is_full:
            break
        take(line, cells)
    return columns


def _taker(
    columns: Columns, reading: Reading, collector: Collector, place: str, title: str
) -> Callable[[int, Sequence[str]], None]:
    if columns.has_header and is_own(columns.heads):
        return lambda line, cells: collector.add(_own(columns.fields, cells, line, place))
    taker = _Taker(columns.fields, collector, place, title)
    taker.is_trusted = reading.fields is not None or is_named(columns, Field.QUESTION)
    return taker.take


def _filled(rows: Iterator[Row]) -> Iterator[Row]:
    return (row for row in rows if any(cell.strip() for cell in row[1]))


class _Taker:
    """Takes one row after the other; a row that holds a title alone names the next ones.

    `is_trusted`: the question column is known for one, so its cells need not look like questions.
    """

    def __init__(
        self, fields: Sequence[Field], collector: Collector, place: str, title: str
    ) -> None:
        self._at = {
            field: [at for at, other in enumerate(fields) if other is field] for field in Field
        }
        self._collector = collector
        self._place = place
        self._title = title
        self.is_trusted = False

    def take(self, line: int, cells: Sequence[str]) -> None:
        asked = " ".join(self._cells(cells, Field.QUESTION))
        filled = [cell for cell in cells if cell.strip()]
        why = why_not(asked)
        if why is not None and len(filled) == 1 and why_not(filled[0]) is Why.HEADING:
            self._title = filled[0]
            self._collector.skip(filled[0], line, Why.HEADING, self._place)
        elif why in (None, Why.HEADING, Why.STATEMENT) and (why is None or self.is_trusted):
            self._collector.add(self._found(asked, line, cells))
        else:
            shown = asked or " ".join(filled)
            self._collector.skip(shown, line, why or Why.STATEMENT, self._place)

    def _cells(self, cells: Sequence[str], field: Field) -> list[str]:
        return [cells[at] for at in self._at[field] if at < len(cells) and cells[at].strip()]

    def _found(self, asked: str, line: int, cells: Sequence[str]) -> Found:
        text = bare(asked)
        named = self._cells(cells, Field.COMPETENCY)
        title = one_line(named[0]) if named else competency_of(self._title)
        kinds = [kind for cell in self._cells(cells, Field.KIND) if (kind := named_kind(cell))]
        levels = [level_of(cell) for cell in self._cells(cells, Field.LEVEL)]
        times = [answer_s_of(cell) for cell in self._cells(cells, Field.ANSWER_S)]
        return Found(
            text,
            line,
            kinds[0] if kinds else kind_of(text, title or self._title),
            title,
            self._place,
            levels[0] if levels else None,
            tuple(map(_follow_up, self._parts(cells, Field.FOLLOW_UPS))),
            tuple(KeyPoint(point[:MAX_TEXT]) for point in self._parts(cells, Field.KEY_POINTS)),
            tuple(self._tips(cells)),
            tuple(_split(self._cells(cells, Field.TAGS), _SEVERAL_TAGS)),
            times[0] if times else None,
        )

    def _parts(self, cells: Sequence[str], field: Field) -> list[str]:
        return list(map(bare, _split(self._cells(cells, field), _SEVERAL)))

    def _tips(self, cells: Sequence[str]) -> Iterator[str]:
        """A tip stands on each line; an answer is one text, however many lines it has."""
        tips = (line for cell in self._cells(cells, Field.TIPS) for line in cell.splitlines())
        for text in chain(tips, self._cells(cells, Field.ANSWER)):
            yield from pieces_of(text)


def _own(fields: Sequence[Field], cells: Sequence[str], line: int, place: str) -> Found:
    """A row of our own table, every text as it stands."""
    said = dict(zip(fields, cells, strict=False))
    text, title = said.get(Field.QUESTION, ""), said.get(Field.COMPETENCY, "")
    level = said.get(Field.LEVEL, "")
    points = filter(None, map(one_line, said.get(Field.KEY_POINTS, "").splitlines()))
    return Found(
        text,
        line,
        named_kind(said.get(Field.KIND, "")) or kind_of(text, title),
        title,
        place,
        Level.ANY if level == Level.ANY else level_of(level),
        tuple(said.get(Field.FOLLOW_UPS, "").splitlines()),
        tuple(KeyPoint(point[:MAX_TEXT]) for point in points),
        tuple(said.get(Field.TIPS, "").splitlines()),
        tuple(said.get(Field.TAGS, "").splitlines()),
        answer_s_of(said.get(Field.ANSWER_S, "")),
    )


def _split(cells: Iterable[str], between: re.Pattern[str]) -> list[str]:
    """The entries of cells: one on each line, where there are several lines."""
    several = (cell.splitlines() if "\n" in cell.strip() else between.split(cell) for cell in cells)
    return [part for parts in several for part in map(one_line, parts) if part]


def _follow_up(text: str) -> str:
    return follow_up(text) or text
