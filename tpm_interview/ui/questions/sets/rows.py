"""Rows of the lists of this view."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import cast

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)

Index = QModelIndex | QPersistentModelIndex
ROW_ROLE = int(Qt.ItemDataRole.UserRole)
_NOWHERE = QModelIndex()


@dataclass(frozen=True, slots=True)
class Row:
    """One entry: its id, its words, what stands small below, and a number before it."""

    key: str
    words: str
    aside: str = ""
    number: str = ""


class RowsModel(QAbstractListModel):
    """What a list shows.

    Signals:
        rename_requested: Id and new words of a row; the row shows the old ones until it is told.
    """

    rename_requested = Signal(str, str)

    def __init__(self, can_rename: bool = False, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._can_rename = can_rename
        self._rows: tuple[Row, ...] = ()

    def set_rows(self, rows: Sequence[Row]) -> None:
        self.beginResetModel()
        self._rows = tuple(rows)
        self.endResetModel()

    @property
    def rows(self) -> tuple[Row, ...]:
        return self._rows

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = int(Qt.ItemDataRole.DisplayRole)) -> object:
        row = self._rows[index.row()]
        if role == ROW_ROLE:
            return row
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole):
            return row.words
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return ", ".join(part for part in (row.number, row.words, row.aside) if part)
        return None

    def setData(
        self, index: Index, value: object, role: int = int(Qt.ItemDataRole.EditRole)
    ) -> bool:
        row = self._rows[index.row()]
        if role == Qt.ItemDataRole.EditRole and value != row.words:
            self.rename_requested.emit(row.key, str(value))
        return False

    def flags(self, index: Index) -> Qt.ItemFlag:
        made = super().flags(index)
        if self._can_rename:
            return made | Qt.ItemFlag.ItemIsEditable
        return made | Qt.ItemFlag.ItemIsDragEnabled


def row_of(index: Index) -> Row:
    """The row an index of a `RowsModel` stands for."""
    return cast(Row, index.data(ROW_ROLE))  # Qt hands objects through as Any
