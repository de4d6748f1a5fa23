"""Words that show what became of them: by a wash, and by a line that is seen without color."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen

from tpm_interview.domain.differences import DifferenceKind
from tpm_interview.domain.transcript import Span, Word
from tpm_interview.ui.theme import RADIUS, Role
from tpm_interview.ui.widgets import WordFlow, paint_bar

_STEPS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
_UNDER_PX = 3


class DifferenceFlow(WordFlow):
    """What was added is underlined, what was removed struck, what was replaced dotted.

    Signals:
        word_clicked: Index of the word the candidate clicked or pressed Enter on.
    """

    word_clicked = Signal(int)

    def __init__(self, size: str = "lead", is_clickable: bool = True) -> None:
        super().__init__(size)
        self._count = 0
        self._cursor = 0
        self._is_clickable = is_clickable
        self._changed: tuple[tuple[int, DifferenceKind], ...] = ()
        if is_clickable:
            self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            self.setCursor(Qt.CursorShape.PointingHandCursor)

    def set_said(self, words: Sequence[Word], pauses: Sequence[Span] = ()) -> None:
        """Other words, without differences as yet."""
        self._count, self._cursor, self._changed = len(words), 0, ()
        self.set_words(words, pauses)

    def set_kinds(self, kinds: Sequence[DifferenceKind]) -> None:
        """One for each word; none shows no differences."""
        found = enumerate(kinds)
        self._changed = tuple(each for each in found if each[1] is not DifferenceKind.SAME)
        self.update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        at = event.position()
        here = (i for i in range(self._count) if self.word_box(i).contains(at))
        index = next(here, -1) if self._is_clickable else -1
        if index < 0:
            super().mousePressEvent(event)
            return
        self._cursor = index
        self.word_clicked.emit(index)
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = _STEPS.get(Qt.Key(event.key()))
        if step is not None and self._count:
            self._cursor = max(0, min(self._count - 1, self._cursor + step))
            self.update()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self._count:
            self.word_clicked.emit(self._cursor)
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        if self.lit >= 0:
            self._cursor = self.lit
        super().focusInEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        touched = QRectF(event.rect())
        boxes = [(self.word_box(index), kind) for index, kind in self._changed]
        shown = [each for each in boxes if each[0].intersects(touched)]
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            for box, _ in shown:
                wash = self.palette().color(Role.Highlight)
                paint_bar(painter, _plate(box), wash, RADIUS["small_radius"])
        super().paintEvent(event)
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            for box, kind in shown:
                self._draw_line(painter, box, kind)
            if self.hasFocus() and self._count:
                painter.setPen(QPen(self.palette().color(Role.Link), 2))
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.drawRoundedRect(_plate(self.word_box(self._cursor)), 4, 4)

    def _draw_line(self, painter: QPainter, box: QRectF, kind: DifferenceKind) -> None:
        is_dotted = kind is DifferenceKind.REPLACED
        style = Qt.PenStyle.DotLine if is_dotted else Qt.PenStyle.SolidLine
        painter.setPen(QPen(self.palette().color(Role.Link), 2, style))
        middle, under = box.center().y() + 1, self.fontMetrics().ascent() / 2 + _UNDER_PX
        y = middle if kind is DifferenceKind.REMOVED else middle + under
        painter.drawLine(QPointF(box.left(), y), QPointF(box.right(), y))


def _plate(box: QRectF) -> QRectF:
    inset = box.height() * 0.1
    return box.adjusted(-2, inset, 2, -inset)
