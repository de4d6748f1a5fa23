"""Sessions and their takes as rows, newest first, fetched page by page."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)

from tpm_interview.domain.session import InterviewSession, Take
from tpm_interview.ui.review import wording
from tpm_interview.ui.review.entries import Entry, SessionHead, TakeEntry, entries

ENTRY_ROLE = int(Qt.ItemDataRole.UserRole)
Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()


class TakeListModel(QAbstractListModel):
    """Holds what was fetched so far; the view asks for more as the candidate scrolls.

    Signals:
        more_requested: How many sessions are here already.
    """

    more_requested = Signal(int)

    def __init__(self, now: Callable[[], datetime], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._now = now
        self._entries: list[Entry] = []
        self._session_count = 0
        self._has_more = False
        self._is_waiting = False

    @property
    def session_count(self) -> int:
        """Sessions fetched, those without takes too."""
        return self._session_count

    def set_sessions(self, sessions: Sequence[InterviewSession], has_more: bool) -> None:
        """Show these from the beginning."""
        self.beginResetModel()
        self._entries = [each for session in sessions for each in entries(session)]
        self._session_count = len(sessions)
        self._has_more, self._is_waiting = has_more, False
        self.endResetModel()

    def add_sessions(self, sessions: Sequence[InterviewSession], has_more: bool) -> None:
        """Older ones, below the others."""
        new = [each for session in sessions for each in entries(session)]
        self._session_count += len(sessions)
        self._has_more, self._is_waiting = has_more, False
        if new:
            first = len(self._entries)
            self.beginInsertRows(_NOWHERE, first, first + len(new) - 1)
            self._entries += new
            self.endInsertRows()
        elif has_more:
            self.fetchMore(_NOWHERE)  # a page of sessions in which nothing was answered

    def update_take(self, take: Take) -> None:
        """Show a take's new state where it is listed."""
        row = self.row_of(take.id)
        shown = self._entries[row] if row >= 0 else None
        if isinstance(shown, TakeEntry):
            self._entries[row] = replace(
                shown,
                state=take.state,
                rating=take.rating or 0,
                duration_s=take.duration_s,
                signs=take.signs,
            )
            self.dataChanged.emit(self.index(row), self.index(row))

    def row_of(self, take_id: int) -> int:
        """The row of a take, -1 where it is not listed."""
        for row, each in enumerate(self._entries):
            if isinstance(each, TakeEntry) and each.take_id == take_id:
                return row
        return -1

    def first_take(self) -> int:
        """The row of the newest take, -1 without any."""
        takes = (row for row, each in enumerate(self._entries) if isinstance(each, TakeEntry))
        return next(takes, -1)

    def take_near(self, row: int) -> int:
        """The row of the take at a row, or else of the next one below it, or above; -1 without."""
        takes = [at for at, each in enumerate(self._entries) if isinstance(each, TakeEntry)]
        after = (at for at in takes if at >= row)
        return next(after, takes[-1] if takes else -1)

    def entry_at(self, index: Index) -> TakeEntry | None:
        """The take of a row; None for a session's head."""
        shown = self._entries[index.row()] if index.isValid() else None
        return shown if isinstance(shown, TakeEntry) else None

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._entries)

    def data(self, index: Index, role: int = int(Qt.ItemDataRole.DisplayRole)) -> object:
        shown = self._entries[index.row()]
        if role == ENTRY_ROLE:
            return shown
        if role == Qt.ItemDataRole.DisplayRole:
            if isinstance(shown, SessionHead):
                return wording.head(shown, self._now())
            return shown.prompt_text
        if role == Qt.ItemDataRole.AccessibleTextRole and isinstance(shown, TakeEntry):
            return wording.spoken(shown)
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """A head cannot be reached: arrow keys go from take to take."""
        if self.entry_at(index) is None:
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    def canFetchMore(self, parent: Index) -> bool:
        return not parent.isValid() and self._has_more and not self._is_waiting

    def fetchMore(self, parent: Index) -> None:
        self._is_waiting = True
        self.more_requested.emit(self._session_count)
