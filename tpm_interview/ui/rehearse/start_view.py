"""What the candidate chooses before a session."""

from collections.abc import Sequence
from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QHideEvent, QPaintEvent, QShowEvent
from PySide6.QtWidgets import QWidget

from tpm_interview.domain.session import InterviewSession, Mode, Plan
from tpm_interview.ui.rehearse.microphone_bar import MicrophoneBar
from tpm_interview.ui.rehearse.modes import Modes
from tpm_interview.ui.theme import Role
from tpm_interview.ui.widgets import (
    Banner,
    Button,
    Card,
    column,
    page_with_foot,
    row,
    shared_out,
    text,
)
from tpm_interview.ui.words import mode_name

if TYPE_CHECKING:
    from tpm_interview.domain.question import Question, QuestionSet
    from tpm_interview.ui.rehearse.filters import Filters, Fitting


class StartView(QWidget):
    """Mode with its terms, filters, microphone, and the way in.

    Signals:
        start_requested: A `Plan` to begin a session with.
        resume_requested: The candidate wants to go on with the unfinished session.
        discard_requested: The candidate does not want to go on with it.
        wanted_changed: The `QuestionFilter` in force.
        plan_changed: A `Plan` to keep as its mode's default.
        shown_changed: Whether the candidate sees the view.
    """

    start_requested = Signal(object)
    resume_requested = Signal()
    discard_requested = Signal()
    wanted_changed = Signal(object)
    plan_changed = Signal(object)
    shown_changed = Signal(bool)

    def __init__(self) -> None:
        super().__init__()
        self.banner = Banner()
        self.modes = Modes()
        self.microphone = MicrophoneBar()
        self._questions: Sequence[Question] = ()
        self._is_ready = False
        self._resume = _ResumeCard()
        self._go = Button("", "action", key="Space")
        self._lower = column(gap=2)
        title = text(self.tr("Rehearse"), "title")
        parts = (title, self.banner, self._resume, self.modes, self._lower)
        content = column(*parts, None, gap=2, margins=(5, 4, 5, 2))
        self.setLayout(page_with_foot(content, self.microphone, None, self._go))
        self.setFocusProxy(self._go)
        self._connect()
        self._show_start()

    @cached_property
    def filters(self) -> "Filters":
        """Built after the first paint, or when they are first asked for."""
        from tpm_interview.ui.rehearse.filters import Filters

        made = Filters()
        made.changed.connect(self._show_start)
        made.changed.connect(self.wanted_changed)
        self._lower.addWidget(made)
        self._lower.addWidget(self._fitting)
        self._fitting.hide()
        return made

    @cached_property
    def _fitting(self) -> "Fitting":
        from tpm_interview.ui.rehearse.filters import Fitting

        return Fitting()

    def set_bank(
        self,
        questions: "Sequence[Question]",
        competencies: Sequence[tuple[str, str]],
        sets: "Sequence[QuestionSet]" = (),
    ) -> None:
        """All questions and sets of the library; the session can begin from now on."""
        self.filters.set_bank(questions, competencies)
        self.filters.sets.set_sets(sets)
        is_first = not self._is_ready
        self._questions = questions
        self._is_ready = True
        self._fitting.show()
        self._show_start()
        if is_first and self.isVisible():
            self._go.setFocus()

    def set_plans(self, plans: Sequence[Plan]) -> None:
        for plan in plans:
            self.modes.set_plan(plan)
        self._show_start()

    def set_unfinished(self, session: InterviewSession | None) -> None:
        """A session to go on with, or none."""
        self._resume.set_session(session)

    def set_startable(self, is_startable: bool) -> None:
        """False while a session is being made, and in a library that can only be read."""
        self._is_ready = is_startable
        self._show_start()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.shown_changed.emit(True)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if "filters" not in self.__dict__:
            QTimer.singleShot(0, self, self._complete)

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.shown_changed.emit(False)

    def _connect(self) -> None:
        self._go.clicked.connect(lambda: self.start_requested.emit(self.modes.plan()))
        self._resume.resume_requested.connect(self.resume_requested)
        self._resume.discard_requested.connect(self.discard_requested)
        self.modes.mode_chosen.connect(self._show_start)
        self.modes.plan_changed.connect(self._show_start)
        self.modes.plan_changed.connect(self.plan_changed)

    def _complete(self) -> None:
        """The rest of the view, once the candidate sees the first of it."""
        if self.filters:
            self._show_start()

    def _show_start(self) -> None:
        plan = self.modes.plan()
        self._go.setText(self._go_words(plan.mode))
        if "filters" not in self.__dict__:
            self._go.setEnabled(False)
            return
        self._go.setEnabled(self._is_ready and self._show_fitting(plan) > 0)

    def _show_fitting(self, plan: Plan) -> int:
        """How many would be asked, or drawn from."""
        chosen = self.filters.sets.chosen()
        if chosen is None:
            wanted = self.filters.wanted()
            fitting = [each for each in self._questions if wanted.admits(each) and each.is_asked]
            self._fitting.set_questions(fitting, plan.question_count)
            return len(fitting)
        here = {question.id: question for question in self._questions}
        of_set = [here[id] for id in chosen.question_ids if id in here]
        is_one = plan.mode is Mode.WARM_UP
        self._fitting.set_set(of_set, self.filters.sets.is_shuffled(), is_one)
        return len(of_set)

    def _go_words(self, mode: Mode) -> str:
        return {
            Mode.WARM_UP: self.tr("Start warm-up  (Space)"),
            Mode.PRACTICE: self.tr("Start practice  (Space)"),
            Mode.MOCK: self.tr("Start mock interview  (Space)"),
        }[mode]


class _ResumeCard(Card):
    """The session that was left before its end.

    Signals:
        resume_requested: Go on with it.
        discard_requested: Close it as it is; its takes stay.
    """

    resume_requested = Signal()
    discard_requested = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._what = text("", "body", bold=True)
        self._next = text("", tone=Role.PlaceholderText)
        resume = Button(self.tr("Resume  (G)"), "plain", "play", "G")
        discard = Button(self.tr("Let it be"), "bare")
        told = column(self._what, self._next, gap=0)
        content = row(told, discard, resume, gap=2, margins=(3, 1, 2, 1))
        self.setLayout(shared_out(content, 1))
        resume.clicked.connect(self.resume_requested)
        discard.clicked.connect(self.discard_requested)
        self.hide()

    def set_session(self, session: InterviewSession | None) -> None:
        self.setVisible(session is not None)
        if session is None:
            return
        answered = sum(1 for prompt in session.prompts if prompt.takes or prompt.skipped)
        told = self.tr("Unfinished: {0}, {1} of {2} done")
        mode = mode_name(session.plan.mode)
        self._what.setText(told.format(mode, answered, len(session.prompts)))
        left = (p.text for p in session.prompts if not p.takes and not p.skipped)
        self._next.setText(self.tr("Next: {0}").format(next(left, "")))
