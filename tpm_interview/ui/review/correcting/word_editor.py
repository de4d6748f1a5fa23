"""The field in which a transcript is edited."""

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QTextCursor

from tpm_interview.ui.review.correcting.reading_text import ReadingText

STEP_S = 5.0
_STEPS = {Qt.Key.Key_Left: -STEP_S, Qt.Key.Key_Right: STEP_S}


class WordEditor(ReadingText):
    """The sound answers to the keys with Ctrl, so that one can listen and type.

    Signals:
        play_toggled: Ctrl+Space.
        step_requested: Seconds to go on, or back where negative: Ctrl+Right and Ctrl+Left.
    """

    play_toggled = Signal()
    step_requested = Signal(float)

    def set_text(self, text: str, caret: int, share: float) -> None:
        """Show a text with the caret at a place in it, scrolled down by a share of its height."""
        self.setPlainText(text)
        self.space_lines()
        self.set_caret(caret)
        QTimer.singleShot(0, self, lambda: self._come_to_rest(share))

    def text(self) -> str:
        return self.toPlainText()

    def caret(self) -> int:
        return self.textCursor().position()

    def set_caret(self, caret: int) -> None:
        cursor = self.textCursor()
        cursor.setPosition(min(max(0, caret), self.document().characterCount() - 1))
        self.setTextCursor(cursor)

    def put(self, text: str) -> None:
        """Another text in place of all of it; Ctrl+Z takes that back."""
        cursor = self.textCursor()
        cursor.select(QTextCursor.SelectionType.Document)
        cursor.insertText(text)
        self.set_caret(0)

    def event(self, event: QEvent) -> bool:
        is_asked = event.type() == QEvent.Type.ShortcutOverride
        if is_asked and isinstance(event, QKeyEvent) and _is_of_sound(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not _is_of_sound(event):
            super().keyPressEvent(event)
        elif event.key() == Qt.Key.Key_Space:
            self.play_toggled.emit()
        else:
            self.step_requested.emit(_STEPS[Qt.Key(event.key())])

    def _come_to_rest(self, share: float) -> None:
        """As soon as its lines have their places."""
        self.scroll_to_share(share)
        self.ensureCursorVisible()


def _is_of_sound(event: QKeyEvent) -> bool:
    is_held = event.modifiers() == Qt.KeyboardModifier.ControlModifier
    return is_held and (event.key() in _STEPS or event.key() == Qt.Key.Key_Space)
