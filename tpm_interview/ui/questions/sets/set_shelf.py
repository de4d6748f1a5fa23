"""The candidate's sets, and what can be done to them."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from tpm_interview.ui.questions.sets.rows import Row
from tpm_interview.ui.questions.sets.rows_list import RowsList
from tpm_interview.ui.theme import Role
from tpm_interview.ui.widgets import Button, FlowLayout, column, line, on_key, shared_out

WIDTH_PX = 272


class SetShelf(QWidget):
    """Names with counts; a new one is named before it is made.

    Signals:
        chosen: Id of the set to look at, empty where there is none.
        add_requested: Name of a new set.
        rename_requested: Id and new name.
        delete_requested: Id of the set that may go.
        naming_ended: The candidate wants no new set after all.
    """

    chosen = Signal(str)
    add_requested = Signal(str)
    rename_requested = Signal(str, str)
    delete_requested = Signal(str)
    naming_ended = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.list = RowsList(self.tr("Sets"), can_rename=True)
        self._name = _NameField()
        self._name.setPlaceholderText(self.tr("Acme, second round"))
        self._name.setAccessibleName(self.tr("Name of the new set"))
        self._name.hide()
        self._hint = line(self.tr("Enter makes it, Esc does not."))
        self._hint.hide()
        self._new = Button(self.tr("New set  (Ctrl+N)"), "plain", "plus")
        self._rename = Button(self.tr("Rename  (F2)"), "bare", "pencil-simple", "F2")
        self._delete = Button(self.tr("Delete  (Del)"), "bare", "trash")
        ways = FlowLayout(gap=0)
        for button in (self._rename, self._delete):
            ways.addWidget(button)
        head = line(self.tr("Sets"), "title", Role.WindowText)
        parts = (head, 1, self.list, self._name, self._hint, self._new, ways)
        self.setLayout(shared_out(column(*parts), 0, 0, 1))
        self.setFixedWidth(WIDTH_PX)
        self.setFocusProxy(self.list)
        self._connect()

    def set_sets(self, rows: Sequence[Row]) -> None:
        self.list.set_rows(rows)
        for button in (self._rename, self._delete):
            button.setEnabled(bool(rows))

    def ask_name(self) -> None:
        """Offer a field for the name of a new set."""
        self._show_naming(True)
        self._name.clear()
        self._name.setFocus()

    def end_naming(self) -> None:
        """The new set is there, or not wanted."""
        had_focus = self._name.hasFocus()
        self._show_naming(False)
        if had_focus:
            self.list.setFocus()
        self.naming_ended.emit()

    @property
    def is_naming(self) -> bool:
        return not self._name.isHidden()

    def _show_naming(self, shown: bool) -> None:
        self._name.setVisible(shown)
        self._hint.setVisible(shown)
        self._new.setVisible(not shown)

    def _ask_to_delete(self) -> None:
        if self.list.current_key():
            self.delete_requested.emit(self.list.current_key())

    def _edit(self) -> None:
        index = self.list.currentIndex()
        if index.isValid():
            self.list.setFocus()
            self.list.edit(index)

    def _connect(self) -> None:
        self.list.current_changed.connect(self.chosen)
        self.list.rows.rename_requested.connect(self.rename_requested)
        self._new.clicked.connect(self.ask_name)
        self._rename.clicked.connect(self._edit)
        self._delete.clicked.connect(self._ask_to_delete)
        self._name.returnPressed.connect(lambda: self.add_requested.emit(self._name.text()))
        self._name.escaped.connect(self.end_naming)
        key = on_key(self.list, "Del", self._ask_to_delete)
        key.setContext(Qt.ShortcutContext.WidgetShortcut)


class _NameField(QLineEdit):
    """Signals:
    escaped: Esc was pressed.
    """

    escaped = Signal()

    def event(self, event: QEvent) -> bool:
        is_override = event.type() == QEvent.Type.ShortcutOverride
        if is_override and isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape:
            event.accept()  # else it would leave the view
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.escaped.emit()
        else:
            super().keyPressEvent(event)
