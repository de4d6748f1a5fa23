"""Putting a prompt to the candidate: spoken or read, with hints, until they answer."""

from PySide6.QtCore import QObject, Signal

from tpm_interview.domain.errors import UserError
from tpm_interview.domain.flow import Flow, Phase
from tpm_interview.ui.rehearse.asked_view import AskedView
from tpm_interview.ui.rehearse.prompts import Prompts
from tpm_interview.ui.rehearse.speaker import PromptSpeaker


class Asking(QObject):
    """Fills the asked view and drives the voice.

    Signals:
        spoken: The prompt was heard, or can only be read.
        muted_changed: Whether the voice shall be muted from now on.
    """

    spoken = Signal()
    muted_changed = Signal(bool)

    def __init__(self, view: AskedView, speaker: PromptSpeaker, parent: QObject) -> None:
        super().__init__(parent)
        self._view, self._speaker = view, speaker
        self._text, self._comes_next = "", ""
        self._is_muted = self._is_paused = False
        view.replay_requested.connect(self.speak)
        view.pause_requested.connect(self._toggle_pause)
        view.mute_requested.connect(self._toggle_mute)
        speaker.started.connect(view.set_speaking)
        speaker.lit_changed.connect(view.set_lit)
        speaker.ended.connect(self._on_ended)
        speaker.unspoken.connect(self._on_unspoken)

    def set_muted(self, is_muted: bool) -> None:
        self._is_muted = is_muted
        self._view.set_muted(is_muted)

    def show(self, prompts: Prompts, flow: Flow) -> None:
        """Put the prompt of this moment on the screen."""
        self._is_paused = False
        prompt, upcoming = prompts[flow.position], prompts.after(flow.position)
        self._text, self._comes_next = prompt.text, upcoming.text if upcoming else ""
        self._view.set_prompt(prompt.text, prompts.about(prompt))
        self._view.set_hints(*prompts.hints(prompt), allowed=flow.plan.hints)
        self._view.set_typed_only(flow.typed_only)
        self._view.set_muted(self._is_muted)
        if flow.phase is Phase.ASKING:
            self._view.set_asking()

    def speak(self) -> None:
        """From the beginning; the next prompt is rendered meanwhile."""
        self._is_paused = False
        self._view.set_spoken()
        self._speaker.speak(self._text, self._comes_next)

    def fail(self, error: UserError) -> None:
        self._view.banner.set_error(error)

    def _on_ended(self) -> None:
        self._view.set_spoken()
        self.spoken.emit()

    def _on_unspoken(self, error: UserError | None) -> None:
        muted = self.tr("The voice is muted. Read the question.")
        self._view.set_unspoken(f"{error.told} {error.remedy}" if error else muted)
        self.spoken.emit()

    def _toggle_pause(self) -> None:
        self._is_paused = not self._is_paused
        if self._is_paused:
            self._speaker.pause()
            self._view.set_paused()
        else:
            self._speaker.go_on()
            self._view.set_speaking()

    def _toggle_mute(self) -> None:
        self.set_muted(not self._is_muted)
        if self._is_muted:
            self._speaker.stop()
            self.muted_changed.emit(True)
            self._on_unspoken(None)
        else:
            self.muted_changed.emit(False)
            self.speak()
