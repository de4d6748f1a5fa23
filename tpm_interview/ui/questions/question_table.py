"""The table of questions."""

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHeaderView, QTableView

from tpm_interview.ui.questions.question_model import Column, QuestionModel

ROW_PX, WIDEST_PX = 44, 176
ALL_COLUMNS_FROM_PX = 640


class QuestionTable(QTableView):
    """One row a question; the kind is left out where the table is narrow.

    Signals:
        question_chosen: The `Question` to read, None where there is none.
    """

    question_chosen = Signal(object)

    def __init__(self, model: QuestionModel) -> None:
        super().__init__()
        self._questions = model
        self.setModel(model)
        self.setAccessibleName(self.tr("Questions"))
        self.setShowGrid(False)
        self.setWordWrap(True)  # two lines fit into a row
        self.setTabKeyNavigation(False)
        self.setSelectionBehavior(QTableView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QTableView.SelectionMode.SingleSelection)
        self.setVerticalScrollMode(QTableView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        rows, heads = self.verticalHeader(), self.horizontalHeader()
        rows.hide()
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        rows.setDefaultSectionSize(ROW_PX)
        heads.setHighlightSections(False)
        heads.setSectionsClickable(False)
        heads.setMaximumSectionSize(2000)
        heads.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        heads.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        heads.setSectionResizeMode(Column.QUESTION, QHeaderView.ResizeMode.Stretch)
        self.selectionModel().currentChanged.connect(self._choose)

    def choose(self, question_id: str) -> None:
        """Show this question as chosen, or the first where it is not among the rows."""
        row = max(0, self._questions.row_of(question_id))
        index = self._questions.index(row, Column.QUESTION)
        self.setCurrentIndex(index)
        if not index.isValid():
            self.question_chosen.emit(None)

    def fit_columns(self) -> None:
        """As wide as what stands in them, up to a limit; the question has the rest."""
        for column in (Column.COMPETENCY, Column.KIND, Column.LEVEL):
            head = self.horizontalHeader().sectionSizeHint(column)
            wanted = max(head, self.sizeHintForColumn(column))
            self.setColumnWidth(column, min(wanted, WIDEST_PX))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.setColumnHidden(Column.KIND, self.width() < ALL_COLUMNS_FROM_PX)

    def _choose(self, current: QModelIndex) -> None:
        self.question_chosen.emit(self._questions.question_at(current))
