"""The rows of a preview as a table."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from enum import IntEnum

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)

from tpm_interview.domain.found import Found
from tpm_interview.domain.offer import Decision
from tpm_interview.domain.wording import one_line
from tpm_interview.ui.questions.importing.draft import Draft, Entry
from tpm_interview.ui.questions.importing.words import details_words, place_words, repeats_words

Index = QModelIndex | QPersistentModelIndex
ItemRole = Qt.ItemDataRole
_NOWHERE = QModelIndex()
_FLAGS = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
_SHOWN = 400
"""Characters of a question that a row can show at most; more of them only cost time."""


class Column(IntEnum):
    TICK = 0
    QUESTION = 1
    COMPETENCY = 2
    DETAILS = 3
    PLACE = 4
    REPEATS = 5


EDITABLE = (Column.QUESTION, Column.COMPETENCY)


class OfferModel(QAbstractTableModel):
    """Shows a draft, all of it or only what repeats something, and changes it.

    Signals:
        changed: Rows or ticks are not what they were.
    """

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._draft: Draft | None = None
        self._names: Mapping[str, str] = {}
        self._shown: Sequence[int] = ()
        self._only_duplicates = False

    def set_draft(self, draft: Draft | None, names: Mapping[str, str]) -> None:
        """`names` are those of competencies by slug."""
        self._draft, self._names = draft, names
        self.refresh()

    def set_only_duplicates(self, is_on: bool) -> None:
        self._only_duplicates = is_on
        self.refresh()

    def refresh(self) -> None:
        """The draft got or lost rows."""
        self.beginResetModel()
        entries = self._draft.entries if self._draft else []
        self._shown = range(len(entries))
        if self._only_duplicates:
            self._shown = [at for at, entry in enumerate(entries) if entry.offer.duplicate]
        self.endResetModel()
        self.changed.emit()

    def entry_at(self, row: int) -> Entry | None:
        """None where there is no such row."""
        if self._draft is None or not 0 <= row < len(self._shown):
            return None
        return self._draft.entries[self._shown[row]]

    def row_of(self, number: int) -> int:
        """The row that shows an entry of the draft, -1 where none does."""
        return self._shown.index(number) if number in self._shown else -1

    def toggle(self, rows: Sequence[int]) -> None:
        """All of them ticked, or none where all were."""
        is_on = not all(self._entry(row).is_ticked for row in rows)
        self.tick(rows, is_on)

    def tick(self, rows: Sequence[int], is_on: bool) -> None:
        if self._draft and rows:
            self._draft.tick([self._shown[row] for row in rows], is_on)
            self._tell(rows)

    def invert(self, rows: Sequence[int]) -> None:
        if self._draft and rows:
            self._draft.invert([self._shown[row] for row in rows])
            self._tell(rows)

    def decide(self, rows: Sequence[int], decision: Decision) -> None:
        """For rows that repeat something; the others have nothing to decide but the tick."""
        fitting = [row for row in rows if self._entry(row).offer.duplicate]
        if self._draft and fitting:
            self._draft.decide([self._shown[row] for row in fitting], decision)
            self._tell(fitting)

    def change(self, row: int, found: Found) -> None:
        if self._draft:
            self._draft.change(self._shown[row], found)
            self._tell((row,))

    def set_competency(self, rows: Sequence[int], competency: str) -> None:
        if self._draft and rows:
            numbers = (self._shown[row] for row in rows)
            self._draft.set_competency(numbers, one_line(competency)[:80])
            self._tell(rows)

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._shown)

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(Column)

    def flags(self, index: Index) -> Qt.ItemFlag:
        if index.column() in EDITABLE:
            return _FLAGS | Qt.ItemFlag.ItemIsEditable
        if index.column() == Column.TICK:
            return _FLAGS | Qt.ItemFlag.ItemIsUserCheckable
        return _FLAGS

    def data(self, index: Index, role: int = int(ItemRole.DisplayRole)) -> object:
        column = index.column()
        if role == ItemRole.DisplayRole:
            return self._cell(self._entry(index.row()), Column(column))[:_SHOWN]
        if role == ItemRole.EditRole and column in EDITABLE:
            return self._cell(self._entry(index.row()), Column(column))
        if role == ItemRole.CheckStateRole and column == Column.TICK:
            is_on = self._entry(index.row()).is_ticked
            return Qt.CheckState.Checked if is_on else Qt.CheckState.Unchecked
        if role == ItemRole.AccessibleTextRole and column == Column.QUESTION:
            return self._spoken(self._entry(index.row()))
        return None

    def setData(self, index: Index, value: object, role: int = int(ItemRole.EditRole)) -> bool:
        if role != ItemRole.EditRole or index.column() not in EDITABLE:
            return False
        text, found = one_line(str(value)), self._entry(index.row()).found
        if index.column() == Column.COMPETENCY:
            found = replace(found, competency=text[:80])
        elif text:
            found = replace(found, text=text)
        self.change(index.row(), found)
        return True

    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = int(ItemRole.DisplayRole),
    ) -> object:
        if orientation is Qt.Orientation.Horizontal and role == ItemRole.DisplayRole:
            return self._heads()[Column(section)]
        return None

    def _entry(self, row: int) -> Entry:
        entry = self.entry_at(row)
        if entry is None:
            raise IndexError(row)
        return entry

    def _tell(self, rows: Iterable[int]) -> None:
        numbers = tuple(rows)
        first, last = self.index(min(numbers), 0), self.index(max(numbers), len(Column) - 1)
        self.dataChanged.emit(first, last)
        self.changed.emit()

    def _heads(self) -> dict[Column, str]:
        return {
            Column.TICK: "",
            Column.QUESTION: self.tr("Question"),
            Column.COMPETENCY: self.tr("Competency"),
            Column.DETAILS: self.tr("With it"),
            Column.PLACE: self.tr("Where"),
            Column.REPEATS: self.tr("Repeats"),
        }

    def _cell(self, entry: Entry, column: Column) -> str:
        found = entry.found
        match column:
            case Column.QUESTION:
                return found.text
            case Column.COMPETENCY:
                return self._names.get(found.competency, found.competency)
            case Column.DETAILS:
                return details_words(found)
            case Column.PLACE:
                return place_words(self._format(), found.line, found.place)
            case Column.REPEATS:
                return repeats_words(entry.offer.duplicate, entry.decision, self._format())
            case _:
                return ""

    def _format(self) -> str:
        return self._draft.preview.findings.format if self._draft else ""

    def _spoken(self, entry: Entry) -> str:
        state = self.tr("ticked") if entry.is_ticked else self.tr("not ticked")
        cells = (self._cell(entry, column)[:_SHOWN] for column in Column)
        return ", ".join(part for part in (state, *cells) if part)
