"""Hearing a sentence in the voice, outside a session."""

from PySide6.QtCore import QObject, QTimer, Signal

from tpm_interview.domain.errors import UserError
from tpm_interview.services.listening import Listening
from tpm_interview.ui.background import Background

LOOK_EVERY_MS = 100


class VoiceSample(QObject):
    """Speaks one text at a time on a thread of its own.

    Signals:
        speaking_changed: Whether there is, or is about to be, sound.
        failed: The UserError that keeps it silent.
    """

    speaking_changed = Signal(bool)
    failed = Signal(object)

    def __init__(self, listening: Listening, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._listening = listening
        self._background = Background(self)
        self._is_speaking = False
        self._is_closed = False
        self._asked = 0
        self._timer = QTimer(self)
        self._timer.setInterval(LOOK_EVERY_MS)
        self._timer.timeout.connect(self._look)

    def toggle(self, text: str, voice: str = "") -> None:
        """Speak, or be silent where it speaks; `voice` empty is the chosen one."""
        if self._is_speaking:
            self.stop()
        else:
            self.speak(text, voice)

    def speak(self, text: str, voice: str = "") -> None:
        self._asked += 1
        asked = self._asked
        self._set_speaking(True)
        self._background.run(
            lambda: self._listening.say(text, voice),
            lambda _: self._started(asked),
            lambda error: self._fail(asked, error),
        )

    def stop(self) -> None:
        """Silence at once."""
        self._asked += 1
        self._timer.stop()
        if self._is_speaking and not self._is_closed:
            self._background.run(self._listening.stop)
        self._set_speaking(False)

    def close(self) -> None:
        self._is_closed = True
        self._timer.stop()
        self._background.run(self._listening.close)
        self._background.close()

    def _started(self, asked: int) -> None:
        if asked == self._asked:
            self._timer.start()

    def _fail(self, asked: int, error: UserError) -> None:
        if asked == self._asked:
            self._set_speaking(False)
            self.failed.emit(error)

    def _look(self) -> None:
        if not self._listening.is_playing:
            self._timer.stop()
            self._set_speaking(False)

    def _set_speaking(self, is_speaking: bool) -> None:
        if is_speaking != self._is_speaking:
            self._is_speaking = is_speaking
            self.speaking_changed.emit(is_speaking)
