"""Questions as the rows of a table."""

from collections.abc import Mapping, Sequence
from enum import IntEnum

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
)

from tpm_interview.domain.question import Question
from tpm_interview.ui.words import competency_name, kind_name, level_name

Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()


class Column(IntEnum):
    QUESTION = 0
    COMPETENCY = 1
    KIND = 2
    LEVEL = 3


class QuestionModel(QAbstractTableModel):
    """What passes the filters, in the order of the bank."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._questions: tuple[Question, ...] = ()
        self._competencies: Mapping[str, str] = {}

    def set_questions(self, questions: Sequence[Question], competencies: Mapping[str, str]) -> None:
        """`competencies` are names by slug."""
        self.beginResetModel()
        self._questions, self._competencies = tuple(questions), competencies
        self.endResetModel()

    def question_at(self, index: Index) -> Question | None:
        return self._questions[index.row()] if index.isValid() else None

    def row_of(self, question_id: str) -> int:
        """Its row, -1 where it is not shown."""
        ids = (row for row, each in enumerate(self._questions) if each.id == question_id)
        return next(ids, -1)

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
        }

    def _cell(self, question: Question, column: Column) -> str:
        slug = question.competency
        return {
            Column.QUESTION: question.text,
            Column.COMPETENCY: self._competencies.get(slug, competency_name(slug)),
            Column.KIND: kind_name(question.kind),
            Column.LEVEL: level_name(question.level),
        }[column]
