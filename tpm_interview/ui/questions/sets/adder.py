"""Finding questions of the bank to put into a set."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QLineEdit, QWidget

from tpm_interview.ui.questions.sets.rows import Row
from tpm_interview.ui.questions.sets.rows_list import ROW_PX, RowsList
from tpm_interview.ui.theme import tinted
from tpm_interview.ui.widgets import column, line, on_key

PATIENCE_MS = 120
"""So long after the last letter the search begins."""
_SEEN_AT_ONCE = 3


class Adder(QWidget):
    """A search field with what it finds below; Enter takes the question it is on.

    Signals:
        search_requested: What to look for, empty for nothing.
        add_requested: Id of a question to put into the set.
    """

    search_requested = Signal(str)
    add_requested = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.field = _SearchField()
        self.field.setPlaceholderText(self.tr("Add questions: search the bank  (Ctrl+F)"))
        self.field.setAccessibleName(self.tr("Search the bank for questions to add"))
        icon = tinted("magnifying-glass")
        self.field.addAction(icon, QLineEdit.ActionPosition.LeadingPosition)
        self.found = RowsList(self.tr("Questions found"))
        self._told = line()
        for part in (self.found, self._told):
            part.hide()
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(PATIENCE_MS)
        self.setLayout(column(self.field, self._told, self.found))
        self.setFocusProxy(self.field)
        self._connect()

    def set_found(self, words: str, rows: Sequence[Row], count: int) -> None:
        """The first of `count` questions found for `words`; empty words show nothing."""
        self.found.set_rows(rows)
        self.found.setFixedHeight(min(len(rows), _SEEN_AT_ONCE) * ROW_PX)
        self.found.setVisible(bool(words and rows))
        self._told.setVisible(bool(words))
        found = self.tr("{0} found. Enter adds the chosen one.").format(count)
        self._told.setText(found if count else self.tr("No question fits. Search for less."))

    def clear(self) -> None:
        self.field.clear()
        self._search()

    def _search(self) -> None:
        self._timer.stop()
        self.search_requested.emit(self.field.text().strip())

    def _add(self) -> None:
        key = self.found.current_key()
        if key and not self.found.isHidden():
            self.field.is_taken_up = True
            self.add_requested.emit(key)

    def _go_down(self) -> None:
        if not self.found.isHidden():
            self.found.setFocus()

    def _connect(self) -> None:
        self.field.textChanged.connect(lambda _: self._timer.start())
        self._timer.timeout.connect(self._search)
        self.field.returnPressed.connect(self._add)
        self.found.doubleClicked.connect(lambda _: self._add())
        self.field.down_pressed.connect(self._go_down)
        self.field.escaped.connect(self.clear)
        for key in ("Return", "Enter"):
            made = on_key(self.found, key, self._add)
            made.setContext(Qt.ShortcutContext.WidgetShortcut)


class _SearchField(QLineEdit):
    """Leaves Ctrl+Z to the page once what was typed has been used.

    Signals:
        down_pressed: The candidate goes on to what was found.
        escaped: Esc was pressed with something typed.
    """

    down_pressed = Signal()
    escaped = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.is_taken_up = True
        self.textEdited.connect(self._take_back_keys)

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            changes = (QKeySequence.StandardKey.Undo, QKeySequence.StandardKey.Redo)
            if self.is_taken_up and any(event.matches(each) for each in changes):
                return False
            if event.key() == Qt.Key.Key_Escape and self.text():
                event.accept()
                return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Down:
            self.down_pressed.emit()
        elif event.key() == Qt.Key.Key_Escape and self.text():
            self.escaped.emit()
        else:
            super().keyPressEvent(event)

    def _take_back_keys(self) -> None:
        self.is_taken_up = False
