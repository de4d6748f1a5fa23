"""All takes of a question as rows, the newest first; their facts come page by page."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from tpm_interview.domain.comparison import Headline, PastTake
from tpm_interview.ui.review.comparing import words
from tpm_interview.ui.review.take_list_model import ENTRY_ROLE

Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()


@dataclass(frozen=True, slots=True)
class HistoryRow:
    """A take as its row shows it; `headline` None is not measured yet."""

    past: PastTake
    when: str
    headline: Headline | None = None


class HistoryModel(QAbstractListModel):
    def __init__(self, now: Callable[[], datetime], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._now = now
        self._takes: tuple[PastTake, ...] = ()
        self._headlines: dict[int, Headline] = {}
        self._rows: dict[int, int] = {}

    @property
    def takes(self) -> tuple[PastTake, ...]:
        """Newest first."""
        return self._takes

    @property
    def headlines(self) -> Mapping[int, Headline]:
        """What is measured so far, by the ids of the takes."""
        return self._headlines

    def set_takes(self, oldest_first: Sequence[PastTake]) -> None:
        """Others, or the same ones anew; nothing of them is measured."""
        self.beginResetModel()
        self._takes, self._headlines = tuple(reversed(oldest_first)), {}
        self._rows = {each.take_id: row for row, each in enumerate(self._takes)}
        self.endResetModel()

    def add_headlines(self, found: Mapping[int, Headline]) -> None:
        self._headlines.update(found)
        rows = [self._rows[take_id] for take_id in found if take_id in self._rows]
        if rows:
            self.dataChanged.emit(self.index(min(rows)), self.index(max(rows)))

    def row_of(self, take_id: int) -> int:
        """-1 where it is not in this history."""
        return self._rows.get(take_id, -1)

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._takes)

    def data(self, index: Index, role: int = int(Qt.ItemDataRole.DisplayRole)) -> object:
        past = self._takes[index.row()]
        headline = self._headlines.get(past.take_id)
        if role == ENTRY_ROLE:
            return HistoryRow(past, words.take_told(past, self._now()), headline)
        if role == Qt.ItemDataRole.DisplayRole:
            return words.take_told(past, self._now())
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return words.take_spoken(past, headline or Headline(), self._now())
        return None
