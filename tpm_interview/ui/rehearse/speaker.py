"""Speaks the prompt and lights its words up as they are heard."""

from PySide6.QtCore import QObject, QTimer, Signal

from tpm_interview.domain.errors import UserError
from tpm_interview.services.prompter import (
    PromptEnded,
    Prompter,
    PrompterEvent,
    PromptStarted,
    PromptUnspoken,
)
from tpm_interview.ui.background import Background, Relay

FRAME_MS = 40


class PromptSpeaker(QObject):
    """The prompter's events on the UI thread, for the prompt asked for last.

    Signals:
        started: The first sound is on its way.
        lit_changed: Index of the word being spoken, -1 for none.
        ended: It was heard to its end.
        unspoken: It can only be read; the UserError that says why, None when muted.
    """

    started = Signal()
    lit_changed = Signal(int)
    ended = Signal()
    unspoken = Signal(object)

    def __init__(self, prompter: Prompter, work: Background, parent: QObject) -> None:
        super().__init__(parent)
        self._prompter = prompter
        self._work = work
        self._text: str | None = None
        self._relay = Relay(self)
        self._relay.happened.connect(self._on_event)
        self._frames = QTimer(self)
        self._frames.setInterval(FRAME_MS)
        self._frames.timeout.connect(self._light)
        prompter.subscribe(self._relay)

    def speak(self, text: str, comes_next: str = "") -> None:
        """Speak from the beginning; `comes_next` is rendered meanwhile."""
        self._text = text
        self._work.run(lambda: self._prompter.speak(text), failed=self.unspoken.emit)
        if comes_next:
            self._work.run(lambda: self._prompter.prefetch(comes_next), failed=_is_told_later)

    def pause(self) -> None:
        """Be silent at once; the lit word stays."""
        self._frames.stop()
        self._work.run(self._prompter.pause)

    def go_on(self) -> None:
        """Speak on from where it was paused."""
        self._frames.start()
        self._work.run(self._prompter.go_on, failed=self._fail)

    def stop(self) -> None:
        """Be silent at once."""
        self._text = None
        self._darken()
        self._work.run(self._prompter.stop)

    def _on_event(self, event: PrompterEvent) -> None:
        if event.text != self._text:
            return
        match event:
            case PromptStarted():
                self._frames.start()
                self.started.emit()
            case PromptEnded():
                self._darken()
                self.ended.emit()
            case PromptUnspoken():
                self._fail(event.error)

    def _fail(self, error: UserError | None) -> None:
        self._darken()
        self.unspoken.emit(error)

    def _light(self) -> None:
        if self._prompter.is_speaking:  # not yet, right after a pause
            self.lit_changed.emit(self._prompter.lit_word)

    def _darken(self) -> None:
        self._frames.stop()
        self.lit_changed.emit(-1)


def _is_told_later(error: UserError) -> None:
    """A prompt that cannot be rendered now says so when it is asked."""
