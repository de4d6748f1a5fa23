"""Buttons and plates.

In a session Space always means the next step, so every other button answers to Enter.
"""

from collections.abc import Callable

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QAbstractButton, QLayout, QPushButton, QSizePolicy, QWidget

from tpm_interview.ui.theme import Role, font, tinted

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


def on_key(widget: QWidget, key: str, act: Callable[[], object]) -> QShortcut:
    """Call `act` on `key` while `widget` is visible; a held key counts once.

    Not `QAbstractButton.setShortcut`: that clicks 100 ms late. A text editor with the focus keeps
    the keys that write.
    """
    made = QShortcut(QKeySequence(key), widget)
    made.setAutoRepeat(False)
    made.activated.connect(act)
    return made


class _EnterButton(QPushButton):
    """A push button that answers to Enter as well as Space, outside dialogs too."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _ENTER and not event.isAutoRepeat():
            self.click()
        else:
            super().keyPressEvent(event)


class Button(_EnterButton):
    """A push button whose look is the style sheet's `kind`: plain, bare, action, chip, segment.

    An action is the one big button of a screen; its label is the next thing to do. `key` works
    while the button is visible and enabled, and stands in the label by the caller's hand.
    """

    def __init__(self, words: str, kind: str = "plain", icon: str = "", key: str = "") -> None:
        super().__init__(words)
        self.setProperty("kind", kind)
        self.setCheckable(kind in ("chip", "segment"))
        self.setAutoExclusive(kind == "segment")
        if kind == "action":
            self.setFont(font("lead", bold=True))  # as in the style sheet, for the size hint
        if icon:
            self.set_icon(icon)
        self.shortcut_key = on_key(self, key, self.click_if_enabled) if key else None

    def set_icon(self, name: str) -> None:
        self.setIcon(tinted(name, Role.WindowText))
        self.setIconSize(QSize(26, 18))  # wider than the picture: Qt has no gap to set

    def click_if_enabled(self) -> None:
        if self.isEnabled():
            self.click()


class Plate(_EnterButton):
    """A large choice: a checkable button that holds a whole layout."""

    def __init__(self, name: str, content: QLayout, key: str = "") -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setProperty("kind", "plate")
        self.setCheckable(True)
        self._content = content
        self.setLayout(content)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        if key:
            on_key(self, key, self.click)
        for child in self.findChildren(QWidget):
            child.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def sizeHint(self) -> QSize:
        return self._content.sizeHint()

    def minimumSizeHint(self) -> QSize:
        return self._content.minimumSize()


def check_quietly(button: QAbstractButton, is_checked: bool) -> None:
    """Show a state without emitting it."""
    was_blocked = button.blockSignals(True)
    button.setChecked(is_checked)
    button.blockSignals(was_blocked)
