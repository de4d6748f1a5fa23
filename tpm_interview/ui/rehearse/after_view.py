"""After an answer: the candidate's own mark first, then words, numbers and a follow-up."""

from collections.abc import Collection, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from tpm_interview.domain.errors import UserError
from tpm_interview.domain.transcript import Span, Word
from tpm_interview.services.facts import Delivery
from tpm_interview.ui.rehearse.after_cards import FollowUpCard, KeyPointsCard, SaidCard
from tpm_interview.ui.rehearse.facts_row import FactsRow
from tpm_interview.ui.rehearse.session_view import SessionView
from tpm_interview.ui.theme import Role
from tpm_interview.ui.widgets import (
    Banner,
    Button,
    RatingBar,
    column,
    holder,
    line,
    page_with_foot,
    row,
    shared_out,
    text,
)


class AfterView(SessionView):
    """No number is shown before the candidate's own mark: rating oneself first is what helps.

    Signals:
        rated: The mark, 1 to 4.
        next_requested: Go on to the next prompt, or to the end.
        again_requested: Take this prompt again; both takes are kept.
        follow_up_requested: Answer the follow-up.
        error_action_requested: Index of the banner's action.
    """

    rated = Signal(int)
    next_requested = Signal()
    again_requested = Signal()
    follow_up_requested = Signal()
    error_action_requested = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self._banner = Banner()
        self._prompt = text("", tone=Role.PlaceholderText)
        self._marks = RatingBar()
        self._wait = text(
            self.tr("Your own mark first. Then the transcript and the numbers appear here."),
            tone=Role.PlaceholderText,
        )
        self._facts = FactsRow()
        self._said = SaidCard()
        self._points = KeyPointsCard()
        self._follow_up = FollowUpCard()
        self._again = Button(self.tr("Take again  (T)"), "plain", "arrow-counter-clockwise", "T")
        self._comes_next = line()
        self._skip_mark = Button(self.tr("Next without a mark  (N)"), "plain", key="N")
        self._go = Button("", "action", key="Space")
        self._revealed = self._lay_out()
        self._connect()
        self.set_next(is_last=False, comes_next="", retakes=True)
        self.set_prompt("", (), "")

    def _lay_out(self) -> QWidget:
        both = shared_out(row(self._said, self._points, gap=2), 5, 4)
        revealed = holder(column(self._facts, both, self._follow_up, gap=2))
        parts = (
            self.bar,
            self._prompt,
            self._banner,
            text(self.tr("How was it?"), "title"),
            self._marks,
            1,
            self._wait,
            revealed,
            None,
        )
        content = column(*parts, margins=(5, 2, 5, 2))
        foot = (self._again, None, self._comes_next, self._skip_mark, self._go)
        self.setLayout(page_with_foot(content, *foot))
        return revealed

    def _connect(self) -> None:
        self._marks.rated.connect(self.rated)
        self._go.clicked.connect(self.next_requested)
        self._skip_mark.clicked.connect(self.next_requested)
        self._again.clicked.connect(self.again_requested)
        self._follow_up.answer_requested.connect(self.follow_up_requested)
        self._banner.action_requested.connect(self.error_action_requested)

    # What was asked and comes next

    def set_prompt(
        self, words: str, points: Sequence[str], follow_up: str, is_typed: bool = False
    ) -> None:
        """A new answer to look at; empty points or follow-up take their card away."""
        self._prompt.setText(words)
        self._points.set_points(points)
        self._follow_up.set_question(follow_up)
        self._banner.set_error(None)
        self._said.set_waiting(is_typed)
        self._facts.clear()
        self.set_rating(None)

    def set_next(self, is_last: bool, comes_next: str, retakes: bool) -> None:
        finish, go_on = self.tr("Finish session  (Space)"), self.tr("Next question  (Space)")
        self._go.setText(finish if is_last else go_on)
        skip, end = self.tr("Next without a mark  (N)"), self.tr("Finish without a mark  (N)")
        self._skip_mark.setText(end if is_last else skip)
        self._comes_next.setText(self.tr("Next: {0}").format(comes_next) if comes_next else "")
        self._again.setVisible(retakes)

    def set_rating(self, rating: int | None) -> None:
        """None hides everything measured; a mark shows it."""
        is_rated = rating is not None
        self._marks.set_rating(rating)
        self._wait.setVisible(not is_rated)
        self._revealed.setVisible(is_rated)
        self._go.setVisible(is_rated)
        self._skip_mark.setVisible(not is_rated)
        if self.isVisible():
            self.focus_step()

    def focus_step(self) -> None:
        """Give the focus to the next thing to do."""
        if self._marks.rating() is None:
            self._marks.focus_first()
        else:
            self._go.setFocus()

    # What was said

    def set_time(self, time_s: float, limit_s: int | None, limit_ended_it: bool) -> None:
        self._facts.set_time(time_s, limit_s, limit_ended_it)

    def set_words(
        self, words: Sequence[Word], pauses: Sequence[Span], fillers: Collection[int]
    ) -> None:
        """The transcript that counts now; `fillers` are indexes of hesitations."""
        self._said.set_words(words, pauses, fillers)

    def set_delivery(self, delivery: Delivery | None) -> None:
        self._facts.set_delivery(delivery)

    def set_typed(self, word_count: int) -> None:
        """The text is stored, perhaps after it was not."""
        self._banner.set_error(None)
        self._facts.set_typed(word_count)

    def set_error(self, error: UserError, *actions: str) -> None:
        """There are no words, and why; the recording is kept."""
        self._banner.set_error(error, *actions)
        self._said.set_failed()
        self._facts.set_delivery(None)
