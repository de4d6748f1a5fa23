"""A choice of exactly one, without terms to explain: tabs and ways to show."""

from collections.abc import Sequence

from PySide6.QtCore import Signal

from tpm_interview.ui.widgets.buttons import Button, check_quietly
from tpm_interview.ui.widgets.cards import Card
from tpm_interview.ui.widgets.layout import row


class Segments(Card):
    """Buttons in one plate, one of them on.

    Signals:
        chosen: The value the candidate chose.
    """

    chosen = Signal(str)

    def __init__(self, choices: Sequence[tuple[str, str]], value: str = "") -> None:
        """`choices` are (value, words) pairs; without `value` the first is on."""
        super().__init__(kind="segments")
        self._buttons = {each: Button(words, "segment") for each, words in choices}
        self.setLayout(row(*self._buttons.values(), gap=0))
        for each, button in self._buttons.items():
            button.clicked.connect(lambda _=False, each=each: self.chosen.emit(each))
        self.set_value(value or choices[0][0])

    def button(self, value: str) -> Button:
        """To give it other words, or to hide it."""
        return self._buttons[value]

    def value(self) -> str:
        return next((each for each, b in self._buttons.items() if b.isChecked()), "")

    def set_value(self, value: str) -> None:
        check_quietly(self._buttons[value], True)
