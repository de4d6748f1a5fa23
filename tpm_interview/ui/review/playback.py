"""The sound of one take: where it is, and what the candidate asked of it."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, Qt, QTimer, Signal

from tpm_interview.domain.errors import UserError
from tpm_interview.domain.transcript import Span
from tpm_interview.services.listening import Listening
from tpm_interview.ui.background import Background

Find = Callable[[], Path]
"""Where the sound lies now; raises RecordingMissing."""
LOOK_EVERY_MS = 30
END_S = 0.05
"""So close to the end, playing begins anew."""


class Playback(QObject):
    """Tells a player what to do on a thread of its own, and follows it while it plays.

    A file is opened at the first sound asked of it, not when it is chosen.

    Signals:
        moved: Seconds from the start.
        playing_changed: Whether there is sound now.
        failed: The UserError that keeps it silent.
    """

    moved = Signal(float)
    playing_changed = Signal(bool)
    failed = Signal(object)

    def __init__(self, listening: Listening, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._listening = listening
        self._background = Background(self)
        self._find: Find | None = None
        self._loaded: Find | None = None  # touched by the background's thread alone
        self._duration_s = 0.0
        self._at_s = 0.0
        self._loop: Span | None = None
        self._is_playing = False
        self._is_closed = False
        self._asked = 0  # how many plays and pauses; older answers are not news
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.setInterval(LOOK_EVERY_MS)
        self._timer.timeout.connect(self._look)

    @property
    def at_s(self) -> float:
        return self._at_s

    @property
    def loop(self) -> Span | None:
        return self._loop

    def set_sound(self, find: Find | None, duration_s: float) -> None:
        """Another file, from its start; None where there is nothing to hear.

        It is asked for at the first sound: until then its WAV may have become a FLAC.
        """
        self.pause()
        self._find, self._duration_s = find, duration_s
        self._at_s, self._loop = 0.0, None

    def toggle(self) -> None:
        if self._is_playing:
            self.pause()
        elif self._at_s >= self._duration_s - END_S:
            self.play(0.0)
        else:
            self.play(self._at_s)

    def play(self, from_s: float) -> None:
        find, loop = self._find, self._loop
        if find is None:
            return
        self._at_s = from_s
        self._asked += 1
        asked = self._asked

        def work() -> None:
            if self._loaded is not find:
                self._listening.load(find())
                self._loaded = find
            self._listening.set_loop(loop)
            self._listening.play(from_s)

        self._background.run(work, lambda _: self._started(asked), self._fail)

    def pause(self) -> None:
        self._asked += 1
        self._set_playing(False)
        if not self._is_closed:
            self._background.run(self._listening.pause)

    def seek(self, at_s: float) -> None:
        """Go to a moment, playing on where it played."""
        self._at_s = max(0.0, min(self._duration_s, at_s))
        if self._is_playing:
            self.play(self._at_s)
        self.moved.emit(self._at_s)

    def step(self, by_s: float) -> None:
        self.seek(self._at_s + by_s)

    def set_loop(self, loop: Span | None) -> None:
        self._loop = loop
        if self._is_playing:
            self._background.run(lambda: self._listening.set_loop(loop))

    def set_tempo(self, tempo: float) -> None:
        self._background.run(lambda: self._listening.set_tempo(tempo))

    def close(self) -> None:
        """No more sound; hiding the page afterwards is harmless."""
        self._timer.stop()
        self._is_closed = True
        self._background.run(self._listening.close)
        self._background.close()

    def _started(self, asked: int) -> None:
        if asked == self._asked:
            self._set_playing(True)

    def _fail(self, error: UserError) -> None:
        self._set_playing(False)
        self.failed.emit(error)

    def _set_playing(self, is_playing: bool) -> None:
        self._timer.start() if is_playing else self._timer.stop()
        if is_playing != self._is_playing:
            self._is_playing = is_playing
            self.playing_changed.emit(is_playing)

    def _look(self) -> None:
        self._at_s = self._listening.position_s
        self.moved.emit(self._at_s)
        if self._listening.is_playing:
            return
        self._set_playing(False)
        error = self._listening.error
        if error is not None:
            self.failed.emit(error)
