"""One question to read: its words, where it comes from, what a good answer covers."""

from collections.abc import Iterable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLayout, QWidget

from tpm_interview.domain.question import KeyPoint, Kind, Needs, Question
from tpm_interview.ui.questions.tag import Tag
from tpm_interview.ui.reading import readable
from tpm_interview.ui.theme import SPACE, Role
from tpm_interview.ui.widgets import (
    Button,
    Card,
    FlowLayout,
    Item,
    column,
    holder,
    line,
    row,
    scrolled,
    section,
    text,
)
from tpm_interview.ui.words import kind_name, level_name, origin_name

WIDTH_PX = 352
QUIET = Role.PlaceholderText


class QuestionPane(Card):
    """Reading only.

    Signals:
        rehearse_requested: The candidate wants to answer it now.
        hear_requested: The candidate wants to hear it, or no more.
    """

    rehearse_requested = Signal()
    hear_requested = Signal()

    def __init__(self) -> None:
        self._body = readable(scrolled(column()))
        self._rehearse = Button(self.tr("Rehearse this  (R)"), "plain", "microphone", "R")
        self._hear = Button("", "bare", "speaker-high", "H")
        self._foot = holder(row(self._rehearse, None, self._hear, margins=(3, 1, 3, 2)))
        super().__init__(column(self._body, self._foot, gap=0), "pane")
        self.setFixedWidth(WIDTH_PX)
        self._rehearse.clicked.connect(self.rehearse_requested)
        self._hear.clicked.connect(self.hear_requested)
        self.set_speaking(False)
        self._foot.hide()

    def set_question(self, question: Question | None, competency: str) -> None:
        """None leaves the pane empty."""
        body = QWidget()
        body.setProperty("kind", "body")
        parts = self._parts(question, competency) if question else ()
        body.setLayout(column(*parts, None, margins=(3, 4, 3, 2)))
        self._body.setWidget(body)
        self._foot.setVisible(question is not None)
        self._rehearse.setVisible(question is not None and question.is_asked)

    def set_speaking(self, is_speaking: bool) -> None:
        self._hear.setText(self.tr("Stop  (H)") if is_speaking else self.tr("Hear it  (H)"))
        self._hear.set_icon("stop" if is_speaking else "speaker-high")

    def _parts(self, question: Question, competency: str) -> Iterable[Item]:
        """Everything there is to read, from top to bottom."""
        yield text(question.text, "head")
        yield self._tags(question, competency)
        if question.kind is Kind.SELF_QUERY:
            yield text(self.tr("You ask this yourself; no interviewer does."), tone=QUIET)
        if question.source:
            yield from self._under(
                self.tr("Where it comes from"),
                text(question.source.section, "small"),
                text(f"\u201c{question.source.quote}\u201d", tone=QUIET),
            )
        if question.key_points:
            points = (self._point(point) for point in question.key_points)
            yield from self._under(self.tr("What a good answer covers"), *points)
        if question.follow_ups:
            asked = (text(each) for each in question.follow_ups)
            yield from self._under(self.tr("Follow-ups"), *asked)
        if question.tips:
            yield from self._under(self.tr("Tips"), *(text(each) for each in question.tips))

    def _under(self, heading: str, *items: Item) -> Iterable[Item]:
        yield 1
        yield section(heading, None)
        yield from items

    def _tags(self, question: Question, competency: str) -> QLayout:
        names = (kind_name(question.kind), level_name(question.level))
        made = FlowLayout()
        for name in (competency, *names, origin_name(question.origin), *question.tags):
            made.addWidget(Tag(name))
        return made

    def _point(self, point: KeyPoint) -> QLayout:
        parts: list[Item] = [text(point.point, bold=True)]
        if point.needs is not Needs.ANY:
            parts.append(line(self._need(point.needs)))
        for cue in point.cues:
            parts.append(text(f"\u201c{cue}\u201d", "small", QUIET))
        made = column(*parts)
        made.setSpacing(SPACE // 4)
        return made

    def _need(self, needs: Needs) -> str:
        if needs is Needs.NUMBER:
            return self.tr("Convinces with a number.")
        return self.tr("Convinces with an example.")
