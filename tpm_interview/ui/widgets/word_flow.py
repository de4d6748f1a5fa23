"""Words with marks: the lit one, fillers, words that may still change, long pauses."""

from bisect import bisect_left
from collections.abc import Collection, Sequence
from math import ceil

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QFontMetricsF,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPalette,
    QPen,
)
from PySide6.QtWidgets import QSizePolicy

from tpm_interview.domain.transcript import Span, Word, WordSource
from tpm_interview.ui.theme import RADIUS, TYPE_PX, Role, font
from tpm_interview.ui.widgets.painted import Painted, paint_bar

SHOWN_PAUSE_S = 1.5
"""Pauses from this length on are shown between words."""
_PAUSE_PX = 76.0
_LEFT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
_STEPS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}


class WordFlow(Painted):
    """Reading text that knows its words.

    Signals:
        word_clicked: Index of the word the candidate clicked or pressed Enter on.
    """

    word_clicked = Signal(int)

    def __init__(
        self, size: str = "lead", dim_rest: bool = False, is_clickable: bool = False
    ) -> None:
        """`dim_rest` shows the words after the lit one quietly, as a prompt being spoken."""
        super().__init__()
        self._words: tuple[Word, ...] = ()
        self._settled = 0
        self._pauses: dict[int, float] = {}
        self._marked: frozenset[int] = frozenset()
        self._lit, self._cursor = -1, 0
        self._dim_rest, self._is_clickable = dim_rest, is_clickable
        self._laid_out: tuple[int, list[QRectF]] = (-1, [])
        self.setFont(font(size))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus if is_clickable else Qt.FocusPolicy.NoFocus)
        if is_clickable:
            self.setCursor(Qt.CursorShape.PointingHandCursor)
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
        self._words = (*words, *partial)
        self._settled = len(words)
        if marked is None:
            marked = [i for i, word in enumerate(words) if word.source is WordSource.FILLER]
        self._marked = frozenset(marked)
        self._pauses = _before_words(self._words, pauses)
        self._lit, self._cursor = -1, 0
        self._laid_out = (-1, [])
        self.setAccessibleName(" ".join(word.text for word in self._words))
        self.updateGeometry()
        self.update()

    def set_text(self, words: str) -> None:
        """Show plain text, word by word."""
        self.set_words([Word(each, 0.0, 0.0) for each in words.split()])

    @property
    def lit(self) -> int:
        """Index of the lit word, -1 for none."""
        return self._lit

    def set_lit(self, index: int) -> None:
        """Light one word up; -1 lights none, and dims none."""
        if index != self._lit:
            self._lit = index
            self.update()

    def set_marked(self, marked: Collection[int]) -> None:
        self._marked = frozenset(marked)
        self.update()

    def word_box(self, index: int) -> QRectF:
        """Where a word stands, to scroll to it."""
        return self._boxes(self.width())[index]

    def heightForWidth(self, width: int) -> int:
        boxes = self._boxes(width)
        return ceil(boxes[-1].bottom()) if boxes else 0

    def sizeHint(self) -> QSize:
        return QSize(480, self.heightForWidth(480))

    def minimumSizeHint(self) -> QSize:
        return QSize(160, 0)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if not self._is_clickable:
            super().mousePressEvent(event)
            return
        for index, box in enumerate(self._boxes(self.width())):
            if box.contains(event.position()):
                self._cursor = index
                self.word_clicked.emit(index)
                self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = _STEPS.get(Qt.Key(event.key()))
        if step is not None and self._words:
            self._cursor = max(0, min(len(self._words) - 1, self._cursor + step))
            self.update()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self._words:
            self.word_clicked.emit(self._cursor)
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        if self._lit >= 0:
            self._cursor = self._lit
        super().focusInEvent(event)

    def draw(self, painter: QPainter, colors: QPalette) -> None:
        boxes = self._boxes(self.width())
        for index, box in enumerate(boxes):
            if index in self._pauses:
                self._draw_pause(painter, box, self._pauses[index])
            self._draw_word(painter, index, box)
        if self.hasFocus() and boxes:
            painter.setPen(QPen(colors.color(Role.Link), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(self._plate(boxes[self._cursor]), 4, 4)

    def _boxes(self, width: int) -> list[QRectF]:
        if self._laid_out[0] != width:
            self._laid_out = (width, self._lay_out(width))
        return self._laid_out[1]

    def _lay_out(self, width: int) -> list[QRectF]:
        metrics = QFontMetricsF(self.font())
        spread = 1.35 if self.font().pixelSize() > TYPE_PX["head"] else 1.5
        height, space = metrics.height() * spread, metrics.horizontalAdvance(" ")
        x, y, made = 0.0, 0.0, []
        for index, word in enumerate(self._words):
            pause_px = _PAUSE_PX if index in self._pauses else 0.0
            advance = metrics.horizontalAdvance(word.text)
            if x and x + pause_px + advance > width - 3:
                x, y = 0.0, y + height
            made.append(QRectF(x + pause_px, y, advance, height))
            x += pause_px + advance + space
        return made

    def _draw_word(self, painter: QPainter, index: int, box: QRectF) -> None:
        colors, is_lit, is_marked = self.palette(), index == self._lit, index in self._marked
        is_later = self._dim_rest and 0 <= self._lit < index
        if is_lit or is_marked:
            fill = colors.color(Role.Accent if is_lit else Role.AlternateBase)
            paint_bar(painter, self._plate(box), fill, RADIUS["small_radius"])
        is_quiet = index >= self._settled or is_marked or is_later
        tone = Role.BrightText if is_lit else Role.PlaceholderText if is_quiet else Role.WindowText
        painter.setFont(self.font())
        painter.setPen(colors.color(tone))
        painter.drawText(box.adjusted(0, 0, 4, 0), _LEFT, self._words[index].text)

    def _plate(self, box: QRectF) -> QRectF:
        inset = box.height() * 0.1
        return box.adjusted(-3, inset, 3, -inset).intersected(QRectF(self.rect()))

    def _draw_pause(self, painter: QPainter, box: QRectF, pause_s: float) -> None:
        gap = QRectF(box.left() - _PAUSE_PX + 2, box.top(), _PAUSE_PX - 12, box.height())
        middle = gap.center().y() + 1
        painter.setPen(QPen(self.palette().color(Role.Dark), 1, Qt.PenStyle.DotLine))
        for x in (gap.left(), gap.right() - 14):
            painter.drawLine(QPointF(x, middle), QPointF(x + 14, middle))
        painter.setFont(font("small"))
        painter.setPen(self.palette().color(Role.PlaceholderText))
        told = self.tr("{0} s").format(f"{pause_s:.1f}")
        painter.drawText(gap, Qt.AlignmentFlag.AlignCenter, told)


def _before_words(words: Sequence[Word], pauses: Sequence[Span]) -> dict[int, float]:
    """Length of each long pause by the index of the word after it.

    A word belongs after a pause when it begins past its middle: word times are off by 0.1 s.
    """
    starts = [word.start_s for word in words]
    made = {}
    for pause in pauses:
        after = bisect_left(starts, (pause.start_s + pause.end_s) / 2)
        if pause.length_s >= SHOWN_PAUSE_S and after < len(words):
            made[after] = pause.length_s
    return made
