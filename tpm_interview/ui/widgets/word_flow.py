"""Words with marks: the lit one, fillers, words that may still change, long pauses."""

from bisect import bisect_left
from collections.abc import Collection, Iterable, Sequence
from math import ceil

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from tpm_interview.domain.transcript import Span, Word, WordSource
from tpm_interview.ui.theme import TYPE_PX, Role, font
from tpm_interview.ui.widgets.word_layout import Piece, PieceKind, WordLayout
from tpm_interview.ui.widgets.word_paint import PAUSE_PX, WordPainter

SHOWN_PAUSE_S = 1.5
"""Pauses from this length on are shown between words."""
_KEPT_LAYOUTS = 4  # a scroll area asks for two widths, a hint for a third
_AROUND_PX = 4  # a plate is wider than its word


class WordFlow(QWidget):
    """Reading text that knows its words; fluent with thousands of them."""

    def __init__(self, size: str = "lead", dim_rest: bool = False) -> None:
        """`dim_rest` shows the words after the lit one quietly, as a prompt being spoken."""
        super().__init__()
        self._words: tuple[Word, ...] = ()
        self._settled = 0
        self._marked: frozenset[int] = frozenset()
        self._lit = -1
        self._dim_rest = dim_rest
        self._pieces: tuple[Piece, ...] = ()
        self._places: list[int] = []  # the piece of each word
        self._layouts: dict[int, WordLayout] = {}
        self.setFont(font(size))
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def set_words(
        self,
        words: Sequence[Word],
        pauses: Sequence[Span] = (),
        partial: Sequence[Word] = (),
        marked: Collection[int] | None = None,
    ) -> None:
        """Show `words`, then `partial` ones quietly.

        `marked` are the indexes of fillers; None marks what the recognizer gave as fillers.
        """
        if marked is None:
            marked = [i for i, word in enumerate(words) if word.source is WordSource.FILLER]
        self._take_words(words, partial, marked)
        shown = [pause for pause in pauses if pause.length_s >= SHOWN_PAUSE_S]
        self._set_pieces(self._woven(self._pause_pieces(shown)))

    def set_text(self, words: str) -> None:
        """Show plain text, word by word."""
        self.set_words([Word(each, 0.0, 0.0) for each in words.split()])

    @property
    def lit(self) -> int:
        """Index of the lit word, -1 for none."""
        return self._lit

    def set_lit(self, index: int) -> None:
        """Light one word up; -1 lights none, and dims none."""
        if index == self._lit:
            return
        before, self._lit = self._lit, index
        if self._dim_rest:
            self.update()
        else:
            self._repaint_words(before, index)

    def word_box(self, index: int) -> QRectF:
        """Where a word stands, to scroll to it."""
        return self._layout(self.width()).box(self._places[index])

    def heightForWidth(self, width: int) -> int:
        return ceil(self._layout(width).height)

    def sizeHint(self) -> QSize:
        return QSize(480, self.heightForWidth(480))

    def minimumSizeHint(self) -> QSize:
        return QSize(160, 0)

    def paintEvent(self, event: QPaintEvent) -> None:
        touched = event.rect()
        layout = self._layout(self.width())
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            made = WordPainter(painter, self.palette(), self.font(), QRectF(self.rect()))
            self._draw(made, layout, layout.between(touched.top(), touched.bottom()))

    # What stands where

    def _take_words(
        self, words: Sequence[Word], partial: Sequence[Word] = (), marked: Collection[int] = ()
    ) -> None:
        """Other words, whose pieces are set next."""
        self._words = (*words, *partial)
        self._settled = len(words)
        self._marked = frozenset(marked)
        self._lit = -1
        self.setAccessibleName(" ".join(word.text for word in self._words))

    def _set_pieces(self, pieces: Sequence[Piece]) -> None:
        self._pieces = tuple(pieces)
        self._places = [at for at, piece in enumerate(self._pieces) if piece.kind is PieceKind.WORD]
        self._layouts.clear()
        self.updateGeometry()
        self.update()

    def _woven(self, between: Iterable[Piece], after_px: Sequence[float] = ()) -> list[Piece]:
        """Every word, and what stands before words; `after_px` is room kept behind words."""
        before: dict[int, list[Piece]] = {}
        for piece in between:
            before.setdefault(piece.word, []).append(piece)
        metrics, advances = QFontMetricsF(self.font()), dict[str, float]()
        made: list[Piece] = []
        for index, word in enumerate(self._words):
            made += before.get(index, ())
            wide = advances.get(word.text)
            if wide is None:
                wide = advances[word.text] = metrics.horizontalAdvance(word.text)
            room = after_px[index] if after_px else 0.0
            made.append(Piece(PieceKind.WORD, index, wide, room, word.text, word.start_s))
        return made + before.get(len(self._words), [])

    def _pause_pieces(self, pauses: Sequence[Span]) -> list[Piece]:
        """Gaps before words.

        A word belongs after a pause when it begins past its middle: word times are off by 0.1 s.
        """
        starts, told = [word.start_s for word in self._words], self.tr("{0} s")
        made = []
        for pause in pauses:
            after = bisect_left(starts, (pause.start_s + pause.end_s) / 2)
            if after < len(starts):
                words = told.format(f"{pause.length_s:.1f}")
                gap = Piece(PieceKind.PAUSE, after, PAUSE_PX, 0.0, words, pause.start_s, True)
                made.append(gap)
        return made

    def _layout(self, width: int) -> WordLayout:
        made = self._layouts.get(width)
        if made is None:
            metrics = QFontMetricsF(self.font())
            spread = 1.35 if self.font().pixelSize() > TYPE_PX["head"] else 1.5
            space = metrics.horizontalAdvance(" ")
            made = WordLayout(self._pieces, width - 3, metrics.height() * spread, space)
            if len(self._layouts) >= _KEPT_LAYOUTS:
                del self._layouts[next(iter(self._layouts))]
            self._layouts[width] = made
        return made

    def _repaint_words(self, *indexes: int) -> None:
        for index in indexes:
            if 0 <= index < len(self._places):
                self._repaint(self.word_box(index))

    def _repaint(self, box: QRectF) -> None:
        self.update(box.adjusted(-_AROUND_PX, 0, _AROUND_PX, 0).toAlignedRect())

    # How it looks

    def _draw(self, painter: WordPainter, layout: WordLayout, touched: range) -> None:
        for place in touched:
            piece, box = self._pieces[place], layout.box(place)
            if piece.kind is PieceKind.WORD:
                self._draw_word(painter, piece.word, box)
            elif piece.kind is PieceKind.PAUSE:
                painter.pause(box, piece.text)

    def _draw_word(self, painter: WordPainter, index: int, box: QRectF) -> None:
        is_lit = index == self._lit
        if is_lit:
            painter.plate(box, Role.Accent)
        elif index in self._marked:
            painter.plate(box, Role.AlternateBase)
        painter.word(box, self._words[index].text, self._tone(index, is_lit))

    def _tone(self, index: int, is_lit: bool) -> Role:
        if is_lit:
            return Role.BrightText
        is_later = self._dim_rest and 0 <= self._lit < index
        is_quiet = index >= self._settled or index in self._marked or is_later
        return Role.PlaceholderText if is_quiet else Role.WindowText
