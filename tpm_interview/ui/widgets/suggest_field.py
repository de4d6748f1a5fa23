"""A line to type into that offers what is there already."""

from collections.abc import Sequence

from PySide6.QtCore import QStringListModel, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCompleter, QLineEdit, QListView

from tpm_interview.ui.theme import tinted


class SuggestField(QLineEdit):
    """Anything may be typed; arrow down or the caret shows all that can be chosen.

    Signals:
        chosen: The suggestion that the candidate took.
    """

    chosen = Signal(str)

    def __init__(self, name: str, hint: str = "") -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setPlaceholderText(hint)
        self._suggestions = QStringListModel(self)
        self._list = QListView()
        self._list.setProperty("kind", "popup")
        made = QCompleter(self._suggestions, self)
        made.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        made.setFilterMode(Qt.MatchFlag.MatchContains)
        made.setPopup(self._list)
        made.activated.connect(self.chosen)
        self.setCompleter(made)
        caret = self.addAction(tinted("caret-down"), QLineEdit.ActionPosition.TrailingPosition)
        caret.triggered.connect(self.show_all)

    def set_suggestions(self, words: Sequence[str]) -> None:
        self._suggestions.setStringList(list(words))

    def show_all(self) -> None:
        """Everything that can be chosen, whatever is typed."""
        self.completer().setCompletionPrefix("")
        self.completer().complete()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Down and not self._list.isVisible():
            self.show_all()
        else:
            super().keyPressEvent(event)
