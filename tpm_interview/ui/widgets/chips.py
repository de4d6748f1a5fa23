"""A row of filters that can be on together."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from tpm_interview.ui.widgets.buttons import Button, check_quietly
from tpm_interview.ui.widgets.flow_layout import FlowLayout
from tpm_interview.ui.widgets.layout import column, line, row, shared_out

NAME_PX = 96


class Chips(QWidget):
    """A named row of chips; wraps where it is narrow. None chosen puts no limit.

    Signals:
        changed: The chosen values as a tuple, in the order shown.
    """

    changed = Signal(object)

    def __init__(self, name: str, choices: Sequence[tuple[str, str]] = ()) -> None:
        """`choices` are (value, words) pairs."""
        super().__init__()
        self._name = name
        self._buttons: dict[str, Button] = {}
        self._flow = FlowLayout()
        head = line(name)
        head.setFixedWidth(NAME_PX)
        head.setMinimumHeight(32)
        head.setAlignment(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft)
        self.setLayout(shared_out(row(column(head, None), self._flow), 0, 1))
        self.set_choices(choices)

    def set_choices(self, choices: Sequence[tuple[str, str]]) -> None:
        """Other chips; those still there stay chosen."""
        chosen = self.chosen()
        for button in self._buttons.values():
            self._flow.removeWidget(button)
            button.deleteLater()
        self._buttons = {value: self._chip(words) for value, words in choices}
        self.set_chosen(chosen)
        if self.parentWidget() is not None:  # else it would become a window of its own
            self.setVisible(bool(choices))

    def chosen(self) -> tuple[str, ...]:
        return tuple(value for value, button in self._buttons.items() if button.isChecked())

    def set_chosen(self, values: Sequence[str]) -> None:
        for value, button in self._buttons.items():
            check_quietly(button, value in values)

    def _chip(self, words: str) -> Button:
        made = Button(words.replace("&", "&&"), "chip")
        made.setAccessibleName(f"{self._name}: {words}")
        made.toggled.connect(lambda: self.changed.emit(self.chosen()))
        self._flow.addWidget(made)
        return made
