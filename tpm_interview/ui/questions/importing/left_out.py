"""Lines of the file that were not taken for questions."""

from collections.abc import Sequence
from enum import IntEnum

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, Qt, Signal
from PySide6.QtWidgets import QHeaderView, QTableView, QWidget

from tpm_interview.domain.found import Skipped, Why
from tpm_interview.ui.questions.importing.offer_model import Index
from tpm_interview.ui.questions.importing.words import place_words, why_words
from tpm_interview.ui.theme import Role
from tpm_interview.ui.widgets import Button, column, row, text

ROW_PX, WIDEST_PX = 36, 216
_NOWHERE = QModelIndex()
_NEVER = (Why.EMPTY, Why.TOO_LONG, Why.UNREADABLE)
"""Reasons for which nothing that could be asked is kept."""


class Column(IntEnum):
    TEXT = 0
    WHY = 1
    PLACE = 2


class LeftOutModel(QAbstractTableModel):
    """Skipped lines as the rows of a table."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lines: tuple[Skipped, ...] = ()
        self._format = ""

    def set_lines(self, lines: Sequence[Skipped], format: str) -> None:
        self.beginResetModel()
        self._lines, self._format = tuple(lines), format
        self.endResetModel()

    def line_at(self, row: int) -> Skipped:
        return self._lines[row]

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._lines)

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(Column)

    def data(self, index: Index, role: int = int(Qt.ItemDataRole.DisplayRole)) -> object:
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        skipped = self._lines[index.row()]
        return {
            Column.TEXT: skipped.text,
            Column.WHY: why_words(skipped.why),
            Column.PLACE: place_words(self._format, skipped.line, skipped.place),
        }[Column(index.column())]

    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = int(Qt.ItemDataRole.DisplayRole),
    ) -> object:
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return (self.tr("What stands there"), self.tr("Why"), self.tr("Where"))[section]
        return None


class LeftOut(QWidget):
    """The lines, and the way to take some of them in after all.

    Signals:
        take_requested: The `Skipped` lines to make questions of, a tuple.
    """

    take_requested = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.model = LeftOutModel(self)
        self.table = QTableView()
        self._count = text("", "small", Role.PlaceholderText)
        self._take = Button(self.tr("Take it in  (T)"), "plain", "plus", "T")
        self._take.clicked.connect(self._ask)
        self._lay_out()
        head = row(self._count, self._take)
        head.setStretch(0, 1)
        self.setLayout(column(head, self.table))
        self.setFocusProxy(self.table)
        self.table.selectionModel().selectionChanged.connect(self._show_able)

    def set_lines(self, lines: Sequence[Skipped], count: int, format: str) -> None:
        """`count` is that of all lines left out, also those not kept."""
        self.model.set_lines(lines, format)
        for column_ in (Column.WHY, Column.PLACE):
            self.table.setColumnWidth(
                column_, min(self.table.sizeHintForColumn(column_) + 8, WIDEST_PX)
            )
        told = self.tr("Not taken for questions. Choose those that are.")
        if count > len(lines):
            told = self.tr("Not taken for questions; the first {0} of {1} are shown.").format(
                f"{len(lines):,}", f"{count:,}"
            )
        self._count.setText(told if lines else self.tr("Nothing was left out."))
        self.table.setVisible(bool(lines))
        self.table.setCurrentIndex(self.model.index(0, 0))
        self._show_able()

    def _chosen(self) -> tuple[Skipped, ...]:
        rows = sorted(index.row() for index in self.table.selectionModel().selectedRows())
        lines = (self.model.line_at(row) for row in rows)
        return tuple(each for each in lines if each.why not in _NEVER)

    def _show_able(self) -> None:
        self._take.setEnabled(bool(self._chosen()))

    def _ask(self) -> None:
        self.take_requested.emit(self._chosen())

    def _lay_out(self) -> None:
        table = self.table
        table.setModel(self.model)
        table.setAccessibleName(self.tr("Left out"))
        table.setShowGrid(False)
        table.setWordWrap(False)
        table.setTabKeyNavigation(False)
        table.setSelectionBehavior(QTableView.SelectionBehavior.SelectRows)
        table.setVerticalScrollMode(QTableView.ScrollMode.ScrollPerPixel)
        table.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        rows, heads = table.verticalHeader(), table.horizontalHeader()
        rows.hide()
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        rows.setDefaultSectionSize(ROW_PX)
        heads.setHighlightSections(False)
        heads.setSectionsClickable(False)
        heads.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        heads.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        heads.setSectionResizeMode(Column.TEXT, QHeaderView.ResizeMode.Stretch)
