"""Level, progress and place on a scale: lengths, never verdicts."""

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPalette

from tpm_interview.ui.theme import Role
from tpm_interview.ui.widgets.painted import Painted, paint_bar

_BARS, _PITCH_PX = 18, 8


class LevelMeter(Painted):
    """How loud the microphone hears, -60 to 0 dBFS, as small bars of one color."""

    def __init__(self) -> None:
        super().__init__()
        self._lit = 0
        self.setFixedSize(_BARS * _PITCH_PX - 4, 16)
        self.setAccessibleName(self.tr("Microphone level"))

    def set_level(self, level_dbfs: float) -> None:
        lit = round(max(0.0, min(1.0, (level_dbfs + 60) / 60)) * _BARS)
        if lit != self._lit:
            self._lit = lit
            self.update()

    def draw(self, painter: QPainter, colors: QPalette) -> None:
        for i in range(_BARS):
            color = colors.color(Role.Link if i < self._lit else Role.Mid)
            paint_bar(painter, QRectF(i * _PITCH_PX, 2, 4, 12), color)


class ThinProgress(Painted):
    """A line that fills from 0 to 1; calm on purpose: no color changes near the end."""

    def __init__(self, done: float = 0.0) -> None:
        super().__init__()
        self._done = done
        self.setFixedHeight(4)

    def set_done(self, done: float) -> None:
        self._done = max(0.0, min(1.0, done))
        self.update()

    def draw(self, painter: QPainter, colors: QPalette) -> None:
        paint_bar(painter, QRectF(0, 0, self.width(), 4), colors.color(Role.Mid))
        if self._done:
            filled = QRectF(0, 0, self.width() * self._done, 4)
            paint_bar(painter, filled, colors.color(Role.Link))


class Band(Painted):
    """Where a value lies on a scale with a neutral band: a place, not a verdict."""

    def __init__(self, scale: tuple[float, float], band: tuple[float, float]) -> None:
        super().__init__()
        self._scale, self._band = scale, band
        self._value: float | None = None
        self.setFixedHeight(12)

    def set_value(self, value: float | None) -> None:
        self._value = value
        self.update()

    def draw(self, painter: QPainter, colors: QPalette) -> None:
        first, last = (self._x(v) for v in self._band)
        paint_bar(painter, QRectF(0, 5, self.width(), 2), colors.color(Role.Mid))
        paint_bar(painter, QRectF(first, 4, last - first, 4), colors.color(Role.Dark))
        if self._value is not None:
            here = max(2.0, min(self.width() - 2.0, self._x(self._value)))
            paint_bar(painter, QRectF(here - 2, 0, 4, 12), colors.color(Role.WindowText))

    def _x(self, value: float) -> float:
        low, high = self._scale
        return (value - low) / (high - low) * self.width()
