"""A recording in little: how loud it is over time, and where the sound is."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPalette, QPen

from tpm_interview.ui.theme import RADIUS, Role
from tpm_interview.ui.widgets import Painted, paint_bar

STEP_S = 5.0
_TALL_PX, _EACH_PX, _EDGE_PX = 36, 3, 4


class SoundStrip(Painted):
    """Signals:
    seek_requested: Seconds from the start.
    """

    seek_requested = Signal(float)

    def __init__(self) -> None:
        super().__init__()
        self._peaks: tuple[float, ...] = ()
        self._duration_s = 0.0
        self._at_s = 0.0
        self.setFixedHeight(_TALL_PX)
        self.setMinimumWidth(120)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(self.tr("Recording"))

    def set_sound(self, peaks: Sequence[float], duration_s: float) -> None:
        """`peaks` from 0 to 1, evenly spread over the duration."""
        self._peaks, self._duration_s, self._at_s = tuple(peaks), duration_s, 0.0
        self.update()

    def set_position(self, at_s: float) -> None:
        self._at_s = at_s
        self.update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        share = max(0.0, min(1.0, event.position().x() / max(1, self.width())))
        self.seek_requested.emit(share * self._duration_s)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step_s = {Qt.Key.Key_Left: -STEP_S, Qt.Key.Key_Right: STEP_S}.get(Qt.Key(event.key()))
        if step_s is None:
            super().keyPressEvent(event)
        else:
            self.seek_requested.emit(max(0.0, min(self._duration_s, self._at_s + step_s)))

    def draw(self, painter: QPainter, colors: QPalette) -> None:
        bars, here = self.width() // _EACH_PX, self._x_of_sound()
        for i in range(bars):
            is_heard = i * _EACH_PX < here
            paint_bar(
                painter, self._bar(i, bars), colors.color(Role.Link if is_heard else Role.Dark), 1
            )
        paint_bar(painter, QRectF(here - 1, 0, 2, self.height()), colors.color(Role.WindowText), 1)
        if self.hasFocus():
            painter.setPen(QPen(colors.color(Role.Link), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            inside = QRectF(self.rect()).adjusted(1, 1, -1, -1)
            painter.drawRoundedRect(inside, RADIUS["radius"], RADIUS["radius"])

    def _x_of_sound(self) -> float:
        return self._at_s / self._duration_s * self.width() if self._duration_s else 0.0

    def _bar(self, i: int, bars: int) -> QRectF:
        each = len(self._peaks) / bars
        peak = max(self._peaks[int(i * each) : int((i + 1) * each) + 1], default=0.0)
        half = max(1.0, min(1.0, peak) * (self.height() / 2 - _EDGE_PX))
        return QRectF(i * _EACH_PX, self.height() / 2 - half, _EACH_PX - 1, 2 * half)
