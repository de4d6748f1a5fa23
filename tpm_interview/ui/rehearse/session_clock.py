"""The time of the phase a session is in, shown on that phase's view."""

from math import ceil

from PySide6.QtCore import QObject, Signal

from tpm_interview.domain.flow import Phase
from tpm_interview.domain.session import Plan
from tpm_interview.ui.rehearse.countdown import Countdown
from tpm_interview.ui.rehearse.page import RehearsePage


class SessionClock(QObject):
    """One clock: it thinks, counts in, and answers.

    Signals:
        ended: The phase's time is up.
    """

    ended = Signal()

    def __init__(self, page: RehearsePage, count_in_s: float, parent: QObject) -> None:
        super().__init__(parent)
        self._page, self._count_in_s = page, count_in_s
        self._phase = Phase.ASKING
        self._think_s = 0
        self._countdown = Countdown(self)
        self._countdown.ticked.connect(self._show)
        self._countdown.ended.connect(self.ended)

    @property
    def elapsed_s(self) -> float:
        return self._countdown.elapsed_s

    def start(self, phase: Phase, plan: Plan) -> None:
        """Count from zero, up to what the plan allows this phase."""
        self._phase, self._think_s = phase, plan.think_s
        limits = {Phase.THINKING: plan.think_s, Phase.COUNTING_IN: self._count_in_s}
        self._countdown.start(limits.get(phase, plan.answer_s))

    def pause(self) -> None:
        self._countdown.pause()

    def go_on(self) -> None:
        self._countdown.go_on()

    def reset(self) -> None:
        self._countdown.reset()

    def _show(self, time_s: float) -> None:
        match self._phase:
            case Phase.THINKING:
                self._page.asked.set_thinking(self._think_s - time_s, self._think_s)
            case Phase.COUNTING_IN:
                self._page.asked.set_counting(max(1, ceil(self._count_in_s - time_s)))
            case Phase.ANSWERING:
                self._page.answering.set_time(time_s)
            case Phase.TYPING:
                self._page.typed.set_time(time_s)
