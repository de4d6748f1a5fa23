"""One question to read: its words, where it comes from, what a good answer covers."""

from collections.abc import Iterable

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QLayout

from tpm_interview.domain.question import KeyPoint, Kind, Needs, Question
from tpm_interview.ui.questions.tag import Tag
from tpm_interview.ui.theme import SPACE, Role
from tpm_interview.ui.widgets import FlowLayout, Item, column, line, section, text
from tpm_interview.ui.words import kind_name, level_name, origin_name, span

QUIET = Role.PlaceholderText


class QuestionText(QObject):
    """What there is to read of a question; `practice` is told as it is."""

    def __init__(self, question: Question, competency: str, practice: str) -> None:
        super().__init__()
        self._question, self._competency, self._practice = question, competency, practice

    def parts(self) -> Iterable[Item]:
        """Everything there is to read, from top to bottom."""
        question = self._question
        yield text(question.text, "head")
        yield self._tags()
        yield from self._about()
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

    def _about(self) -> Iterable[Item]:
        """What is true of it beside its words."""
        question = self._question
        if question.kind is Kind.SELF_QUERY:
            yield text(self.tr("You ask this yourself; no interviewer does."), tone=QUIET)
        else:
            yield text(self._practice, tone=QUIET)
        if question.is_own and question.based_on:
            yield text(self.tr("Your own copy of a question that came with the app."), tone=QUIET)
        if question.answer_s:
            told = self.tr("Time to answer: {0}").format(span(question.answer_s))
            yield text(told, tone=QUIET)

    def _under(self, heading: str, *items: Item) -> Iterable[Item]:
        yield 1
        yield section(heading, None)
        yield from items

    def _tags(self) -> QLayout:
        question = self._question
        names = (kind_name(question.kind), level_name(question.level))
        made = FlowLayout()
        for name in (self._competency, *names, origin_name(question.origin), *question.tags):
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
