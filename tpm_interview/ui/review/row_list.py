"""A list of many rows of two heights."""

from collections.abc import Callable

from PySide6.QtCore import QAbstractItemModel, QItemSelectionModel, QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHeaderView, QStyledItemDelegate, QStyleOptionViewItem, QTableView

_AHEAD = 2
"""Rows are fetched when so many screens are left below."""
_NOWHERE = QModelIndex()


class RowList(QTableView):
    """One column whose rows are as tall as the delegate's size hints, most of them `row_px`.

    A table, since a QListView asks for the size of every row anew whenever some are added: with
    100,000 rows that takes seconds.

    Signals:
        chosen: The row, by mouse or arrow keys.
        opened: The row, by Enter or double click.
        left_upwards: Arrow up on the first row.
    """

    chosen = Signal(int)
    opened = Signal(int)
    left_upwards = Signal()

    def __init__(
        self, model: QAbstractItemModel, delegate: QStyledItemDelegate, row_px: int
    ) -> None:
        super().__init__()
        self._row_px = row_px
        self.setProperty("kind", "rows")
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setMouseTracking(True)
        self.setSelectionMode(QTableView.SelectionMode.SingleSelection)
        self.setVerticalScrollMode(QTableView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._set_up_heads()
        self.setItemDelegate(delegate)
        self.setModel(model)
        model.rowsInserted.connect(lambda _, first, last: self._fit(first, last))
        model.modelReset.connect(lambda: self._fit(0, model.rowCount() - 1))
        self.selectionModel().currentChanged.connect(self._tell_chosen)
        self.activated.connect(lambda index: self.opened.emit(index.row()))
        self.verticalScrollBar().valueChanged.connect(self._fetch_ahead)

    def show_row(self, row: int, tell: bool = True) -> None:
        """Choose a row and bring it into sight; -1 chooses none."""
        was_blocked = self.blockSignals(not tell)
        # not the view's own way: that asks which keys are held, and Shift would select more rows
        alone = QItemSelectionModel.SelectionFlag.ClearAndSelect
        self.selectionModel().setCurrentIndex(self.model().index(row, 0), alone)
        self.blockSignals(was_blocked)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        before = self.currentIndex()
        super().keyPressEvent(event)
        if event.key() == Qt.Key.Key_Up and self.currentIndex() == before:
            self.left_upwards.emit()

    def _set_up_heads(self) -> None:
        rows, columns = self.verticalHeader(), self.horizontalHeader()
        rows.hide()
        rows.setMinimumSectionSize(1)
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        rows.setDefaultSectionSize(self._row_px)
        columns.hide()
        columns.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)

    def _fit(self, first: int, last: int) -> None:
        """A reset leaves rows as tall as those that stood in their places."""
        height_of, heads = self._height_of(), self.verticalHeader()
        for row in range(first, last + 1):
            height = height_of(row)
            if height != heads.sectionSize(row):
                heads.resizeSection(row, height)

    def _height_of(self) -> Callable[[int], int]:
        option, delegate, model = QStyleOptionViewItem(), self.itemDelegate(), self.model()
        return lambda row: delegate.sizeHint(option, model.index(row, 0)).height()

    def _tell_chosen(self, current: QModelIndex) -> None:
        if current.isValid():
            self.chosen.emit(current.row())

    def _fetch_ahead(self, at: int) -> None:
        bar = self.verticalScrollBar()
        is_near = at > bar.maximum() - _AHEAD * bar.pageStep()
        if is_near and self.model().canFetchMore(_NOWHERE):
            self.model().fetchMore(_NOWHERE)
