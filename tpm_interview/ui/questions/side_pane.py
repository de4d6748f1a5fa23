"""What is chosen, to read, and what can be done with it."""

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from tpm_interview.domain.question import Question
from tpm_interview.ui.questions.action_bar import ActionBar
from tpm_interview.ui.questions.acts import acts
from tpm_interview.ui.questions.chosen_text import chosen_parts
from tpm_interview.ui.questions.listed import Listed
from tpm_interview.ui.questions.practice_words import practice_facts
from tpm_interview.ui.questions.question_text import QuestionText
from tpm_interview.ui.reading import readable
from tpm_interview.ui.widgets import Card, Item, column, holder, scrolled, shared_out

WIDTH_PX = 352


class SidePane(Card):
    """One question in full, or of several how many and which."""

    def __init__(self) -> None:
        self._body = readable(scrolled(column()))
        self.action_bar = ActionBar()
        foot = holder(column(self.action_bar, margins=(3, 1, 2, 2)))
        super().__init__(shared_out(column(self._body, foot, gap=0), 1), "pane")
        self.setFixedWidth(WIDTH_PX)

    def show_chosen(self, chosen: Sequence[Question], listed: Listed) -> None:
        """Questions of those listed; none leaves the pane empty."""
        self._fill(*self._parts(chosen, listed))
        self.action_bar.set_acts(acts(chosen, listed.wanted.shelf), len(chosen) > 1)

    def _parts(self, chosen: Sequence[Question], listed: Listed) -> Sequence[Item]:
        if not chosen:
            return ()
        if len(chosen) > 1:
            return tuple(chosen_parts(chosen))
        (question,) = chosen
        facts = practice_facts(listed.practice_of(question), listed.now)
        return tuple(QuestionText(question, listed.competency_of(question), facts).parts())

    def _fill(self, *parts: Item) -> None:
        body = QWidget()
        body.setProperty("kind", "body")
        body.setLayout(column(*parts, None, margins=(3, 4, 3, 2)))
        self._body.setWidget(body)
