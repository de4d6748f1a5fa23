"""Below the list of Review: the way to the trash."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from tpm_interview.ui.review.trash import words
from tpm_interview.ui.widgets import Button, row


class TrashFoot(QWidget):
    """Hidden while the trash is empty.

    Signals:
        open_requested: The candidate wants to see what is in the trash.
    """

    open_requested = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._open = Button("", "bare", "trash")
        self._open.clicked.connect(self.open_requested)
        self.setLayout(row(self._open, None, margins=(1, 0, 1, 1)))
        self.set_count(0)

    def set_count(self, count: int) -> None:
        """Takes in the trash."""
        self._open.setText(words.trash_of(count))
        self.setVisible(count > 0)
