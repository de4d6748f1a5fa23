"""One clock for thinking, counting in and answering."""

from PySide6.QtCore import QElapsedTimer, QObject, Qt, QTimer, Signal

TICK_MS = 100


class Countdown(QObject):
    """Counts seconds, up to a limit if there is one; stands still while paused.

    Signals:
        ticked: Seconds since the start, ten times a second.
        ended: The limit is reached.
    """

    ticked = Signal(float)
    ended = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)  # a coarse one is off by 5 %
        self._timer.setInterval(TICK_MS)
        self._timer.timeout.connect(self._tick)
        self._watch = QElapsedTimer()
        self._before_s = 0.0
        self._whole_s: float | None = None

    @property
    def elapsed_s(self) -> float:
        running_s = self._watch.elapsed() / 1000 if self._watch.isValid() else 0.0
        return self._before_s + running_s

    @property
    def is_spent(self) -> bool:
        """Whether the limit was reached."""
        return self._whole_s is not None and self.elapsed_s >= self._whole_s

    def start(self, whole_s: float | None) -> None:
        """Count from zero; None has no limit."""
        self._before_s, self._whole_s = 0.0, whole_s
        self.go_on()
        self.ticked.emit(0.0)

    def pause(self) -> None:
        """Keep the time reached."""
        self._before_s = self.elapsed_s
        self._watch.invalidate()
        self._timer.stop()

    def go_on(self) -> None:
        self._watch.start()
        self._timer.start()

    def reset(self) -> None:
        """Stop, at zero."""
        self.pause()
        self._before_s, self._whole_s = 0.0, None

    def _tick(self) -> None:
        self.ticked.emit(self.elapsed_s)
        if self.is_spent and self._timer.isActive():
            self.pause()
            self.ended.emit()
