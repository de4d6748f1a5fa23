"""Hits as rows, fetched page by page."""

from collections.abc import Callable, Sequence
from datetime import datetime

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, Qt, Signal

from tpm_interview.domain.search import Hit, Order
from tpm_interview.ui.review import wording
from tpm_interview.ui.review.hit_entries import HitEntry, HitHead, HitRow, hit_rows
from tpm_interview.ui.review.take_list_model import ENTRY_ROLE, Index

_NOWHERE = QModelIndex()


class HitListModel(QAbstractListModel):
    """Holds what was fetched so far; the view asks for more as the candidate scrolls.

    Signals:
        more_requested: How many hits are here already.
    """

    more_requested = Signal(int)

    def __init__(self, now: Callable[[], datetime], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._now = now
        self._order = Order.BEST
        self._rows: list[HitRow] = []
        self._hit_count = 0
        self._has_more = False
        self._is_waiting = False

    @property
    def hit_count(self) -> int:
        """Hits fetched."""
        return self._hit_count

    def set_hits(self, hits: Sequence[Hit], order: Order, has_more: bool) -> None:
        """Show these from the beginning."""
        self.beginResetModel()
        self._order = order
        self._rows = list(hit_rows(hits, order, self._now(), ""))
        self._hit_count = len(hits)
        self._has_more, self._is_waiting = has_more, False
        self.endResetModel()

    def add_hits(self, hits: Sequence[Hit], has_more: bool) -> None:
        """Further ones, below the others."""
        heads = (each.key for each in reversed(self._rows) if isinstance(each, HitHead))
        new = list(hit_rows(hits, self._order, self._now(), next(heads, "")))
        self._hit_count += len(hits)
        self._has_more, self._is_waiting = has_more, False
        if new:
            first = len(self._rows)
            self.beginInsertRows(_NOWHERE, first, first + len(new) - 1)
            self._rows += new
            self.endInsertRows()

    def row_of(self, take_id: int) -> int:
        """The row of a take, -1 where it is not among the hits fetched."""
        for row, each in enumerate(self._rows):
            if isinstance(each, HitEntry) and each.hit.take_id == take_id:
                return row
        return -1

    def first_hit(self) -> int:
        """The row of the first hit, -1 without any."""
        hits = (row for row, each in enumerate(self._rows) if isinstance(each, HitEntry))
        return next(hits, -1)

    def hit_at(self, row: int) -> Hit | None:
        """None for a head, and outside the list."""
        shown = self._rows[row] if 0 <= row < len(self._rows) else None
        return shown.hit if isinstance(shown, HitEntry) else None

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = int(Qt.ItemDataRole.DisplayRole)) -> object:
        shown = self._rows[index.row()]
        if role == ENTRY_ROLE:
            return shown
        if isinstance(shown, HitHead):
            return shown.words if role == Qt.ItemDataRole.DisplayRole else None
        if role == Qt.ItemDataRole.DisplayRole:
            return shown.title
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return wording.spoken_hit(shown.hit, shown.title)
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """A head cannot be reached: arrow keys go from hit to hit."""
        if self.hit_at(index.row()) is None:
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    def canFetchMore(self, parent: Index) -> bool:
        return not parent.isValid() and self._has_more and not self._is_waiting

    def fetchMore(self, parent: Index) -> None:
        self._is_waiting = True
        self.more_requested.emit(self._hit_count)
