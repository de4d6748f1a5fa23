"""Fillers among the words of a transcript: which word belongs to which, and their plates."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from PySide6.QtCore import QRectF

from tpm_interview.domain.fillers import Filler
from tpm_interview.domain.transcript import Word, WordSource
from tpm_interview.ui.widgets.word_layout import Piece, PieceKind, WordLayout
from tpm_interview.ui.widgets.word_paint import CROSS_PX

DOUBT = 0.5
"""Below this probability of its recognizer a word is uncertain."""
_HEARD = (WordSource.CLEAN, WordSource.FILLER)


class FillerPlaces:
    """Fillers found by the words they cover, or by their moments."""

    def __init__(self, fillers: Sequence[Filler] = ()) -> None:
        self.wordless = tuple(each for each in fillers if each.first < 0)
        self._with_words = tuple(each for each in fillers if each.first >= 0)
        self._by_word = {
            index: each for each in self._with_words for index in range(each.first, each.last + 1)
        }
        self._by_moment = {each.at_s: each for each in self.wordless}

    def of(self, piece: Piece) -> Filler | None:
        """The filler that a piece is part of."""
        if piece.kind is PieceKind.SOUND:
            return self._by_moment.get(piece.at_s)
        return self._by_word.get(piece.word) if piece.kind is PieceKind.WORD else None

    def rooms(self, count: int) -> list[float]:
        """Room behind each of `count` words: for the cross of a filler that ends there."""
        made = [0.0] * count
        for each in self._with_words:
            if each.last < count:
                made[each.last] = CROSS_PX
        return made


def segments(layout: WordLayout, first: int, last: int) -> Iterator[QRectF]:
    """The boxes that pieces `first` to `last` fill, one in each row."""
    for number in range(layout.row_of(first), layout.row_of(last) + 1):
        row = layout.row(number)
        left, right = max(first, row.start), min(last, row.stop - 1)
        yield layout.box(left).united(layout.box(right))


def cross_box(plate: QRectF) -> QRectF:
    """Where the cross of a filler is, right of its last segment."""
    return QRectF(plate.right(), plate.top(), CROSS_PX, plate.height())


def word_after(words: Sequence[Word], at_s: float) -> int:
    """Index of the word before which a moment stands."""
    return bisect_left(words, at_s, key=lambda word: word.start_s)


def doubted(words: Sequence[Word]) -> frozenset[int]:
    """Indexes of the words of which the recognizer was not sure."""
    return frozenset(
        index
        for index, word in enumerate(words)
        if word.probability < DOUBT and word.source in _HEARD
    )
