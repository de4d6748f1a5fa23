"""Where the candidate is in the session, at the top of every session view."""

from PySide6.QtCore import QRectF, Signal
from PySide6.QtGui import QPainter, QPalette
from PySide6.QtWidgets import QWidget

from tpm_interview.domain.session import Mode
from tpm_interview.ui.theme import Role
from tpm_interview.ui.widgets import Button, Painted, line, paint_bar, row
from tpm_interview.ui.words import mode_name

_STEP_PX, _GAP_PX, _MOST_PX = 32, 8, 400


class SessionBar(QWidget):
    """Which question of how many, the mode, and the way out.

    Signals:
        leave_requested: The candidate wants to leave; nothing is lost.
    """

    leave_requested = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._count = line("", "body", Role.WindowText, bold=True)
        self._steps = Steps()
        self._mode = line()
        leave = Button(self.tr("Leave  (Esc)"), "plain", "x", "Esc")
        leave.clicked.connect(self.leave_requested)
        self.setLayout(row(self._count, 1, self._steps, 1, self._mode, None, leave))

    def set_place(self, position: int, count: int, done: float, mode: Mode) -> None:
        """`position` counts from 0; `done` is how far this prompt has come, 0 to 1."""
        told = self.tr("Question {0} of {1}").format(position + 1, count)
        self._count.setText(told)
        self._steps.set_place(position, count, done)
        self._mode.setText(mode_name(mode))


class Steps(Painted):
    """One short line for each prompt."""

    def __init__(self) -> None:
        super().__init__()
        self._position, self._count, self._done = 0, 1, 0.0
        self.setFixedHeight(4)

    def set_place(self, position: int, count: int, done: float) -> None:
        self._position, self._count, self._done = position, max(1, count), done
        self.setFixedWidth(min(_MOST_PX, self._count * (_STEP_PX + _GAP_PX) - _GAP_PX))
        self.update()

    def draw(self, painter: QPainter, colors: QPalette) -> None:
        pitch = (self.width() + _GAP_PX) / self._count
        for i in range(self._count):
            whole = QRectF(i * pitch, 0, max(2.0, pitch - _GAP_PX), 4)
            paint_bar(painter, whole, colors.color(Role.Mid))
            share = 1.0 if i < self._position else self._done if i == self._position else 0.0
            if share:
                whole.setWidth(whole.width() * share)
                paint_bar(painter, whole, colors.color(Role.Link))
