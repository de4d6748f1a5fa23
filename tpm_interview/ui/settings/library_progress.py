"""How far a backup or a check is."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from tpm_interview.ui.theme import Role
from tpm_interview.ui.widgets import Button, ThinProgress, column, line, row, shared_out


class LibraryProgress(QWidget):
    """Hidden until something is being done.

    Signals:
        cancel_requested: The candidate does not want to wait.
    """

    cancel_requested = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._told = line("", "body", Role.WindowText)
        self._share = line("", "body")
        self._bar = ThinProgress()
        self._bar.setAccessibleName(self.tr("Done so far"))
        self._cancel = Button(self.tr("Cancel  (Esc)"), key="Esc")
        self._cancel.clicked.connect(self.cancel_requested)
        bars = column(row(self._told, None, self._share), self._bar)
        self.setLayout(shared_out(row(bars, self._cancel, gap=2), 1, 0))
        self.setFocusProxy(self._cancel)
        self.hide()

    def start(self, told: str) -> None:
        self._told.setText(told)
        self._cancel.setEnabled(True)
        self.set_done(0.0)
        self.show()

    def set_done(self, share: float) -> None:
        self._bar.set_done(share)
        self._share.setText(self.tr("{0} %").format(int(100 * share)))

    def set_stopping(self) -> None:
        """The button keeps the focus: it has nowhere better to go until the end."""
        self._told.setText(self.tr("Stopping\u2026"))

    def has_focus(self) -> bool:
        return self._cancel.hasFocus()
