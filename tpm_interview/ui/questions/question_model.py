"""Questions as the rows of a table."""

from collections.abc import Collection

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
)

from tpm_interview.domain.question import Question
from tpm_interview.ui.questions.listed import Listed
from tpm_interview.ui.questions.practice_words import due_words
from tpm_interview.ui.questions.question_order import Column
from tpm_interview.ui.words import kind_name, level_name

Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()


class QuestionModel(QAbstractTableModel):
    """What passes the filters, in the order wanted; a cell is written when it is painted."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._questions: tuple[Question, ...] = ()
        self._listed: Listed | None = None

    @property
    def questions(self) -> tuple[Question, ...]:
        return self._questions

    def set_listed(self, listed: Listed) -> None:
        self.beginResetModel()
        self._listed, self._questions = listed, listed.questions
        self.endResetModel()

    def rows_of(self, ids: Collection[str]) -> list[int]:
        """Their rows from top to bottom; those not shown are left out."""
        wanted = frozenset(ids)
        return [row for row, each in enumerate(self._questions) if each.id in wanted]

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._questions)

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(Column)

    def data(self, index: Index, role: int = int(Qt.ItemDataRole.DisplayRole)) -> object:
        question = self._questions[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return self._cell(question, Column(index.column()))
        if role == Qt.ItemDataRole.AccessibleTextRole and index.column() == Column.QUESTION:
            return ", ".join(self._cell(question, column) for column in Column)
        return None

    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = int(Qt.ItemDataRole.DisplayRole),
    ) -> object:
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return self._heads()[Column(section)]
        return None

    def _heads(self) -> dict[Column, str]:
        return {
            Column.QUESTION: self.tr("Question"),
            Column.COMPETENCY: self.tr("Competency"),
            Column.KIND: self.tr("Kind"),
            Column.LEVEL: self.tr("Level"),
            Column.DUE: self.tr("Due"),
        }

    def _cell(self, question: Question, column: Column) -> str:
        listed = self._listed
        if listed is None or column is Column.QUESTION:
            return question.text
        if column is Column.COMPETENCY:
            return listed.competency_of(question)
        if column is Column.DUE:
            return due_words(listed.practice_of(question), listed.now)
        return kind_name(question.kind) if column is Column.KIND else level_name(question.level)
