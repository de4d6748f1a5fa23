"""Editors one below the other, whose order is the candidate's."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QMenu, QVBoxLayout, QWidget

from tpm_interview.ui.theme import SPACE
from tpm_interview.ui.widgets.buttons import Button
from tpm_interview.ui.widgets.flow_layout import FlowLayout
from tpm_interview.ui.widgets.layout import column, row, scroll_to, shared_out

_SHOWN = 28
"""Characters of a removed text that are shown."""


class RowEditor(QWidget):
    """What stands in one row.

    Signals:
        changed: The candidate changed something in it.
        entered: Enter was pressed: one more below is wanted.
    """

    changed = Signal()
    entered = Signal()

    def told(self) -> str:
        """The text to know it by; empty where nothing is written yet."""
        raise NotImplementedError


class OrderedRows(QWidget):
    """Each row has a menu, and keys that work in it: Alt+Up, Alt+Down, Alt+Del; Alt+Z puts back.

    Signals:
        changed: A row was edited, added, moved, removed or put back.
    """

    changed = Signal()

    def __init__(
        self, make: Callable[[], RowEditor], name: str, add_words: str, key: str = ""
    ) -> None:
        """`name` is what one row is called, such as "Follow-up"; `key` adds one."""
        super().__init__()
        self._make, self._name = make, name
        self._rows: list[_Row] = []
        self._removed: list[tuple[int, _Row]] = []
        self._places = QVBoxLayout()
        self._places.setSpacing(SPACE)
        self._add = Button(add_words, "bare", "plus", key)
        self._back = Button("", "bare", "arrow-u-up-left")
        self._back.hide()
        self._add.clicked.connect(self.add_and_write)
        self._back.clicked.connect(self.put_back)
        ways = FlowLayout()
        ways.addWidget(self._add)
        ways.addWidget(self._back)
        self.setLayout(column(self._places, ways))

    def editors(self) -> Sequence[RowEditor]:
        """In the order shown."""
        return [each.editor for each in self._rows]

    def clear(self) -> None:
        """No rows, and none to be put back."""
        for each in (*self._rows, *(gone for _, gone in self._removed)):
            self._places.removeWidget(each)
            each.hide()
            each.deleteLater()
        self._rows, self._removed = [], []
        self._show_removed()

    def add(self, at: int | None = None) -> RowEditor:
        """An empty row, at the end unless told."""
        made = _Row(self._make(), self._name)
        made.editor.changed.connect(self.changed)
        made.editor.entered.connect(lambda: self._enter(made))
        made.move_requested.connect(lambda step: self._move(made, step))
        made.remove_requested.connect(lambda: self._remove(made))
        self._put(made, len(self._rows) if at is None else at)
        self.changed.emit()
        return made.editor

    def add_and_write(self) -> None:
        """An empty row with the focus in it."""
        made = self.add()
        made.setFocus()
        scroll_to(made)

    def put_back(self) -> None:
        """The row removed last, at its old place."""
        if not self._removed:
            return
        at, gone = self._removed.pop()
        self._put(gone, min(at, len(self._rows)))
        gone.show()
        gone.editor.setFocus()
        self._show_removed()
        self.changed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        is_back = event.key() == Qt.Key.Key_Z and event.modifiers() == _ALT
        if is_back and self._removed:
            self.put_back()
        else:
            event.ignore()

    def _put(self, wanted: "_Row", at: int) -> None:
        self._rows.insert(at, wanted)
        self._places.insertWidget(at, wanted)

    def _enter(self, after: "_Row") -> None:
        """The next row, or a new one where this is the last; an empty one is enough."""
        at = self._rows.index(after) + 1
        if at < len(self._rows):
            self._rows[at].editor.setFocus()
        elif after.editor.told():
            self.add_and_write()

    def _move(self, moved: "_Row", step: int) -> None:
        at = self._rows.index(moved) + step
        if not 0 <= at < len(self._rows):
            return
        focused = self.window().focusWidget()
        self._rows.remove(moved)
        self._places.removeWidget(moved)
        self._put(moved, at)
        if focused is not None and moved.isAncestorOf(focused):
            focused.setFocus()
        scroll_to(moved)
        self.changed.emit()

    def _remove(self, gone: "_Row") -> None:
        at = self._rows.index(gone)
        self._rows.pop(at)
        self._places.removeWidget(gone)
        left = self._rows[min(at, len(self._rows) - 1)].editor if self._rows else self._add
        left.setFocus()
        gone.hide()
        if gone.editor.told():
            self._removed.append((at, gone))
        else:
            gone.deleteLater()
        self._show_removed()
        self.changed.emit()

    def _show_removed(self) -> None:
        self._back.setVisible(bool(self._removed))
        if self._removed:
            told = self._removed[-1][1].editor.told()
            short = told if len(told) <= _SHOWN else f"{told[:_SHOWN]}..."
            words = self.tr("Put back \u201c{0}\u201d  (Alt+Z)").format(short)
            self._back.setText(words.replace("&", "&&"))


_ALT = Qt.KeyboardModifier.AltModifier


class _Row(QWidget):
    """An editor and the menu of what can be done to it.

    Signals:
        move_requested: -1 for up, 1 for down.
        remove_requested: The candidate does not want it.
    """

    move_requested = Signal(int)
    remove_requested = Signal()

    def __init__(self, editor: RowEditor, name: str) -> None:
        super().__init__()
        self.editor = editor
        self.menu = Button("", "bare", "dots-three-vertical")
        self.menu.setAccessibleName(self.tr("{0}: move or remove").format(name))
        self.menu.setFixedWidth(36)
        choices = QMenu(self.menu)
        up, down = self.tr("Move up  (Alt+Up)"), self.tr("Move down  (Alt+Down)")
        choices.addAction(up).triggered.connect(lambda: self.move_requested.emit(-1))
        choices.addAction(down).triggered.connect(lambda: self.move_requested.emit(1))
        remove = choices.addAction(self.tr("Remove  (Alt+Del)"))
        remove.triggered.connect(self.remove_requested)
        self.menu.setMenu(choices)
        content = row(editor, column(self.menu, None))
        self.setLayout(shared_out(content, 1, 0))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Innermost first: what is no key of a row goes on to the widgets around it."""
        if not event.modifiers() & _ALT:
            event.ignore()
        elif event.key() == Qt.Key.Key_Up:
            self.move_requested.emit(-1)
        elif event.key() == Qt.Key.Key_Down:
            self.move_requested.emit(1)
        elif event.key() == Qt.Key.Key_Delete:
            self.remove_requested.emit()
        else:
            event.ignore()
