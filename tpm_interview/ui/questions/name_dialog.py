"""A name for a new set."""

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QLineEdit, QWidget

from tpm_interview.ui.widgets.small_dialog import SmallDialog

MOST_LETTERS = 80


class NameDialog(SmallDialog):
    """One line to write; Enter agrees."""

    def __init__(self, parent: QWidget) -> None:
        self._name = QLineEdit()
        super().__init__(parent, _tr("New set"), _tr("Make the set  (Enter)"), self._name)
        self._name.setMaxLength(MOST_LETTERS)
        self._name.setAccessibleName(self.tr("Name of the set"))
        self._name.setPlaceholderText(self.tr("A name, such as Acme, second round"))
        self._name.textChanged.connect(self._look)
        self.agree.setEnabled(False)
        self._name.returnPressed.connect(self.agree.click_if_enabled)
        self._name.setFocus(Qt.FocusReason.OtherFocusReason)

    def name(self) -> str:
        return self._name.text().strip()

    def _look(self) -> None:
        self.agree.setEnabled(bool(self.name()))


def _tr(words: str) -> str:
    return QCoreApplication.translate("NameDialog", words)
