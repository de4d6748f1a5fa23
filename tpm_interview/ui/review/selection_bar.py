"""What can be done with several takes at once."""

from PySide6.QtWidgets import QWidget

from tpm_interview.ui.theme import Role
from tpm_interview.ui.widgets import Button, FlowLayout, column, holder, line

_FROM = 2


class SelectionBar(QWidget):
    """To be seen while two or more takes are selected; the features add their buttons."""

    def __init__(self) -> None:
        super().__init__()
        self._told = line("", "body", Role.WindowText)
        self._buttons = FlowLayout()
        self.setLayout(column(self._told, holder(self._buttons), margins=(1, 1, 1, 1)))
        self.hide()

    def add(self, words: str, key: str) -> Button:
        """A button for the selected takes; its key is the one of a single take, handled there."""
        made = Button(f"{words}  ({key})", "bare")
        self._buttons.addWidget(made)
        return made

    def set_count(self, count: int) -> None:
        self._told.setText(self.tr("{0} answers selected").format(count))
        self.setVisible(count >= _FROM)
