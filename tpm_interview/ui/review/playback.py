"""The sound of one take: where it is, and what the candidate asked of it."""

from PySide6.QtCore import QObject, Qt, QTimer, Signal

from tpm_interview.domain.errors import RecordingChanged, UserError
from tpm_interview.domain.transcript import Span
from tpm_interview.services.listening import Listening
from tpm_interview.ui.background import Background
from tpm_interview.ui.review.take_sound import Find, TakeSound

LOOK_EVERY_MS = 12
"""A word is lit half of that late on average; a look that changes nothing paints nothing."""
END_S = 0.05
"""So close to the end, playing begins anew."""
CUT_SHORT_S = 1.0
"""A recording that ends by itself so long before its end was cut short meanwhile."""


class Playback(QObject):
    """Tells a player what to do on a thread of its own, and follows it while it plays.

    A file is opened at the first sound asked of it, not when it is chosen.

    Signals:
        moved: Seconds from the start.
        playing_changed: Whether there is sound now.
        failed: The UserError that keeps it silent, or says what is doubtful about it.
    """

    moved = Signal(float)
    playing_changed = Signal(bool)
    failed = Signal(object)

    def __init__(self, listening: Listening, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._listening = listening
        self._background = Background(self)
        self._sound: TakeSound | None = None
        self._at_s = 0.0
        self._loop: Span | None = None
        self._skips: tuple[Span, ...] = ()
        self._is_skipping = False
        self._is_wanted = False  # asked to play; the sound comes a little later
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
    def duration_s(self) -> float:
        return self._sound.duration_s if self._sound else 0.0

    @property
    def loop(self) -> Span | None:
        return self._loop

    @property
    def is_playing(self) -> bool:
        return self._is_playing

    @property
    def is_skipping(self) -> bool:
        return self._is_skipping

    def set_sound(self, find: Find | None, duration_s: float) -> None:
        """Another file, from its start; None where there is nothing to hear.

        It is asked for at every sound: its WAV may have become a FLAC.
        """
        self.pause()
        self._sound = TakeSound(self._listening, find, duration_s) if find else None
        self._at_s, self._loop, self._skips = 0.0, None, ()

    def set_skips(self, spans: tuple[Span, ...]) -> None:
        """What is passed over while `set_skipping` is on; it goes with the sound."""
        self._skips = spans
        self._tell_skips()

    def set_skipping(self, is_skipping: bool) -> None:
        """It stays for the sounds that follow."""
        self._is_skipping = is_skipping
        self._tell_skips()

    def toggle(self) -> None:
        if self._is_wanted:
            self.pause()
        elif self._at_s >= self.duration_s - END_S:
            self.play(0.0)
        else:
            self.play(self._at_s)

    def play(self, from_s: float) -> None:
        sound, loop, skips = self._sound, self._loop, self._skipped
        if sound is None:
            return
        self._at_s, self._is_wanted = from_s, True
        self._asked += 1
        asked = self._asked

        def work() -> bool:
            is_as_it_was = sound.load()
            self._listening.set_loop(loop)
            self._listening.set_skips(skips)
            self._listening.play(from_s)
            return is_as_it_was

        self._background.run(
            work,
            lambda as_it_was: self._started(asked, as_it_was),
            lambda error: self._not_started(asked, error),
        )

    def pause(self) -> None:
        self._is_wanted = False
        self._asked += 1
        self._set_playing(False)
        if not self._is_closed:
            self._background.run(self._listening.pause)

    def seek(self, at_s: float) -> None:
        """Go to a moment, playing on where it played."""
        self._at_s = max(0.0, min(self.duration_s, at_s))
        if self._is_wanted:
            self.play(self._at_s)
        self.moved.emit(self._at_s)

    def step(self, by_s: float) -> None:
        self.seek(self._at_s + by_s)

    def set_loop(self, loop: Span | None) -> None:
        self._loop = loop
        if self._is_wanted:
            self._background.run(lambda: self._listening.set_loop(loop))

    def set_tempo(self, tempo: float) -> None:
        self._background.run(lambda: self._listening.set_tempo(tempo))

    def set_volume(self, volume: float) -> None:
        """0 to 1, at once."""
        self._background.run(lambda: self._listening.set_volume(volume))

    def change_speaker(self) -> None:
        """Another one was chosen: the sound goes on there."""
        self._background.run(self._listening.change_speaker, failed=self._fail)

    def close(self) -> None:
        """No more sound; hiding the page afterwards is harmless."""
        self._timer.stop()
        self._is_closed = True
        self._background.run(self._listening.close)
        self._background.close()

    @property
    def _skipped(self) -> tuple[Span, ...]:
        return self._skips if self._is_skipping else ()

    def _tell_skips(self) -> None:
        if self._is_wanted:
            skips = self._skipped
            self._background.run(lambda: self._listening.set_skips(skips))

    def _started(self, asked: int, is_as_it_was: bool) -> None:
        if asked == self._asked:
            self._set_playing(True)
            if not is_as_it_was:
                self.failed.emit(RecordingChanged())

    def _not_started(self, asked: int, error: UserError) -> None:
        if asked == self._asked:
            self._fail(error)

    def _fail(self, error: UserError) -> None:
        self._is_wanted = False
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
        self._is_wanted = False
        self._set_playing(False)
        error = self._listening.error
        if error is None and self._at_s < self.duration_s - CUT_SHORT_S:
            error = RecordingChanged()
        if error is not None:
            self.failed.emit(error)
