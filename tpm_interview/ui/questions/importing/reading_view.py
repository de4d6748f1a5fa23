"""A list is being read."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from tpm_interview.ui.questions.importing.words import shown_name
from tpm_interview.ui.widgets import Button, ThinProgress, column, holder, line, row, text

WIDTH_PX = 480


class ReadingView(QWidget):
    """How far it is.

    Signals:
        cancel_requested: The candidate does not want to wait.
    """

    cancel_requested = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._name = text("", "head")
        self._share = line("", "body")
        self._progress = ThinProgress()
        self._progress.setAccessibleName(self.tr("Read so far"))
        cancel = Button(self.tr("Cancel  (Esc)"), "plain", key="Esc")
        cancel.clicked.connect(self.cancel_requested)
        told = self.tr("Nothing is taken in before you have seen it.")
        about = line(told)
        body = column(
            self._name, self._progress, row(about, None, self._share), 1, row(None, cancel, None)
        )
        self.setLayout(column(None, row(None, holder(body, WIDTH_PX), None), None, None))
        self.setFocusProxy(cancel)

    def set_name(self, name: str) -> None:
        """A new reading, none of it done."""
        self._name.setText(
            self.tr("Reading {0}").format(shown_name(name) or self.tr("the pasted text"))
        )
        self.set_done(0.0)

    def set_done(self, share: float) -> None:
        self._progress.set_done(share)
        told = self.tr("{0} %").format(round(100 * max(0.0, share)))
        self._share.setText(told if share < 1 else self.tr("Comparing with the bank\u2026"))
