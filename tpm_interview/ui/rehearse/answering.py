"""Giving one answer: recorded or typed, and kept whatever happens meanwhile."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, Signal

from tpm_interview.domain.errors import UserError
from tpm_interview.domain.session import Prompt
from tpm_interview.domain.sound import AudioDevice
from tpm_interview.services.take_pending import TranscriptionEvent
from tpm_interview.ui.rehearse.answers import SpokenAnswer, TypedAnswer
from tpm_interview.ui.rehearse.page import RehearsePage
from tpm_interview.ui.rehearse.recording import Recording
from tpm_interview.ui.rehearse.session_tools import SessionTools


class Answering(QObject):
    """Fills the answering and the typed view; has the answer until it is finished.

    Signals:
        recording: Sound is reaching the disk, for the first time or again.
        refused: There is no recording; the UserError that says why.
        lost: No more sound comes; the UserError. What was said is kept.
    """

    recording = Signal()
    refused = Signal(object)
    lost = Signal(object)

    def __init__(
        self,
        page: RehearsePage,
        tools: SessionTools,
        elapsed_s: Callable[[], float],
        parent: QObject,
    ) -> None:
        """`elapsed_s` tells how long the candidate has been answering."""
        super().__init__(parent)
        self._page, self._tools, self._elapsed_s = page, tools, elapsed_s
        self._spoken: SpokenAnswer | None = None
        self._typed_to: Prompt | None = None
        self._recording = Recording(page.answering, tools, self)
        self._recording.started.connect(self.recording)
        self._recording.refused.connect(self._on_refused)
        self._recording.lost.connect(self.lost)

    @property
    def has_started(self) -> bool:
        """Whether sound of this answer has reached the disk."""
        return self._recording.has_started

    def set_microphone(self, name: str) -> None:
        """Which to open next; empty is the system's own."""
        self._recording.set_microphone(name)

    def set_devices(self, error: UserError, devices: Sequence[AudioDevice]) -> None:
        """The microphones there are, now that one was lost."""
        self._recording.set_devices(error, devices)

    def on_hearing(self, event: TranscriptionEvent) -> None:
        """What the recognizer says while the candidate speaks."""
        self._recording.on_hearing(event)

    def record(self, prompt: Prompt, limit_s: int | None) -> None:
        """Open the microphone; `recording` or `refused` follows."""
        self._page.answering.set_prompt(prompt.text, limit_s)
        self._typed_to = None
        self._spoken = self._recording.begin(prompt)

    def type(self, prompt: Prompt, limit_s: int | None) -> None:
        """Take the answer as text."""
        self._recording.end()
        self._page.typed.set_prompt(prompt.text, limit_s)
        self._spoken, self._typed_to = None, prompt

    def finish(self) -> SpokenAnswer | TypedAnswer | None:
        """The answer, for whoever waits for its words; None if there is none."""
        given = self._given()
        self.stop()
        return given

    def keep(self, failed: Callable[[UserError], object]) -> None:
        """Store what was said or typed so far, without waiting for its words.

        `failed` is told of a recording; a text that is not stored is held by `unstored`.
        """
        is_empty = self._typed_to is not None and not self._page.typed.answer()
        given = None if is_empty else self._given()
        self._spoken = self._typed_to = None
        if isinstance(given, TypedAnswer):
            unstored, typed = self._tools.unstored, given
            self._tools.work.run(typed.finish, failed=lambda error: unstored.hold(typed, error))
        elif given is not None:
            self._tools.work.run(given.finish, failed=failed)

    def stop(self) -> None:
        """Show no more of an answer; one that is not finished or kept is let go."""
        self._recording.end()
        self._spoken = self._typed_to = None

    def _given(self) -> SpokenAnswer | TypedAnswer | None:
        if self._typed_to is None:
            return self._spoken
        words, time_s = self._page.typed.answer(), self._elapsed_s()
        return TypedAnswer(self._tools.rehearsal, self._typed_to, words, time_s)

    def _on_refused(self, error: UserError) -> None:
        self._spoken = None
        self.refused.emit(error)
