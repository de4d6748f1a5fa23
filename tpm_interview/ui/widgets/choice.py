"""A choice of one from a list that may be long: a button with a menu."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QActionGroup
from PySide6.QtWidgets import QMenu

from tpm_interview.ui.widgets.buttons import Button


class Choice(Button):
    """Shows what is chosen; Enter, a click or arrow down open the others.

    Signals:
        chosen: The value the candidate chose, as it was given.
    """

    chosen = Signal(object)

    def __init__(self, name: str, kind: str = "bare") -> None:
        super().__init__("", kind, "caret-down")
        self.setLayoutDirection(Qt.LayoutDirection.RightToLeft)  # the caret after the text
        self._name = name
        self._value: object = None
        self._words: dict[object, str] = {}
        self._menu = QMenu(self)
        self._group = QActionGroup(self._menu)
        self.setMenu(self._menu)
        self.setAccessibleName(name)

    def set_choices(self, choices: Sequence[tuple[object, str]], value: object) -> None:
        """`choices` are (value, words) pairs; a `value` not among them shows the first."""
        if list(self._words.items()) == list(choices):
            self.set_value(value)  # nothing new: a menu that is open stays as it is
            return
        self._words = dict(choices)
        self._menu.clear()
        for each, words in choices:
            action = self._menu.addAction(words.replace("&", "&&"))
            action.setCheckable(True)
            self._group.addAction(action)
            action.setData(each)
            action.triggered.connect(lambda _=False, each=each: self._choose(each))
        self.set_value(value)

    def value(self) -> object:
        return self._value

    def set_value(self, value: object) -> None:
        """Show a value without emitting it."""
        if value not in self._words:
            value = next(iter(self._words), None)
        self._value = value
        words = self._words.get(value, "")
        self.setText(words.replace("&", "&&"))
        self.setAccessibleName(f"{self._name}: {words}")
        for action in self._menu.actions():
            action.setChecked(action.data() == value)

    def _choose(self, value: object) -> None:
        self.set_value(value)
        self.chosen.emit(value)
