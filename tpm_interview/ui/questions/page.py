"""The page of Questions: search and filters, the table, and one question to read."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QStackedWidget, QWidget

from tpm_interview.domain.question import Question
from tpm_interview.ui.questions.filter_row import FilterRow
from tpm_interview.ui.questions.question_model import QuestionModel
from tpm_interview.ui.questions.question_pane import QuestionPane
from tpm_interview.ui.questions.question_table import QuestionTable
from tpm_interview.ui.theme import Role
from tpm_interview.ui.widgets import (
    Banner,
    EmptyState,
    column,
    holder,
    line,
    row,
    shared_out,
)
from tpm_interview.ui.words import competency_name, question_count


class QuestionsPage(QWidget):
    """Shows the bank; what happens is the controller's.

    Signals:
        shown, left: The page came into sight or went out of it.
        filter_changed: The `QuestionFilter` the candidate wants.
        hear_requested: Text of a question to speak, or to be silent about.
        question_changed: Another question is read now.
        rehearse_requested: Id of the question to answer now.
    """

    shown = Signal()
    left = Signal()
    filter_changed = Signal(object)
    hear_requested = Signal(str)
    question_changed = Signal()
    rehearse_requested = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.banner = Banner()
        self.filters = FilterRow()
        self.model = QuestionModel(self)
        self.table = QuestionTable(self.model)
        self.pane = QuestionPane()
        self._competencies: Mapping[str, str] = {}
        self._question: Question | None = None
        self._count = line("", "body")
        nothing = self.tr("No question fits"), self.tr("Take a filter away, or search for less.")
        self._nothing = EmptyState("cards", *nothing)
        self._found = QStackedWidget()
        self._found.addWidget(self.table)
        self._found.addWidget(self._nothing)
        head = row(line(self.tr("Questions"), "title", Role.WindowText), None, self._count)
        parts = (head, self.banner, self.filters, self._found)
        listing = holder(column(*parts, gap=2, margins=(3, 4, 2, 0)))
        self.setLayout(shared_out(row(listing, self.pane, gap=0), 1))
        self.setFocusProxy(self.table)
        self._connect()

    def set_questions(
        self, questions: Sequence[Question], total: int, competencies: Mapping[str, str]
    ) -> None:
        """Those that fit, out of `total`; `competencies` are names by slug."""
        self._competencies = competencies
        reading = self._question.id if self._question else ""
        self.filters.set_competencies(competencies)
        self.model.set_questions(questions, competencies)
        self.table.fit_columns()
        self.table.choose(reading)
        self._found.setCurrentWidget(self.table if questions else self._nothing)
        self._count.setText(self._count_words(len(questions), total))

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.shown.emit()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.left.emit()

    def _connect(self) -> None:
        self.filters.changed.connect(self.filter_changed)
        self.filters.down_pressed.connect(self._to_table)
        self.table.question_chosen.connect(self._read)
        self.pane.rehearse_requested.connect(self._rehearse)
        self.pane.hear_requested.connect(self._hear)

    def _count_words(self, fitting: int, total: int) -> str:
        if fitting == total:
            return question_count(total)
        return self.tr("{0} of {1}").format(fitting, question_count(total))

    def _read(self, question: Question | None) -> None:
        if question == self._question:
            return
        self._question = question
        slug = question.competency if question else ""
        self.pane.set_question(question, self._competencies.get(slug, competency_name(slug)))
        self.question_changed.emit()

    def _to_table(self) -> None:
        self.table.setFocus(Qt.FocusReason.TabFocusReason)

    def _rehearse(self) -> None:
        if self._question is not None:
            self.rehearse_requested.emit(self._question.id)

    def _hear(self) -> None:
        if self._question is not None:
            self.hear_requested.emit(self._question.text)
