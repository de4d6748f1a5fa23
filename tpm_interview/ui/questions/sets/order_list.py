"""The questions of a set, in the order they are asked."""

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent
from PySide6.QtWidgets import QListView

from tpm_interview.ui.questions.sets.rows_list import RowsList
from tpm_interview.ui.widgets import on_key


class OrderList(RowsList):
    """Rows to be moved by key or by mouse; it moves none by itself.

    Signals:
        move_requested: The chosen ones shall go up (-1) or down (1).
        drop_requested: The chosen ones shall stand before this row.
        remove_requested: The chosen ones shall leave the set.
    """

    move_requested = Signal(int)
    drop_requested = Signal(int)
    remove_requested = Signal()

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.setSelectionMode(QListView.SelectionMode.ExtendedSelection)
        self.setDragDropMode(QListView.DragDropMode.InternalMove)
        self.setDefaultDropAction(Qt.DropAction.MoveAction)
        self.setDropIndicatorShown(True)
        keys = (
            on_key(self, "Alt+Up", lambda: self.move_requested.emit(-1)),
            on_key(self, "Alt+Down", lambda: self.move_requested.emit(1)),
            on_key(self, "Del", self.remove_requested.emit),
        )
        for key in keys:
            key.setContext(Qt.ShortcutContext.WidgetShortcut)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.source() is self:
            event.acceptProposedAction()

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        super().dragMoveEvent(event)  # paints where it would go, and scrolls at the edges
        if event.source() is self:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """A copy, as Qt sees it: after a move it would take the dragged rows out by itself."""
        event.setDropAction(Qt.DropAction.CopyAction)
        event.accept()
        self.stopAutoScroll()
        self.setState(QListView.State.NoState)
        self.viewport().update()
        self.drop_requested.emit(self.row_below(event.position().toPoint()))

    def row_below(self, point: QPoint) -> int:
        """The row that something dropped at `point` comes to stand before."""
        index = self.indexAt(point)
        if not index.isValid():
            return len(self.rows.rows)
        is_lower_half = point.y() > self.visualRect(index).center().y()
        return index.row() + is_lower_half
