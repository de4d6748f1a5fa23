"""The cards of the view after an answer."""

from collections.abc import Collection, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout

from tpm_interview.domain.transcript import Span, Word
from tpm_interview.ui.theme import Role
from tpm_interview.ui.widgets import (
    Button,
    Card,
    Tick,
    WordFlow,
    column,
    line,
    row,
    section,
    shared_out,
    text,
)


class SaidCard(Card):
    """The transcript, fillers marked and long pauses shown."""

    def __init__(self) -> None:
        super().__init__()
        self._hint = line()
        self._words = WordFlow("body")
        self._wait = text("", tone=Role.PlaceholderText)
        self._head = line("", "lead", Role.WindowText, bold=True)
        head = row(self._head, None, self._hint)
        self.setLayout(column(head, self._wait, self._words, None, margins=(3, 2, 3, 2)))

    def set_waiting(self, is_typed: bool = False) -> None:
        self._head.setText(self.tr("What you wrote") if is_typed else self.tr("What you said"))
        self._show_words(())
        self._tell(self.tr("Writing down your last words\u2026"))

    def set_failed(self) -> None:
        self._show_words(())
        self._tell(self.tr("There are no words for this take. Its recording is kept."))

    def set_words(
        self, words: Sequence[Word], pauses: Sequence[Span], fillers: Collection[int]
    ) -> None:
        self._tell("")
        self._show_words(words, pauses, fillers)
        count = len(fillers)
        one, more = self.tr("One filler marked"), self.tr("{0} fillers marked")
        self._hint.setText((one if count == 1 else more).format(count) if count else "")

    def _show_words(
        self,
        words: Sequence[Word],
        pauses: Sequence[Span] = (),
        fillers: Collection[int] = (),
    ) -> None:
        self._words.set_words(words, pauses, marked=fillers)
        self._words.setVisible(bool(words))
        self._hint.clear()

    def _tell(self, words: str) -> None:
        self._wait.setText(words)
        self._wait.setVisible(bool(words))


class KeyPointsCard(Card):
    """What a good answer covers, for the candidate to tick; nothing is ticked by the app."""

    def __init__(self) -> None:
        super().__init__()
        self._list = QVBoxLayout()
        self._list.setSpacing(8)
        hint = line(self.tr("Tick what you said"))
        head = section(self.tr("A good answer covers"), None, hint)
        self.setLayout(column(head, self._list, None, margins=(3, 2, 3, 2)))

    def set_points(self, points: Sequence[str]) -> None:
        for tick in self.findChildren(Tick):
            self._list.removeWidget(tick)
            tick.deleteLater()
        for point in points:
            self._list.addWidget(Tick(point))
        self.setVisible(bool(points))


class FollowUpCard(Card):
    """One question an interviewer might ask next.

    Signals:
        answer_requested: The candidate wants to answer it now.
    """

    answer_requested = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._question = text("", "lead")
        head = line(self.tr("A follow-up an interviewer might ask"))
        ask = column(head, self._question, gap=0)
        answer = Button(self.tr("Answer it  (F)"), "plain", key="F")
        answer.clicked.connect(self.answer_requested)
        self.setLayout(shared_out(row(ask, answer, gap=2, margins=(3, 1, 2, 1)), 1))

    def set_question(self, words: str) -> None:
        self._question.setText(words)
        self.setVisible(bool(words))
