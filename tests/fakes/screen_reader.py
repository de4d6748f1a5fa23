"""What the candidate can see in a window, and the buttons to press."""

from PySide6.QtWidgets import QAbstractButton, QLabel, QWidget

from tpm_interview.ui.widgets import WordFlow


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
