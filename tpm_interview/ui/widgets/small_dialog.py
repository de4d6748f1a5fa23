"""A question to the candidate in a window of its own."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QPushButton, QWidget

from tpm_interview.domain.errors import UserError
from tpm_interview.ui.theme import Role
from tpm_interview.ui.widgets.banner import Banner
from tpm_interview.ui.widgets.buttons import Button
from tpm_interview.ui.widgets.layout import Item, column, line, row

WIDTH_PX = 480


class SmallDialog(QDialog):
    """Stays open until what it asked for is done, so that an error costs no typing.

    Signals:
        agreed: The candidate wants it.
    """

    agreed = Signal()

    def __init__(self, parent: QWidget, title: str, agree: str, *content: Item) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self._is_busy = False
        self._banner = Banner()
        self.agree = Button(agree, "action")
        cancel = Button(self.tr("Cancel  (Esc)"))
        foot = row(cancel, None, self.agree, gap=2)
        head = line(title, "head", Role.WindowText)
        parts: tuple[Item, ...] = (head, self._banner, *content, None, foot)
        self.setLayout(column(*parts, gap=2, margins=(3, 3, 3, 3)))
        self.setMinimumWidth(WIDTH_PX)
        for button in self.findChildren(QPushButton):
            button.setAutoDefault(False)  # else Enter in a field presses the first of them
        cancel.clicked.connect(self.reject)
        self.agree.clicked.connect(self.agreed)

    def set_busy(self) -> None:
        """What was agreed to is being done: nothing else can be asked for."""
        self._is_busy = True
        self.agree.setEnabled(False)

    def show_error(self, error: UserError) -> None:
        """It could not be done; it may be tried again."""
        self._is_busy = False
        self.agree.setEnabled(True)
        self._banner.set_error(error)

    def reject(self) -> None:
        if not self._is_busy:
            super().reject()
