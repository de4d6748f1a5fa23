"""How far an erasing is."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from tpm_interview.ui.theme import Role
from tpm_interview.ui.widgets import Button, ThinProgress, column, line, row, shared_out


class ErasingBar(QWidget):
    """Hidden until something is being erased.

    Signals:
        later_requested: The rest may wait for the next start.
    """

    later_requested = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._told = line("", "body", Role.WindowText)
        self._done = ThinProgress()
        self._done.setAccessibleName(self.tr("Done so far"))
        self._later = Button(self.tr("Finish at the next start  (Esc)"))
        self._later.clicked.connect(self.later_requested)
        bars = column(self._told, self._done)
        self.setLayout(shared_out(row(bars, self._later, gap=2), 1, 0))
        self.hide()

    def start(self) -> None:
        self._told.setText(self.tr("Cleaning the database and its copies"))
        self._later.setEnabled(True)
        self._done.set_done(0.0)
        self.show()
        self._later.setFocus()

    def set_done(self, share: float) -> None:
        self._done.set_done(share)

    def set_stopping(self) -> None:
        """It ends at its next step."""
        self._told.setText(self.tr("Stopping\u2026"))
