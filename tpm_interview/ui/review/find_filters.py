"""Limits of the search that can be chosen instead of typed."""

from collections.abc import Callable, Sequence
from datetime import date, datetime, timedelta
from enum import StrEnum

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from tpm_interview.domain.question import Competency
from tpm_interview.domain.search import TakeFilter
from tpm_interview.domain.session import Mode
from tpm_interview.ui import words
from tpm_interview.ui.widgets import Choice, FlowLayout

_WEEK, _MONTH = timedelta(days=7), timedelta(days=30)


class When(StrEnum):
    """How long ago a take may be."""

    ANY = ""
    WEEK = "week"
    MONTH = "month"
    YEAR = "year"


class Which(StrEnum):
    """What must be true of a take."""

    ALL = ""
    MARKED = "marked"
    STARRED = "starred"
    UNRECOGNIZED = "unrecognized"


class FindFilters(QWidget):
    """Choices, each of which limits nothing at first.

    Signals:
        changed: The candidate chose another value.
    """

    changed = Signal()

    def __init__(self, now: Callable[[], datetime]) -> None:
        super().__init__()
        self._now = now
        self.when = Choice(self.tr("Date"))
        self.competency = Choice(self.tr("Competency"))
        self.mode = Choice(self.tr("Mode"))
        self.mark = Choice(self.tr("Your mark"))
        self.which = Choice(self.tr("Takes"))
        # the widest one last: the others stand in pairs
        self._choices = (self.when, self.mode, self.mark, self.which, self.competency)
        flow = FlowLayout(gap=0)
        for choice in self._choices:
            flow.addWidget(choice)
            choice.chosen.connect(lambda _: self.changed.emit())
        self.setLayout(flow)
        self._fill()

    def set_competencies(self, known: Sequence[Competency]) -> None:
        """What is chosen stays."""
        named = [(each.slug, each.name) for each in known]
        choices = [("", self.tr("Any competency")), *named]
        self.competency.set_choices(choices, self.competency.value())

    def limits(self) -> TakeFilter:
        competency, mode = self.competency.value(), self.mode.value()
        mark, which = self.mark.value(), self.which.value()
        return TakeFilter(
            competencies=(str(competency),) if competency else (),
            modes=(Mode(str(mode)),) if mode else (),
            ratings=frozenset([mark]) if isinstance(mark, int) else None,
            since=self._since(),
            is_marked=which == Which.MARKED,
            is_starred=which == Which.STARRED,
            is_unrecognized=which == Which.UNRECOGNIZED,
        )

    def count(self) -> int:
        """How many of them limit anything."""
        return sum(bool(choice.value()) for choice in self._choices)

    def clear(self) -> None:
        """Limit nothing any more, without a word."""
        for choice in self._choices:
            choice.set_value("")

    def _since(self) -> date | None:
        today = self._now().astimezone().date()
        return {
            When.WEEK: today - _WEEK,
            When.MONTH: today - _MONTH,
            When.YEAR: today.replace(month=1, day=1),
        }.get(When(str(self.when.value())))

    def _fill(self) -> None:
        dates = (
            (When.ANY, self.tr("Any date")),
            (When.WEEK, self.tr("Last 7 days")),
            (When.MONTH, self.tr("Last 30 days")),
            (When.YEAR, self.tr("This year")),
        )
        self.when.set_choices(dates, When.ANY)
        self.set_competencies(())
        modes = [(mode, words.mode_name(mode)) for mode in Mode]
        self.mode.set_choices([("", self.tr("Any mode")), *modes], "")
        marks = [(mark, self.tr("Your mark: {0}").format(mark)) for mark in range(1, 5)]
        self.mark.set_choices([("", self.tr("Any mark")), *marks], "")
        takes = (
            (Which.ALL, self.tr("All takes")),
            (Which.MARKED, self.tr("With marked moments")),
            (Which.STARRED, self.tr("Starred")),
            (Which.UNRECOGNIZED, self.tr("Not yet recognized")),
        )
        self.which.set_choices(takes, Which.ALL)
