"""Changing how a mode runs: questions, times, hints and takes."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from PySide6.QtCore import Signal

from tpm_interview.domain.session import DEFAULT_PLANS, Plan
from tpm_interview.ui.widgets import (
    Button,
    Card,
    Choice,
    FlowLayout,
    Tick,
    column,
    holder,
    line,
    row,
)
from tpm_interview.ui.words import question_count, span

COUNTS = (1, 2, 3, 4, 5, 6, 8, 10, 15, 20)
THINK_S = (0, 10, 15, 30, 45, 60, 120)
ANSWER_S = (30, 60, 90, 120, 180, 240, 300, 600)


class TermsPanel(Card):
    """The terms of one mode.

    Signals:
        changed: The `Plan` the candidate wants.
    """

    changed = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._plan = next(iter(DEFAULT_PLANS.values()))
        self._count = Choice(self.tr("Questions"), "plain")
        self._think = Choice(self.tr("Time to think"), "plain")
        self._answer = Choice(self.tr("Time to answer"), "plain")
        self._hints = Tick(self.tr("Hints"))
        self._retakes = Tick(self.tr("Take again"))
        self._reset = Button(self.tr("As it was"), "bare", "arrow-counter-clockwise")
        flow = FlowLayout(gap=3)
        for name, choice in (
            (self.tr("Questions"), self._count),
            (self.tr("Time to think"), self._think),
            (self.tr("Time to answer"), self._answer),
        ):
            flow.addWidget(holder(column(line(name), choice, gap=0)))
        ticks = column(self._hints, self._retakes, gap=0)
        flow.addWidget(holder(row(ticks)))
        flow.addWidget(holder(column(line(""), self._reset, gap=0)))
        self.setLayout(column(flow, margins=(3, 2, 3, 2)))
        self._connect()

    def set_plan(self, plan: Plan) -> None:
        """Show a mode's terms without emitting them."""
        self._plan = plan
        counts = _with(COUNTS, plan.question_count, question_count)
        self._count.set_choices(counts, plan.question_count)
        think = _with(THINK_S, plan.think_s, self._think_words)
        self._think.set_choices(think, plan.think_s)
        limits = _with(ANSWER_S, plan.answer_s or ANSWER_S[0], span)
        limits.insert(0, (None, self.tr("No limit")))
        self._answer.set_choices(limits, plan.answer_s)
        for tick, is_on in ((self._hints, plan.hints), (self._retakes, plan.retakes)):
            tick.blockSignals(True)
            tick.setChecked(is_on)
            tick.blockSignals(False)
        self._reset.setVisible(plan != DEFAULT_PLANS[plan.mode])

    def _connect(self) -> None:
        self._count.chosen.connect(lambda n: self._change(replace(self._plan, question_count=n)))
        self._think.chosen.connect(lambda s: self._change(replace(self._plan, think_s=s)))
        self._answer.chosen.connect(lambda s: self._change(replace(self._plan, answer_s=s)))
        self._hints.toggled.connect(lambda on: self._change(replace(self._plan, hints=on)))
        self._retakes.toggled.connect(lambda on: self._change(replace(self._plan, retakes=on)))
        self._reset.clicked.connect(lambda: self._change(DEFAULT_PLANS[self._plan.mode]))

    def _change(self, plan: Plan) -> None:
        self.set_plan(plan)
        self.changed.emit(plan)

    def _think_words(self, time_s: int) -> str:
        return span(time_s) if time_s else self.tr("None")


def _with(
    values: Sequence[int], also: int, words: Callable[[int], str]
) -> list[tuple[object, str]]:
    """The choices in order, the value in force among them."""
    return [(value, words(value)) for value in sorted({*values, also})]
