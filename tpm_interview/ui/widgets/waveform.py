"""A recording as a picture to listen by."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPalette, QPen

from tpm_interview.domain.transcript import Span
from tpm_interview.ui.theme import RADIUS, Role, font
from tpm_interview.ui.widgets.painted import Painted, paint_bar

STEP_S = 5.0
SHOWN_PAUSE_S = 1.5
_DRAG_PX = 6


class Waveform(Painted):
    """Loudness over time with silent pauses, the played part and a loop.

    Signals:
        seek_requested: Seconds from the start.
        loop_requested: A `Span` the candidate dragged over.
    """

    seek_requested = Signal(float)
    loop_requested = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._peaks: tuple[float, ...] = ()
        self._duration_s = 0.0
        self._pauses: tuple[Span, ...] = ()
        self._at_s = 0.0
        self._loop: Span | None = None
        self._pressed_x: float | None = None
        self.setMinimumHeight(104)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(self.tr("Recording"))

    def set_sound(
        self, peaks: Sequence[float], duration_s: float, pauses: Sequence[Span] = ()
    ) -> None:
        """`peaks` from 0 to 1, evenly spread over the duration."""
        self._peaks, self._duration_s = tuple(peaks), duration_s
        self._pauses = tuple(pause for pause in pauses if pause.length_s >= SHOWN_PAUSE_S)
        self._at_s, self._loop = 0.0, None
        self.update()

    def set_position(self, at_s: float) -> None:
        self._at_s = at_s
        self.update()

    def set_loop(self, loop: Span | None) -> None:
        self._loop = loop
        self.update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._pressed_x = event.position().x()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self._pressed_x is None:
            return
        first, last = sorted((self._pressed_x, event.position().x()))
        if last - first >= _DRAG_PX:
            self.loop_requested.emit(Span(self._time_s(first), self._time_s(last)))
        else:
            self.seek_requested.emit(self._time_s(last))
        self._pressed_x = None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step_s = {Qt.Key.Key_Left: -STEP_S, Qt.Key.Key_Right: STEP_S}.get(Qt.Key(event.key()))
        if step_s is None:
            super().keyPressEvent(event)
        else:
            self.seek_requested.emit(max(0.0, min(self._duration_s, self._at_s + step_s)))

    def draw(self, painter: QPainter, colors: QPalette) -> None:
        tall, link, here = self.height(), colors.color(Role.Link), self._x(self._at_s)
        if self._loop:
            first, last = self._x(self._loop.start_s), self._x(self._loop.end_s)
            wash = QRectF(first, 0, last - first, tall)
            paint_bar(painter, wash, colors.color(Role.Highlight), RADIUS["small_radius"])
            for edge in (first, last):
                paint_bar(painter, QRectF(edge - 1, 0, 2, tall), link, 1)
        for i in range(self.width() // 3):
            color = link if i * 3 < here else colors.color(Role.Dark)
            paint_bar(painter, self._bar(i), color, 1)
        paint_bar(painter, QRectF(here - 1, 0, 2, tall), colors.color(Role.WindowText), 1)
        self._draw_pauses(painter, colors)
        if self.hasFocus():
            painter.setPen(QPen(link, 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 8, 8)

    def _x(self, time_s: float) -> float:
        return time_s / self._duration_s * self.width() if self._duration_s else 0.0

    def _time_s(self, x: float) -> float:
        return max(0.0, min(1.0, x / max(1, self.width()))) * self._duration_s

    def _bar(self, i: int) -> QRectF:
        each = len(self._peaks) / (self.width() // 3)
        peak = max(self._peaks[int(i * each) : int((i + 1) * each) + 1], default=0.0)
        half = max(1.0, min(1.0, peak) * (self.height() / 2 - 20))
        return QRectF(i * 3, self.height() / 2 - half, 2, 2 * half)

    def _draw_pauses(self, painter: QPainter, colors: QPalette) -> None:
        painter.setFont(font("small"))
        painter.setPen(colors.color(Role.PlaceholderText))
        for pause in self._pauses:
            middle = self._x((pause.start_s + pause.end_s) / 2)
            told = self.tr("{0} s").format(f"{pause.length_s:.1f}")
            place = QRectF(middle - 24, 2, 48, 16)
            painter.drawText(place, Qt.AlignmentFlag.AlignCenter, told)
