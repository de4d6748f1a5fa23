"""The table of questions."""

from collections.abc import Iterable, Sequence

from PySide6.QtCore import QItemSelection, QItemSelectionModel, QModelIndex, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView

from tpm_interview.domain.question import Question
from tpm_interview.ui.questions.column_widths import hidden_at, widths
from tpm_interview.ui.questions.listed import Listed
from tpm_interview.ui.questions.question_model import QuestionModel
from tpm_interview.ui.questions.question_order import Column, Order

ROW_PX = 44
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_SELECT = QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows


class QuestionTable(QTableView):
    """One row a question; columns are left out where the table is narrow.

    Signals:
        chosen_changed: Other questions are chosen, or the same ones have changed; told once
            after any number of changes.
        head_clicked: The `Column` by which the candidate wants to sort.
        opened: Enter or a double click on a question.
    """

    chosen_changed = Signal()
    head_clicked = Signal(object)
    opened = Signal()

    def __init__(self, model: QuestionModel) -> None:
        super().__init__()
        self._questions = model
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.timeout.connect(self.chosen_changed)
        self.setModel(model)
        self.setAccessibleName(self.tr("Questions"))
        self.setShowGrid(False)
        self.setWordWrap(True)  # two lines fit into a row
        self.setTabKeyNavigation(False)
        self.setSelectionBehavior(QTableView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QTableView.SelectionMode.ExtendedSelection)
        self.setVerticalScrollMode(QTableView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._set_up_heads()
        self.selectionModel().selectionChanged.connect(self._tell_later)

    def set_listed(self, listed: Listed) -> None:
        """Other rows; what is chosen stays chosen where it is still there.

        Where it is gone, a new search chooses the first, else it is the one that took its place.
        """
        were, before = self._chosen_rows(), self._questions.questions
        current, top = self.currentIndex().row(), self.verticalScrollBar().value()
        chosen = {before[row].id for row in were}
        id = before[current].id if current >= 0 else ""
        self._questions.set_listed(listed)
        rows = self._questions.rows_of(chosen)
        heir = 0 if listed.is_new_search else min(were, default=current)
        at = self._questions.rows_of([id])[:1] if id not in chosen else self._among(rows, id)
        self._choose_rows(rows, at[0] if at else rows[0] if rows else max(heir, 0))
        self.executeDelayedItemsLayout()  # else the scroll bar does not reach that far yet
        self.verticalScrollBar().setValue(top)
        self.scrollTo(self.currentIndex(), QAbstractItemView.ScrollHint.EnsureVisible)
        self._tell_later()

    def fit_columns(self, competencies: Iterable[str]) -> None:
        """As wide as the words that may stand in them; these are names of competencies."""
        for column, width in widths(self.fontMetrics(), competencies).items():
            self.setColumnWidth(column, width)

    def chosen(self) -> tuple[Question, ...]:
        """From top to bottom."""
        questions = self._questions.questions
        return tuple(questions[row] for row in self._chosen_rows())

    def choose(self, question_id: str) -> bool:
        """Show this question as the only one chosen; False where it is not among the rows."""
        rows = self._questions.rows_of([question_id])
        if rows:
            self._choose_rows(rows, rows[0])
            self.scrollTo(self.currentIndex(), QAbstractItemView.ScrollHint.EnsureVisible)
        return bool(rows)

    def show_order(self, order: Order | None) -> None:
        """Mark the head of the column that the rows are sorted by."""
        heads = self.horizontalHeader()
        heads.setSortIndicatorShown(order is not None)
        if order is not None:
            falling, rising = Qt.SortOrder.DescendingOrder, Qt.SortOrder.AscendingOrder
            heads.setSortIndicator(order.column, falling if order.is_falling else rising)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        hidden = hidden_at(self.width())
        for column in Column:
            self.setColumnHidden(column, column in hidden)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _ENTER and not event.isAutoRepeat():
            self.opened.emit()
        else:
            super().keyPressEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if self.indexAt(event.position().toPoint()).isValid():
            self.opened.emit()

    def _set_up_heads(self) -> None:
        rows, heads = self.verticalHeader(), self.horizontalHeader()
        rows.hide()
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        rows.setDefaultSectionSize(ROW_PX)
        heads.setHighlightSections(False)
        heads.setSectionsClickable(True)
        heads.setMaximumSectionSize(2000)
        heads.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        heads.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        heads.setSectionResizeMode(Column.QUESTION, QHeaderView.ResizeMode.Stretch)
        # a head asks for each row whether it is chosen before it paints itself; these ask nobody
        heads.setSelectionModel(QItemSelectionModel(self._questions, heads))
        heads.sectionClicked.connect(lambda section: self.head_clicked.emit(Column(section)))

    def _chosen_rows(self) -> list[int]:
        """From top to bottom; by spans, for an index of each of thousands takes long."""
        spans = self.selectionModel().selection().toList()
        return sorted({row for span in spans for row in range(span.top(), span.bottom() + 1)})

    def _among(self, rows: Sequence[int], id: str) -> list[int]:
        """The row of this question, if it is one of `rows`."""
        questions = self._questions.questions
        return [row for row in rows if questions[row].id == id]

    def _choose_rows(self, rows: Sequence[int], current: int) -> None:
        """Without `rows` the current one, or the last where it lies beyond, is chosen."""
        last = self._questions.rowCount() - 1
        if last < 0:
            return
        at, quietly = self._cell(min(current, last)), QItemSelectionModel.SelectionFlag.NoUpdate
        self.selectionModel().setCurrentIndex(at, quietly)
        self.selectionModel().select(self._spans(rows or [at.row()]), _SELECT)

    def _spans(self, rows: Sequence[int]) -> QItemSelection:
        """Rows from top to bottom as few spans: thousands of single ones are slow."""
        made, first = QItemSelection(), rows[0]
        for row, following in zip(rows, (*rows[1:], -1), strict=True):
            if following != row + 1:
                made.select(self._cell(first), self._cell(row, Column.DUE))
                first = following
        return made

    def _cell(self, row: int, column: Column = Column.QUESTION) -> QModelIndex:
        return self._questions.index(row, column)

    def _tell_later(self) -> None:
        self._later.start(0)
