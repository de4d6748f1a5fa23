"""Tags to write, with commas between; those already in use are offered."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCompleter, QLineEdit


class TagsLine(QLineEdit):
    """Completes the last tag only; Enter takes what is offered before it does anything else."""

    def __init__(self, known: Sequence[str]) -> None:
        super().__init__()
        self._completer = QCompleter(list(known), self)
        self._completer.setWidget(self)
        self._completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self._completer.setFilterMode(Qt.MatchFlag.MatchStartsWith)
        self._completer.activated.connect(self._complete)
        self.textEdited.connect(self._offer)

    def tags(self) -> tuple[str, ...]:
        """Without empty ones and repeats."""
        found = (" ".join(each.split()) for each in self.text().split(","))
        return tuple(dict.fromkeys(tag for tag in found if tag))

    def _offer(self) -> None:
        begun = self.text().rpartition(",")[2].strip()
        self._completer.setCompletionPrefix(begun)
        offered = self._completer.currentCompletion()
        if begun and offered and offered != begun:
            self._completer.complete()
        else:
            self._hide()

    def _hide(self) -> None:
        popup = self._completer.popup()
        if popup is not None:
            popup.hide()

    def _complete(self, tag: str) -> None:
        before = [each.strip() for each in self.text().split(",")[:-1]]
        self.setText(", ".join((*before, tag)))
