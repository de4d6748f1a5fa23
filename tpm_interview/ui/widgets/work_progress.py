"""How far work of some length is, and the way to end it."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from tpm_interview.ui.theme import Role
from tpm_interview.ui.widgets.buttons import Button
from tpm_interview.ui.widgets.layout import column, line, row, shared_out
from tpm_interview.ui.widgets.meters import ThinProgress


class WorkProgress(QWidget):
    """Hidden until something is being done; it takes the focus to its button.

    Signals:
        stop_requested: The candidate does not want to wait.
    """

    stop_requested = Signal()

    def __init__(self, stop: str, key: str = "") -> None:
        """`stop` are the words of the button; `key` is empty where whoever holds it answers it."""
        super().__init__()
        self._told = line("", "body", Role.WindowText)
        self._share = line("", "body")
        self._bar = ThinProgress()
        self._bar.setAccessibleName(self.tr("Done so far"))
        self._stop = Button(stop, key=key)
        self._stop.clicked.connect(self.stop_requested)
        bars = column(row(self._told, None, self._share), self._bar)
        self.setLayout(shared_out(row(bars, self._stop, gap=2), 1, 0))
        self.setFocusProxy(self._stop)
        self.hide()

    def start(self, told: str) -> None:
        self._told.setText(told)
        self.set_done(0.0)
        self.show()

    def set_done(self, share: float) -> None:
        self._bar.set_done(share)
        self._share.setText(self.tr("{0} %").format(int(100 * share)))

    def set_stopping(self) -> None:
        """It ends at its next step; the button keeps the focus: it has nowhere better to go."""
        self._told.setText(self.tr("Stopping\u2026"))

    def has_focus(self) -> bool:
        return self._stop.hasFocus()
