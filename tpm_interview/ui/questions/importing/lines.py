"""A text field of a few lines."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QPlainTextEdit

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class Lines(QPlainTextEdit):
    """A few lines; Tab leaves it, and Ctrl+Enter is given away.

    Signals:
        finished: Ctrl+Enter was pressed.
        edited: The candidate wrote something; the text as it stands.
    """

    finished = Signal()
    edited = Signal(str)

    def __init__(self, name: str, height_px: int, hint: str = "") -> None:
        super().__init__()
        self._is_set = False
        self.setTabChangesFocus(True)
        self.setAccessibleName(name)
        self.setPlaceholderText(hint)
        self.setFixedHeight(height_px)
        self.textChanged.connect(self._tell)

    def set_text(self, words: str) -> None:
        """Shows a text without telling that it was edited; the cursor stays if nothing is new."""
        if words != self.toPlainText():
            self._is_set = True
            self.setPlainText(words)
            self._is_set = False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _ENTER and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.finished.emit()
        else:
            super().keyPressEvent(event)

    def _tell(self) -> None:
        if not self._is_set:
            self.edited.emit(self.toPlainText())
