"""A recording as a picture to listen by."""

from bisect import bisect_right
from collections.abc import Sequence
from html import escape

from PySide6.QtCore import QEvent, QRect, QRectF, Qt, Signal
from PySide6.QtGui import (
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPalette,
    QPen,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QToolTip

from tpm_interview.domain.annotations import Mark
from tpm_interview.domain.transcript import Span
from tpm_interview.ui.theme import Role
from tpm_interview.ui.widgets.painted import Painted
from tpm_interview.ui.widgets.peak_levels import PeakLevels
from tpm_interview.ui.widgets.time_window import TimeWindow
from tpm_interview.ui.widgets.waveform_mouse import WaveformMouse
from tpm_interview.ui.widgets.waveform_paint import (
    BAR_PX,
    OVERVIEW_PX,
    Scene,
    WaveformPainter,
    longest_first,
)

STEP_S = 5.0
SHOWN_PAUSE_S = 1.5
_LEAST_SPEECH = 0.02
_WHEEL_STEP = 120
_SCROLLED_BY = 0.15


class Waveform(Painted):
    """Loudness over time with silent pauses, the played part, a loop and marks.

    Ctrl and the wheel look closer; the wheel then goes along, and so does the playhead.

    Signals:
        seek_requested: Seconds from the start.
        loop_requested: A `Span` the candidate dragged over, or one end of the loop elsewhere.
    """

    seek_requested = Signal(float)
    loop_requested = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._levels = PeakLevels()
        self._window = TimeWindow()
        self._pauses: tuple[Span, ...] = ()
        self._at_s = 0.0
        self._loop: Span | None = None
        self._marks: tuple[Mark, ...] = ()
        self._mouse = WaveformMouse()
        self._scene: Scene | None = None  # None where it has to be made anew
        self._dirty = QRectF()
        self.setMinimumHeight(104)
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(self.tr("Recording"))

    def set_sound(
        self, peaks: Sequence[float], duration_s: float, pauses: Sequence[Span] = ()
    ) -> None:
        """`peaks` from 0 to 1, evenly spread over the duration."""
        self._levels, self._window = PeakLevels(peaks), TimeWindow.whole(duration_s)
        self._pauses = tuple(pauses)
        self._at_s, self._loop, self._marks = 0.0, None, ()
        self._changed()

    def set_peaks(self, peaks: Sequence[float]) -> None:
        """The picture of the sound that is set, once it is there; all else stays."""
        self._levels = PeakLevels(peaks)
        self._changed()

    def set_position(self, at_s: float) -> None:
        """Where the sound is; it stays in sight where it was."""
        was_s, self._at_s = self._at_s, at_s
        if self._window.is_zoomed and self._window.shows(was_s) and not self._window.shows(at_s):
            self._set_window(self._window.with_in_sight(at_s))
        elif at_s != was_s:
            self._update_between(was_s, at_s)

    def set_loop(self, loop: Span | None) -> None:
        self._loop = loop
        self._changed()

    def set_marks(self, marks: Sequence[Mark]) -> None:
        """Moments to come back to, each a flag whose text is its tool tip."""
        self._marks = tuple(marks)
        self._changed()

    @property
    def window_shown(self) -> TimeWindow:
        return self._window

    def zoom(self, steps: float, around_s: float | None = None) -> None:
        """Closer, or farther with negative steps; around the playhead unless told."""
        around_s = self._at_s if around_s is None else around_s
        self._set_window(self._window.with_in_sight(around_s).zoomed(steps, around_s))

    def show_whole(self) -> None:
        self._set_window(TimeWindow.whole(self._window.whole_s))

    def reveal(self, at_s: float) -> None:
        """Bring a moment into sight."""
        self._set_window(self._window.with_in_sight(at_s))

    # What the candidate does

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() is not Qt.MouseButton.LeftButton:
            return
        x = event.position().x()
        self._mouse.press(x, self._is_overview(event), self._x_of_loop())
        if self._mouse.moves_window:
            self._look_at(x)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        x = event.position().x()
        if self._mouse.moves_window:
            self._look_at(x)
        elif self._mouse.is_pressed:
            self._mouse.move(x)
            self._changed()
        else:
            is_end = self._mouse.end_at(x, self._x_of_loop()) is not None
            shape = Qt.CursorShape.SizeHorCursor if is_end else Qt.CursorShape.ArrowCursor
            self.setCursor(shape)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() is not Qt.MouseButton.LeftButton or not self._mouse.is_pressed:
            return
        x, dragged = event.position().x(), None
        if not self._mouse.moves_window:
            self._mouse.move(x)
            dragged = self._dragged()
            if dragged is not None:
                self.loop_requested.emit(dragged)
            else:
                mark = self._mark_at(x)
                self.seek_requested.emit(self._time_s(x) if mark is None else mark.at_s)
        self._mouse.release()
        self._changed()

    def wheelEvent(self, event: QWheelEvent) -> None:
        turned = event.angleDelta()
        steps = (turned.y() or turned.x()) / _WHEEL_STEP
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.zoom(steps, self._time_s(event.position().x()))
        elif self._window.is_zoomed:
            self._set_window(self._window.scrolled(-steps * _SCROLLED_BY * self._window.length_s))
        else:
            event.ignore()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step_s = {Qt.Key.Key_Left: -STEP_S, Qt.Key.Key_Right: STEP_S}.get(Qt.Key(event.key()))
        if step_s is None:
            super().keyPressEvent(event)
        else:
            self.seek_requested.emit(max(0.0, min(self._window.whole_s, self._at_s + step_s)))

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            mark = self._mark_at(event.pos().x())
            # escaped: a tool tip takes what looks like markup for markup
            told = f"<span>{escape(mark.text)}</span>" if mark is not None and mark.text else ""
            QToolTip.showText(event.globalPos(), told, self)
            return True
        return super().event(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._changed()

    # How it looks

    def paintEvent(self, event: QPaintEvent) -> None:
        self._dirty = QRectF(event.rect())
        super().paintEvent(event)

    def draw(self, painter: QPainter, colors: QPalette) -> None:
        if self._scene is None:
            self._scene = self._made_scene()
        whole = QRectF(self.rect())
        WaveformPainter(painter, colors, self._scene, whole, self._dirty).draw(self._at_s)
        if self.hasFocus():
            painter.setPen(QPen(colors.color(Role.Link), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 8, 8)

    def _made_scene(self) -> Scene:
        window = self._window
        per_s = len(self._levels) / window.whole_s if window.whole_s else 0.0
        count = self.width() // BAR_PX if per_s else 0
        end_s = self._window.time_s(count * BAR_PX, self.width())
        bars = self._levels.bars(window.start_s * per_s, end_s * per_s, count)
        starts = [pause.start_s for pause in self._pauses]
        for i, bar in enumerate(bars):
            at_s = window.time_s(i * BAR_PX + 1, self.width())
            before = bisect_right(starts, at_s) - 1
            is_silent = before >= 0 and at_s < self._pauses[before].end_s
            bars[i] = 0.0 if is_silent else max(_LEAST_SPEECH, min(1.0, bar))
        told = longest_first([each for each in self._pauses if each.length_s >= SHOWN_PAUSE_S])
        return Scene(window, tuple(bars), told, self._dragged() or self._loop, self._marks)

    def _changed(self) -> None:
        self._scene = None
        self.update()

    def _set_window(self, window: TimeWindow) -> None:
        if window != self._window:
            self._window = window
            self._changed()

    def _update_between(self, one_s: float, other_s: float) -> None:
        """Only what the playhead went over: a picture 60 times a second costs nearly nothing."""
        if not self._window.whole_s:
            return
        first, last = sorted(self._window.x(at_s, self.width()) for at_s in (one_s, other_s))
        self.update(QRect(int(first) - 4, 0, int(last - first) + 9, self.height()))
        was, now = (int(at_s / self._window.whole_s * self.width()) for at_s in (one_s, other_s))
        if self._window.is_zoomed and was != now:
            self.update(QRect(0, self.height() - OVERVIEW_PX, self.width(), OVERVIEW_PX))

    # Where things are

    def _time_s(self, x: float) -> float:
        return self._window.time_s(x, self.width())

    def _x_of_loop(self) -> tuple[float, float] | None:
        loop = self._loop
        if loop is None:
            return None
        return self._window.x(loop.start_s, self.width()), self._window.x(loop.end_s, self.width())

    def _dragged(self) -> Span | None:
        """The loop as it is being made or moved."""
        ends = self._mouse.dragged
        return Span(self._time_s(ends[0]), self._time_s(ends[1])) if ends else None

    def _mark_at(self, x: float) -> Mark | None:
        near = [mark for mark in self._marks if self._mouse.is_on_flag(x, self._flag_x(mark))]
        return min(near, key=lambda mark: abs(self._flag_x(mark) - x), default=None)

    def _flag_x(self, mark: Mark) -> float:
        return self._window.x(mark.at_s, self.width())

    def _is_overview(self, event: QMouseEvent) -> bool:
        return self._window.is_zoomed and event.position().y() >= self.height() - OVERVIEW_PX - 2

    def _look_at(self, x: float) -> None:
        middle_s = x / max(1, self.width()) * self._window.whole_s
        self._set_window(self._window.moved_to(middle_s - self._window.length_s / 2))
