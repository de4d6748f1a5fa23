"""A quiet strip below the list: how far recognizing again is, and at the end what came of it."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from tpm_interview.domain.rerecognition import RereadProgress, RereadState, RereadSummary
from tpm_interview.ui.review.recognizing.words import details, headline, how_far, what_goes_on
from tpm_interview.ui.theme import Role
from tpm_interview.ui.widgets import (
    Button,
    FlowLayout,
    Notice,
    ThinProgress,
    column,
    holder,
    line,
    row,
)

_RESTS = (RereadState.PAUSING, RereadState.PAUSED)


class RecognizingStrip(QWidget):
    """Hidden until something is recognized again.

    Signals:
        pause_requested, go_on_requested, cancel_requested: What the candidate wants.
    """

    pause_requested = Signal()
    go_on_requested = Signal()
    cancel_requested = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._rests = False
        self._far, self._goes_on = line("", "body", Role.WindowText), line("", "small")
        self._bar = ThinProgress()
        self._bar.setAccessibleName(self.tr("Recognized so far"))
        self._pause = Button(self._pause_words(), "bare", key="Shift+G")
        self._cancel = Button(self.tr("Cancel  (Ctrl+G)"), "bare", key="Ctrl+G")
        buttons = FlowLayout()
        buttons.addWidget(self._pause)
        buttons.addWidget(self._cancel)
        head = row(line(self.tr("Recognizing"), "body", Role.WindowText), None, self._far)
        parts = (head, self._bar, self._goes_on, holder(buttons))
        self._work = holder(column(*parts, margins=(1, 1, 1, 1)))
        self._summary = Notice("check", (self.tr("Close  (Ctrl+G)"), "Ctrl+G"))
        self._summary.action_requested.connect(lambda _: self._summary.tell(""))
        self._pause.clicked.connect(self._toggle)
        self._cancel.clicked.connect(self.cancel_requested)
        self.setLayout(column(self._work, self._summary, margins=(0, 0, 0, 1)))
        self._work.hide()

    def set_progress(self, progress: RereadProgress) -> None:
        self._summary.tell("")
        self._far.setText(how_far(progress))
        self._goes_on.setText(what_goes_on(progress))
        self._bar.set_done(progress.share)
        self._rests = progress.state in _RESTS
        self._pause.setText(self._pause_words())
        self._work.show()

    def set_summary(self, summary: RereadSummary) -> None:
        self._work.hide()
        self._summary.tell(headline(summary), details(summary))

    def focus(self) -> None:
        """Something is being recognized already: this is where it can be stopped."""
        self._pause.setFocus()

    def _toggle(self) -> None:
        (self.go_on_requested if self._rests else self.pause_requested).emit()

    def _pause_words(self) -> str:
        return self.tr("Go on  (Shift+G)") if self._rests else self.tr("Pause  (Shift+G)")
