"""What the candidate can see in a window, and the buttons to press."""

from PySide6.QtWidgets import QAbstractButton, QLabel, QWidget
from pytestqt.qtbot import QtBot

from tpm_interview.ui.widgets import Button, WordFlow


def labels(view: QWidget) -> list[str]:
    """What stands in every label that can be seen."""
    found = view.findChildren(QLabel)
    return [label.text() for label in found if label.isVisible()]


def texts(view: QWidget) -> str:
    """Every text that can be seen, one a line."""
    seen = [label.text() for label in view.findChildren(QLabel) if label.isVisible()]
    buttons = view.findChildren(QAbstractButton)
    seen += [button.text() for button in buttons if button.isVisible()]
    flows = view.findChildren(WordFlow)
    return "\n".join([*seen, *(flow.accessibleName() for flow in flows if flow.isVisible())])


def button(view: QWidget, words: str) -> QAbstractButton:
    """The one button whose label begins with these words."""
    found = [b for b in view.findChildren(QAbstractButton) if b.text().startswith(words)]
    assert len(found) == 1, words
    return found[0]


class SeenPage:
    """For what a test has at hand around a page of its own: what can be seen on it."""

    qtbot: QtBot
    page: QWidget

    def texts(self) -> list[str]:
        return labels(self.page)

    def wait_for(self, words: str) -> None:
        self.qtbot.waitUntil(lambda: any(words in told for told in self.texts()))

    def button(self, words: str) -> Button:
        return next(b for b in self._buttons() if words in b.text())

    def has_button(self, words: str) -> bool:
        return any(words in b.text() for b in self._buttons())

    def _buttons(self) -> list[Button]:
        return [each for each in self.page.findChildren(Button) if each.isVisible()]
