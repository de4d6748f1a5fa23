"""The speaking rate over time as a small line."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPalette, QPen, QPolygonF

from tpm_interview.domain.facts import RatePoint
from tpm_interview.ui.theme import RADIUS, Role, font
from tpm_interview.ui.widgets import Painted, paint_bar
from tpm_interview.ui.words import clock

USUAL = (110.0, 190.0)
_SCALE = (60.0, 240.0)
_HEIGHT_PX, _TOLD_PX, _INSET_PX = 76, 20, 6
_STEPS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
_GOES = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class RateSketch(Painted):
    """The usual range as a grey band, the rate of each half minute as a point of the line.

    The pointer or Left and Right choose a point, whose numbers stand above; a click or Enter goes
    there.

    Signals:
        seek_requested: Where the chosen half minute begins, in seconds.
    """

    seek_requested = Signal(float)

    def __init__(self) -> None:
        super().__init__()
        self._points: tuple[RatePoint, ...] = ()
        self._chosen = -1
        self._can_hear = False
        self.setFixedHeight(_HEIGHT_PX)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)

    def set_curve(self, points: Sequence[RatePoint], can_hear: bool) -> None:
        self._points, self._can_hear = tuple(points), can_hear
        shape = Qt.CursorShape.PointingHandCursor if can_hear else Qt.CursorShape.ArrowCursor
        self.setCursor(shape)
        self._choose(-1)

    def told(self) -> str:
        """The chosen point in words, or the whole."""
        if not self._points:
            return ""
        if self._chosen >= 0:
            point = self._points[self._chosen]
            form = self.tr("{0} to {1}: {2} words/min")
            start, end = clock(point.window.start_s), clock(point.window.end_s)
            return form.format(start, end, round(point.words_per_minute))
        rates = [round(point.words_per_minute) for point in self._points]
        if min(rates) == max(rates):
            return self.tr("{0} words/min").format(rates[0])
        return self.tr("{0} to {1} words/min").format(min(rates), max(rates))

    def sizeHint(self) -> QSize:
        return QSize(200, _HEIGHT_PX)

    def event(self, event: QEvent) -> bool:
        """Left and Right choose here, and do not move in the sound."""
        is_override = event.type() is QEvent.Type.ShortcutOverride
        if is_override and isinstance(event, QKeyEvent) and event.key() in (*_STEPS, *_GOES):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = _STEPS.get(Qt.Key(event.key()))
        if step is not None and self._points:
            self._choose(max(0, min(len(self._points) - 1, self._chosen + step)))
        elif event.key() in _GOES and self._chosen >= 0:
            self._go()
        else:
            super().keyPressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._choose(self._nearest(event.position().x()))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._choose(self._nearest(event.position().x()))
        self._go()

    def leaveEvent(self, event: QEvent) -> None:
        if not self.hasFocus():
            self._choose(-1)

    def focusInEvent(self, event: QFocusEvent) -> None:
        if self._chosen < 0 and self._points:
            self._choose(0)
        super().focusInEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self._choose(-1)
        super().focusOutEvent(event)

    def draw(self, painter: QPainter, colors: QPalette) -> None:
        painter.setFont(font("small"))
        painter.setPen(colors.color(Role.WindowText if self._chosen >= 0 else Role.PlaceholderText))
        above = QRectF(0, 0, self.width(), _TOLD_PX)
        painter.drawText(above, Qt.AlignmentFlag.AlignLeft, self.told())
        low, high = USUAL
        band = QRectF(0, self._y(high), self.width(), self._y(low) - self._y(high))
        paint_bar(painter, band, colors.color(Role.AlternateBase), RADIUS["small_radius"])
        places = [self._place(index) for index in range(len(self._points))]
        painter.setPen(QPen(colors.color(Role.WindowText), 1.5))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPolyline(QPolygonF(places))
        self._draw_points(painter, colors, places)
        if self.hasFocus():
            painter.setPen(QPen(colors.color(Role.Link), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            ring = QRectF(self.rect()).adjusted(1, _TOLD_PX - 2, -1, -1)
            painter.drawRoundedRect(ring, RADIUS["small_radius"], RADIUS["small_radius"])

    def _draw_points(self, painter: QPainter, colors: QPalette, places: list[QPointF]) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        for index, place in enumerate(places):
            is_chosen = index == self._chosen
            painter.setBrush(colors.color(Role.Link if is_chosen else Role.WindowText))
            radius = 4.5 if is_chosen else 2.0
            painter.drawEllipse(place, radius, radius)

    def _choose(self, index: int) -> None:
        self._chosen = index
        told = self.told()
        self.setAccessibleName(self.tr("Speaking rate over time: {0}").format(told))
        self.update()

    def _go(self) -> None:
        if self._can_hear and self._chosen >= 0:
            self.seek_requested.emit(self._points[self._chosen].window.start_s)

    def _nearest(self, x: float) -> int:
        indexes = range(len(self._points))
        return min(indexes, key=lambda i: abs(self._place(i).x() - x), default=-1)

    def _place(self, index: int) -> QPointF:
        """Points stand at the same distance: so do the windows."""
        last = len(self._points) - 1
        wide = self.width() - 2 * _INSET_PX
        x = _INSET_PX + (index / last * wide if last else wide / 2)
        return QPointF(x, self._y(self._points[index].words_per_minute))

    def _y(self, rate: float) -> float:
        rates = [point.words_per_minute for point in self._points]
        low, high = min(_SCALE[0], *rates, rate), max(_SCALE[1], *rates, rate)
        room = self.height() - _TOLD_PX - 2 * _INSET_PX
        return _TOLD_PX + _INSET_PX + (high - rate) / (high - low) * room
