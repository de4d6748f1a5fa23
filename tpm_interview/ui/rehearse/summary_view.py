"""The end of a session: what was answered, and where it is kept."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from tpm_interview.domain.session import InterviewSession, Prompt, TakeState
from tpm_interview.ui.theme import Role
from tpm_interview.ui.widgets import (
    Button,
    Card,
    Dots,
    column,
    holder,
    line,
    page_with_foot,
    row,
    shared_out,
    text,
)
from tpm_interview.ui.words import clock, mode_name

STATE_PX = 120


class SummaryView(QWidget):
    """No score: each prompt with the candidate's own mark and the time used.

    Signals:
        again_requested: The candidate wants another session.
        review_requested: The candidate wants to listen to this one.
    """

    again_requested = Signal()
    review_requested = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._title = text("", "title")
        self._told = text("", tone=Role.PlaceholderText)
        self._rows = QVBoxLayout()
        self._rows.setSpacing(16)
        review = Button(self.tr("Listen in Review  (V)"), "plain", "headphones", "V")
        again = Button(self.tr("New session  (Space)"), "action", key="Space")
        review.clicked.connect(self.review_requested)
        again.clicked.connect(self.again_requested)
        listing = Card(column(self._rows, margins=(3, 3, 3, 3)))
        content = column(self._title, self._told, 1, listing, None, margins=(5, 4, 5, 2))
        self.setLayout(page_with_foot(content, None, review, again))
        self.setFocusProxy(again)

    def set_session(self, session: InterviewSession) -> None:
        answered = sum(1 for prompt in session.prompts if prompt.takes)
        self._title.setText(self._title_words(answered))
        self._told.setText(
            self.tr("{0}. Recordings and transcripts are kept in Review.").format(
                mode_name(session.plan.mode)
            )
        )
        while self._rows.count():
            item = self._rows.takeAt(0)
            widget = item.widget() if item else None
            if widget is not None:
                widget.deleteLater()
        for prompt in session.prompts:
            self._rows.addWidget(self._row(prompt))

    def _title_words(self, answered: int) -> str:
        if not answered:
            return self.tr("Nothing was answered this time")
        if answered == 1:
            return self.tr("One question answered")
        return self.tr("{0} questions answered").format(answered)

    def _row(self, prompt: Prompt) -> QWidget:
        take = prompt.takes[-1] if prompt.takes else None
        state = line(self._state_words(prompt))
        state.setFixedWidth(STATE_PX)
        state.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        dots = Dots((take.rating or 0) if take else 0)
        return holder(shared_out(row(text(prompt.text), dots, state, gap=2), 1))

    def _state_words(self, prompt: Prompt) -> str:
        if not prompt.takes:
            return self.tr("skipped") if prompt.skipped else self.tr("not answered")
        last = prompt.takes[-1]
        told = self.tr("typed") if last.state is TakeState.TYPED else clock(last.duration_s)
        if len(prompt.takes) > 1:
            return self.tr("{0}, {1} takes").format(told, len(prompt.takes))
        return told
