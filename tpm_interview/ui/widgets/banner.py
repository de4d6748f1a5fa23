"""Errors the candidate can act on, shown in the page instead of a dialog."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Signal

from tpm_interview.ui.theme import SPACE, Role
from tpm_interview.ui.widgets.buttons import Button
from tpm_interview.ui.widgets.cards import Card
from tpm_interview.ui.widgets.layout import column, row, shared_out, text
from tpm_interview.ui.widgets.painted import Icon

if TYPE_CHECKING:
    from tpm_interview.domain.errors import UserError


class Banner(Card):
    """What went wrong, what helps, and at most two ways on; hidden while there is no error.

    Signals:
        action_requested: Index of the way on that the candidate chose.
    """

    action_requested = Signal(int)

    def __init__(self) -> None:
        super().__init__(kind="banner")
        self._message = text("", "lead", Role.LinkVisited, bold=True)
        self._remedy = text()
        self._buttons = (Button(""), Button(""))
        told = column(self._message, self._remedy)
        told.setSpacing(SPACE // 2)
        sign = column(Icon("warning-circle", Role.LinkVisited, 24), None)
        content = row(sign, told, *self._buttons, gap=2, margins=(2, 2, 2, 2))
        self.setLayout(shared_out(content, 0, 1))
        for index, button in enumerate(self._buttons):
            button.hide()
            button.clicked.connect(lambda _=False, index=index: self.action_requested.emit(index))
        self.hide()

    def set_error(self, error: "UserError | None", *actions: str) -> None:
        """Show `error` with up to two translated actions; None takes the banner away."""
        self.setVisible(error is not None)
        if error is None:
            return
        message = QCoreApplication.translate("UserError", error.message)
        self._message.setText(f"{message} ({error.detail})" if error.detail else message)
        self._remedy.setText(QCoreApplication.translate("UserError", error.remedy))
        for index, button in enumerate(self._buttons):
            button.setVisible(index < len(actions))
            button.setText(actions[index] if index < len(actions) else "")
        self.setAccessibleName(self.text())
        from PySide6.QtGui import QAccessible, QAccessibleEvent  # slow, and rarely needed

        QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.Alert))

    def text(self) -> str:
        """Everything it says, message before remedy."""
        return f"{self._message.text()} {self._remedy.text()}"
