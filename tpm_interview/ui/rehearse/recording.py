"""Recording one answer: the microphone opened, lost, picked up again, and its level."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, QTimer, Signal

from tpm_interview.domain.errors import UserError
from tpm_interview.domain.hearing import RecognitionFailed, RecognizerDied, WordsHeard
from tpm_interview.domain.session import Prompt
from tpm_interview.domain.sound import AudioDevice
from tpm_interview.services.take_pending import TranscriptionEvent
from tpm_interview.ui.rehearse.answering_view import AnsweringView
from tpm_interview.ui.rehearse.answers import SpokenAnswer
from tpm_interview.ui.rehearse.session_tools import SessionTools

LEVEL_MS = 50
LOOK_AGAIN_MS = 1500
"""How often to look for another microphone while the answer waits for one."""


class Recording(QObject):
    """Drives the answering view for one answer after the other.

    `has_started`: sound of this answer has reached the disk.

    Signals:
        started: Sound is reaching the disk, for the first time or again.
        refused: There is no recording; the UserError that says why.
        lost: No more sound comes; the UserError. What was said is kept. Told again and again
            until there is sound, so that a microphone just plugged in is found.
    """

    started = Signal()
    refused = Signal(object)
    lost = Signal(object)

    def __init__(self, view: AnsweringView, tools: SessionTools, parent: QObject) -> None:
        super().__init__(parent)
        self._view, self._tools = view, tools
        self._answer: SpokenAnswer | None = None
        self._microphone = ""
        self.has_started = False
        self._levels = QTimer(self)
        self._levels.setInterval(LEVEL_MS)
        self._levels.timeout.connect(self._show_level)
        self._loss: UserError | None = None
        self._devices: tuple[AudioDevice, ...] = ()
        self._looks = QTimer(self)
        self._looks.setInterval(LOOK_AGAIN_MS)
        self._looks.timeout.connect(lambda: self.lost.emit(self._loss))
        view.pick_up_requested.connect(self._pick_up)

    def set_microphone(self, name: str) -> None:
        """Which to open next; empty is the system's own."""
        self._microphone = name

    def begin(self, prompt: Prompt) -> SpokenAnswer:
        """Open the microphone; `started` or `refused` follows."""
        answer = SpokenAnswer(self._tools.rehearsal, prompt, self._on_lost)
        self._answer, self.has_started = answer, False
        microphone = self._tools.opener(self._microphone)
        self._do(answer, lambda: answer.open(microphone), self.refused.emit)
        return answer

    def end(self) -> None:
        """Show no more of this answer; whoever has it finishes it."""
        self._levels.stop()
        self._looks.stop()
        self._answer = None

    def on_hearing(self, event: TranscriptionEvent) -> None:
        """What the recognizer says of this answer, or of itself."""
        answer = self._answer
        match event:
            case WordsHeard() if answer and event.take == answer.take_id:
                self._view.set_words(event.settled, event.partial)
            case RecognizerDied() if answer and answer.take_id in event.takes:
                self._view.set_unheard()
            case RecognitionFailed() if answer and event.take == answer.take_id:
                self._view.set_unheard()

    def set_devices(self, error: UserError, devices: Sequence[AudioDevice]) -> None:
        """The microphones there are, now that one was lost."""
        is_news = tuple(devices) != self._devices
        if self._answer is not None and self._looks.isActive() and is_news:
            self._devices = tuple(devices)
            self._view.set_lost(error, devices, self._microphone)

    def _pick_up(self, name: str) -> None:
        answer = self._answer
        if answer is not None:
            self._microphone = name
            microphone = self._tools.opener(name)
            self._do(answer, lambda: answer.pick_up(microphone), self._pause)

    def _do(
        self,
        answer: SpokenAnswer,
        work: Callable[[], None],
        failed: Callable[[UserError], object],
    ) -> None:
        """An answer that is no longer this one's concern tells nothing."""

        def on_started(_: None) -> None:
            if answer is self._answer:
                self.has_started = True
                self._looks.stop()
                self._view.set_recording()
                self._levels.start()
                self.started.emit()

        def on_failed(error: UserError) -> None:
            if answer is self._answer:
                failed(error)

        self._tools.work.run(work, on_started, on_failed)

    def _on_lost(self, error: UserError) -> None:
        """On the microphone's own thread."""
        answer = self._answer
        self._tools.work.post(lambda: self._pause(error) if answer is self._answer else None)

    def _pause(self, error: UserError) -> None:
        self._levels.stop()
        self._loss, self._devices = error, ()
        self._looks.start()
        self._view.set_lost(error, (), self._microphone)
        self.lost.emit(error)

    def _show_level(self) -> None:
        if self._answer is not None:
            self._view.set_level(self._answer.level_dbfs)
