"""Two wordings in one text: what only one of them has is marked, with color and without."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import (
    QColor,
    QGuiApplication,
    QKeyEvent,
    QKeySequence,
    QTextCharFormat,
    QTextCursor,
)

from tpm_interview.domain.differences import DifferenceKind, WordDifference
from tpm_interview.ui.review.correcting.reading_text import ReadingText
from tpm_interview.ui.theme import Role

_CHANGING = (QEvent.Type.PaletteChange, QEvent.Type.StyleChange)


class DifferenceText(ReadingText):
    """Can be read, scrolled and copied from."""

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self._shown: tuple[Sequence[str], Sequence[str], Sequence[WordDifference]] = ((), (), ())
        keys = Qt.TextInteractionFlag.TextSelectableByKeyboard
        self.setReadOnly(True)
        self.setUndoRedoEnabled(False)
        self.setTextInteractionFlags(keys | Qt.TextInteractionFlag.TextSelectableByMouse)

    def set_differences(
        self, before: Sequence[str], after: Sequence[str], differences: Sequence[WordDifference]
    ) -> None:
        """What leads from the words `before` to those `after`."""
        self._shown = (before, after, differences)
        self._write()

    def event(self, event: QEvent) -> bool:
        is_asked = event.type() == QEvent.Type.ShortcutOverride
        if is_asked and isinstance(event, QKeyEvent) and _is_of_page(event):
            event.ignore()  # QTextEdit claims these even where nothing can be written
            return True
        return super().event(event)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in _CHANGING and self._shown[2]:
            self._write()  # formats keep the colors they were made with

    def _write(self) -> None:
        before, after, differences = self._shown
        self.clear()
        self.space_lines()
        cursor = self.textCursor()
        cursor.beginEditBlock()  # else every stretch lays the whole text out anew
        for each in differences:
            if each.kind is DifferenceKind.SAME:
                self._add(cursor, [after[i] for i in each.after], self._plain())
                continue
            self._add(cursor, [before[i] for i in each.before], self._gone())
            self._add(cursor, [after[i] for i in each.after], self._come())
        cursor.endEditBlock()
        self.moveCursor(QTextCursor.MoveOperation.Start)

    def _add(self, cursor: QTextCursor, words: Sequence[str], form: QTextCharFormat) -> None:
        if words:
            cursor.insertText(" ".join(words), form)
            cursor.insertText(" ", self._plain())

    def _plain(self) -> QTextCharFormat:
        made = QTextCharFormat()
        made.setForeground(_color(Role.WindowText))
        return made

    def _gone(self) -> QTextCharFormat:
        made = QTextCharFormat()
        made.setFontStrikeOut(True)
        made.setForeground(_color(Role.PlaceholderText))
        made.setBackground(_color(Role.AlternateBase))
        return made

    def _come(self) -> QTextCharFormat:
        made = QTextCharFormat()
        made.setFontUnderline(True)
        made.setForeground(_color(Role.Link))
        made.setBackground(_color(Role.Highlight))
        return made


def _is_of_page(event: QKeyEvent) -> bool:
    keys = QKeySequence.StandardKey
    return event.matches(keys.Undo) or event.matches(keys.Redo)


def _color(role: Role) -> QColor:
    """The application's: the style sheet gives the widget another color for what is selected."""
    return QGuiApplication.palette().color(role)
