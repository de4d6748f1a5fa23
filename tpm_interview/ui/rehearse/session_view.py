"""What every view inside a session has: the bar at the top and the way out."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from tpm_interview.domain.flow import Phase
from tpm_interview.domain.session import Mode
from tpm_interview.ui.rehearse.session_bar import SessionBar

DONE = {
    Phase.THINKING: 0.2,
    Phase.COUNTING_IN: 0.4,
    Phase.ANSWERING: 0.5,
    Phase.TYPING: 0.5,
    Phase.RATING: 0.8,
    Phase.SHOWING: 1.0,
}
"""How far a prompt has come, for the bar at the top."""


class SessionView(QWidget):
    """A view with a session bar.

    Signals:
        leave_requested: The candidate wants to leave; nothing is lost.
    """

    leave_requested = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.bar = SessionBar()
        self.bar.leave_requested.connect(self.leave_requested)

    def set_place(self, position: int, count: int, done: float, mode: Mode) -> None:
        """`position` counts from 0; `done` is how far this prompt has come, 0 to 1."""
        self.bar.set_place(position, count, done, mode)
