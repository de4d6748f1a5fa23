"""One recognizer to choose."""

from tpm_interview.ui.settings.recognizer_words import about, name_of
from tpm_interview.ui.theme import Role
from tpm_interview.ui.widgets import Plate, column, line, row, text


class RecognizerPlate(Plate):
    """Its name, what to know about it, and whether it can be used."""

    def __init__(self, recognizer: str) -> None:
        self._state = line()
        name = name_of(recognizer)
        head = row(line(name, "body", Role.WindowText, bold=True), None, self._state)
        told = text(about(recognizer), "small", Role.PlaceholderText)
        super().__init__(name, column(head, told, gap=0, margins=(2, 1, 2, 1)))

    def set_state(self, is_complete: bool, is_used: bool) -> None:
        if is_used:
            state = self.tr("In use") if is_complete else self.tr("In use, but incomplete")
        else:
            state = self.tr("Ready") if is_complete else self.tr("Needs something first")
        self._state.setText(state)
        self.setAccessibleDescription(state)
