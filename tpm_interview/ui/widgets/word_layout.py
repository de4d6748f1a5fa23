"""Where words stand: lines of a given width, and what is found at a point of them."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import Enum

from PySide6.QtCore import QPointF, QRectF


class PieceKind(Enum):
    """What stands in a line."""

    WORD = "word"
    PAUSE = "pause"
    SOUND = "sound"  # a filler for which there is no word
    FLAG = "flag"


@dataclass(frozen=True, slots=True)
class Piece:
    """One thing in a line, in px; `word` is its index, or that of the word it stands before.

    `after_px` is room kept behind it. One that `holds_on` stands in the line of the next.
    """

    kind: PieceKind
    word: int
    width_px: float
    after_px: float = 0.0
    text: str = ""
    at_s: float = 0.0
    holds_on: bool = False


class WordLayout:
    """Pieces broken into lines of equal height; made once for a width, asked often."""

    def __init__(self, pieces: Sequence[Piece], width: float, row_px: float, space: float) -> None:
        self._widths = [piece.width_px for piece in pieces]
        self._row_px = row_px
        self._lefts: list[float] = []
        self._firsts: list[int] = []  # the first piece of each row
        self._break_into_rows(pieces, width, space)

    @property
    def height(self) -> float:
        return len(self._firsts) * self._row_px

    def box(self, index: int) -> QRectF:
        """Where a piece stands, without the room behind it."""
        top = self.row_of(index) * self._row_px
        return QRectF(self._lefts[index], top, self._widths[index], self._row_px)

    def row_of(self, index: int) -> int:
        return bisect_right(self._firsts, index) - 1

    def row(self, number: int) -> range:
        """The pieces of a row."""
        ends = (*self._firsts[number + 1 : number + 2], len(self._widths))
        return range(self._firsts[number], ends[0])

    def between(self, top: float, bottom: float) -> range:
        """The pieces of all rows that touch a stretch of the height."""
        if not self._firsts or bottom <= 0 or top >= self.height:
            return range(0)
        first, last = self._clamped(top), self._clamped(bottom)
        return range(self._firsts[first], self.row(last).stop)

    def at(self, point: QPointF) -> int:
        """The piece at a point; -1 between pieces."""
        index = self.nearest(point)
        return index if index >= 0 and self.box(index).contains(point) else -1

    def nearest(self, point: QPointF) -> int:
        """The piece of the nearest row that begins left of a point; -1 without pieces."""
        if not self._firsts:
            return -1
        row = self.row(self._clamped(point.y()))
        return max(row.start, bisect_right(self._lefts, point.x(), row.start, row.stop) - 1)

    def _clamped(self, y: float) -> int:
        return max(0, min(len(self._firsts) - 1, int(y / self._row_px)))

    def _break_into_rows(self, pieces: Sequence[Piece], width: float, space: float) -> None:
        x = 0.0
        for first, last in _groups(pieces):
            group = pieces[first:last]
            needed = group[-1].width_px
            for piece in group[:-1]:
                needed += piece.width_px + piece.after_px
            if x == 0.0 or x + needed > width:
                x = 0.0
                self._firsts.append(first)
            for piece in group:
                self._lefts.append(x)
                x += piece.width_px + piece.after_px
            x += space


def _groups(pieces: Sequence[Piece]) -> Iterator[tuple[int, int]]:
    """First and behind the last of what may not be torn apart."""
    first = 0
    for index, piece in enumerate(pieces, 1):
        if not piece.holds_on or index == len(pieces):
            yield first, index
            first = index
