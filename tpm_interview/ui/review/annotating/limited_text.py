"""A growing field that says when it is full, and when the candidate has left it."""

from PySide6.QtCore import QMimeData, Qt, Signal
from PySide6.QtGui import QFocusEvent, QHideEvent, QInputMethodEvent, QKeyEvent

from tpm_interview.ui.widgets import GrowingText

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class LimitedText(GrowingText):
    """Takes no more than `most` characters; what stands in it is never cut.

    Signals:
        full: Something did not fit in; of what was pasted, the beginning may have.
        left: The focus went elsewhere, or the field out of sight.
        ended: Escape was pressed.
    """

    full = Signal()
    left = Signal()
    ended = Signal()

    def __init__(
        self, name: str, hint: str, most: int, lines: int = 1, breaks: bool = False
    ) -> None:
        """With `breaks`, Enter begins a new line."""
        super().__init__(name, hint, lines=lines)
        self._limit, self._breaks = most, breaks

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.ended.emit()
        elif event.text().isprintable() and event.text() and self._room() < 1:
            self.full.emit()
        elif self._breaks and event.key() in _ENTER and not event.modifiers():
            self._put("\n")
        else:
            super().keyPressEvent(event)

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        if len(event.commitString()) > self._room():
            event.setCommitString("")
            self.full.emit()
        super().inputMethodEvent(event)

    def insertFromMimeData(self, source: QMimeData) -> None:
        self._put(source.text())

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self.left.emit()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.left.emit()

    def _put(self, words: str) -> None:
        room = max(0, self._room())  # more may stand in it than fits
        self.insertPlainText(words[:room])
        if len(words) > room:
            self.full.emit()

    def _room(self) -> int:
        return self._limit - len(self.toPlainText()) + len(self.textCursor().selectedText())
