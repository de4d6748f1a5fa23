"""How a recording looks: speech as bars, pauses as dots with their length, loop, marks."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPalette, QPen, QPolygonF

from tpm_interview.domain.annotations import Mark
from tpm_interview.domain.transcript import Span
from tpm_interview.ui.theme import RADIUS, Role, font
from tpm_interview.ui.widgets.painted import paint_bar
from tpm_interview.ui.widgets.time_window import TimeWindow

BAR_PX = 3
ABOVE_PX, BELOW_PX = 18, 14
OVERVIEW_PX = 6
FLAG_PX = 10
_LABEL_PX = 48
_CAP = Qt.PenCapStyle.FlatCap


@dataclass(frozen=True, slots=True)
class Scene:
    """What stands still while the sound goes on; `bars` are 0 to 1, 0 for a pause."""

    window: TimeWindow
    bars: tuple[float, ...] = ()
    pauses: tuple[Span, ...] = ()
    loop: Span | None = None
    marks: tuple[Mark, ...] = ()


class WaveformPainter:
    """Draws one `Scene` into a box from 0, 0 on; only what lies in `dirty`."""

    def __init__(
        self, painter: QPainter, colors: QPalette, scene: Scene, whole: QRectF, dirty: QRectF
    ) -> None:
        self._painter, self._colors, self._scene, self._dirty = painter, colors, scene, dirty
        self._width, self._height = whole.width(), whole.height()
        bottom = BELOW_PX if scene.marks or scene.window.is_zoomed else ABOVE_PX
        self._middle = (ABOVE_PX + self._height - bottom) / 2
        self._half = self._middle - ABOVE_PX

    def draw(self, at_s: float) -> None:
        self._draw_loop()
        self._draw_bars(self._x(at_s))
        self._draw_pauses()
        self._draw_marks()
        here = QRectF(self._x(at_s) - 1, 0, 2, self._height)
        paint_bar(self._painter, here, self._color(Role.WindowText), 1)
        if self._scene.window.is_zoomed:
            self._draw_overview(at_s)

    def _x(self, at_s: float) -> float:
        return self._scene.window.x(at_s, self._width)

    def _color(self, role: Role) -> QColor:
        return self._colors.color(role)

    def _draw_loop(self) -> None:
        loop = self._scene.loop
        if loop is None:
            return
        first, last = self._x(loop.start_s), self._x(loop.end_s)
        wash = QRectF(first, 0, last - first, self._height)
        paint_bar(self._painter, wash, self._color(Role.Highlight), RADIUS["small_radius"])
        for edge in (first, last):
            paint_bar(
                self._painter, QRectF(edge - 1, 0, 2, self._height), self._color(Role.Link), 1
            )

    def _draw_bars(self, here: float) -> None:
        first = max(0, int(self._dirty.left() // BAR_PX) - 1)
        last = min(len(self._scene.bars), int(self._dirty.right() // BAR_PX) + 2)
        played = min(last, max(first, int(-(-here // BAR_PX))))
        # upright bars on whole pixels: smoothing would cost most of the frame and show nothing
        self._painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        for start, end, role in ((first, played, Role.Link), (played, last, Role.Dark)):
            speech, silent = [], []
            for i in range(start, end):
                x, half = i * BAR_PX + 1.0, self._scene.bars[i] * self._half
                if half > 0:
                    half = max(1.0, half)
                    speech.append(QLineF(x, self._middle - half, x, self._middle + half))
                else:
                    silent.append(QPointF(x, self._middle))
            self._painter.setPen(QPen(self._color(role), 2, Qt.PenStyle.SolidLine, _CAP))
            self._painter.drawLines(speech)
            self._painter.setPen(QPen(self._color(role), 1.4, Qt.PenStyle.SolidLine, _CAP))
            self._painter.drawPoints(silent)
        self._painter.setRenderHint(QPainter.RenderHint.Antialiasing)

    def _draw_pauses(self) -> None:
        """Their lengths, the longest first; where two would meet only one is told."""
        self._painter.setFont(font("small"))
        self._painter.setPen(self._color(Role.PlaceholderText))
        placed: list[float] = []
        for pause in self._scene.pauses:
            x = self._x((pause.start_s + pause.end_s) / 2)
            if not 0 <= x <= self._width or any(abs(x - other) < _LABEL_PX for other in placed):
                continue
            placed.append(x)
            left = max(0.0, min(self._width - _LABEL_PX, x - _LABEL_PX / 2))
            told = QCoreApplication.translate("Waveform", "{0} s").format(f"{pause.length_s:.1f}")
            box = QRectF(left, 1, _LABEL_PX, 16)
            self._painter.drawText(box, Qt.AlignmentFlag.AlignCenter, told)

    def _draw_marks(self) -> None:
        foot = self._height - (OVERVIEW_PX if self._scene.window.is_zoomed else 0)
        for mark in self._scene.marks:
            x = self._x(mark.at_s)
            if not -FLAG_PX <= x <= self._width:
                continue
            self._painter.setPen(QPen(self._color(Role.Link), 1))
            self._painter.drawLine(QLineF(x, ABOVE_PX, x, foot))
            self._painter.setBrush(self._color(Role.Accent))
            corners = ((x, foot - 9), (x + FLAG_PX, foot - 5), (x, foot - 1))
            self._painter.drawPolygon(QPolygonF([QPointF(*corner) for corner in corners]))

    def _draw_overview(self, at_s: float) -> None:
        """A thin bar for all of the recording, and what of it is in sight."""
        window, top = self._scene.window, self._height - OVERVIEW_PX + 2
        each = self._width / window.whole_s
        whole = QRectF(0, top, self._width, OVERVIEW_PX - 2)
        paint_bar(self._painter, whole, self._color(Role.AlternateBase))
        seen = QRectF(window.start_s * each, top, max(8, window.length_s * each), OVERVIEW_PX - 2)
        paint_bar(self._painter, seen, self._color(Role.Dark))
        here = QRectF(at_s * each - 1, top, 2, OVERVIEW_PX - 2)
        paint_bar(self._painter, here, self._color(Role.WindowText), 1)


def longest_first(pauses: Sequence[Span]) -> tuple[Span, ...]:
    return tuple(sorted(pauses, key=lambda pause: -pause.length_s))
