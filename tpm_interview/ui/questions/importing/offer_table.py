"""The table of a preview."""

from PySide6.QtCore import QItemSelectionModel, QItemSelectionRange, QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QHeaderView, QTableView

from tpm_interview.ui.questions.importing.delegates import (
    CompetencyDelegate,
    TextDelegate,
    TickDelegate,
)
from tpm_interview.ui.questions.importing.offer_model import Column, OfferModel

ROW_PX, TICK_PX, DETAILS_FROM_PX, PLACE_FROM_PX = 44, 40, 900, 620
NARROW_PX, MEASURED_ROWS = 128, 40
WIDEST_PX = {
    Column.COMPETENCY: 152,
    Column.DETAILS: 160,
    Column.PLACE: 104,
    Column.REPEATS: 176,
}


class OfferTable(QTableView):
    """One row a question; Space ticks the chosen rows, F2 edits in place.

    Signals:
        row_changed: The row that the focus is on, -1 where there is none.
        chosen_changed: Other rows are chosen.
        opened: Enter was pressed on a row.
    """

    row_changed = Signal(int)
    chosen_changed = Signal()
    opened = Signal()

    def __init__(self, model: OfferModel) -> None:
        super().__init__()
        self._offers = model
        self._competencies = CompetencyDelegate(self)
        self.setModel(model)
        self.setAccessibleName(self.tr("Questions found"))
        self.setShowGrid(False)
        self.setWordWrap(True)  # two lines fit into a row
        self.setTabKeyNavigation(False)
        self.setSelectionBehavior(QTableView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QTableView.SelectionMode.ExtendedSelection)
        triggers = QTableView.EditTrigger
        self.setEditTriggers(triggers.EditKeyPressed | triggers.DoubleClicked)
        self.setVerticalScrollMode(QTableView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setItemDelegateForColumn(Column.TICK, TickDelegate(self))
        self.setItemDelegateForColumn(Column.QUESTION, TextDelegate(self))
        self.setItemDelegateForColumn(Column.COMPETENCY, self._competencies)
        self._lay_out()
        self.selectionModel().currentRowChanged.connect(self._tell)
        self.selectionModel().selectionChanged.connect(self.chosen_changed)
        model.modelReset.connect(lambda: self.row_changed.emit(-1))
        self.clicked.connect(self._click)

    def set_competencies(self, names: tuple[str, ...]) -> None:
        self._competencies.names = names

    def chosen_rows(self) -> tuple[int, ...]:
        """In their order; cheap also where all of 50,000 are chosen."""
        chosen = self.selectionModel().selection()
        ranges = (chosen.at(number) for number in range(chosen.count()))
        return tuple(sorted({row for each in ranges for row in _rows(each)}))

    def choose(self, row: int) -> None:
        """Go to a row, or to the first where there is no such one."""
        index = self._offers.index(max(0, row), Column.QUESTION)
        self.setCurrentIndex(index)
        self.scrollTo(index)

    def fit_columns(self) -> None:
        """As wide as what stands in them, up to a limit; the question has the rest."""
        is_narrow = self.width() < PLACE_FROM_PX
        for column, widest in WIDEST_PX.items():
            widest = min(widest, NARROW_PX) if is_narrow else widest
            head = self.horizontalHeader().sectionSizeHint(column)
            self.setColumnWidth(column, min(max(head, self.sizeHintForColumn(column)), widest))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Space and not event.modifiers():
            self._offers.toggle(self.chosen_rows())
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not self._is_editing():
            self.opened.emit()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.setColumnHidden(Column.DETAILS, self.width() < DETAILS_FROM_PX)
        self.setColumnHidden(Column.PLACE, self.width() < PLACE_FROM_PX)
        self.fit_columns()

    def keyboardSearch(self, search: str) -> None:
        """Letters are keys of the view, and never jump."""

    def _is_editing(self) -> bool:
        return self.state() is QTableView.State.EditingState

    def _lay_out(self) -> None:
        rows, heads = self.verticalHeader(), self.horizontalHeader()
        rows.hide()
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        rows.setDefaultSectionSize(ROW_PX)
        heads.setResizeContentsPrecision(MEASURED_ROWS)
        heads.setHighlightSections(False)
        # Else it asks for every row at each change whether its column is chosen as a whole.
        heads.setSelectionModel(QItemSelectionModel(self._offers, heads))
        heads.setSectionsClickable(False)
        heads.setMinimumSectionSize(TICK_PX)
        heads.setMaximumSectionSize(2000)
        heads.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        heads.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        heads.setSectionResizeMode(Column.QUESTION, QHeaderView.ResizeMode.Stretch)
        self.setColumnWidth(Column.TICK, TICK_PX)

    def _tell(self, current: QModelIndex) -> None:
        self.row_changed.emit(current.row())

    def _click(self, index: QModelIndex) -> None:
        if index.column() == Column.TICK:
            self._offers.toggle((index.row(),))


def _rows(chosen: QItemSelectionRange) -> range:
    return range(chosen.top(), chosen.bottom() + 1)
