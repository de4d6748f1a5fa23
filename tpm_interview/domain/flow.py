"""The steps of a session as a pure state machine: what the candidate did, and what comes next.

Clocks, voice and microphone live elsewhere; they report here and are told the new phase.
"""

from dataclasses import dataclass, replace
from enum import StrEnum

from tpm_interview.domain.session import Plan

COUNT_IN_S = 3
WARNING_S = 30
"""How long before the limit the candidate is warned at most."""


def warning_s(limit_s: float) -> float:
    """How long before the end of an answer of at most `limit_s` the candidate is warned."""
    return WARNING_S if limit_s > WARNING_S else limit_s / 2


class Phase(StrEnum):
    """Where the candidate is with one prompt."""

    ASKING = "asking"  # the voice speaks, or the prompt waits to be answered
    THINKING = "thinking"
    COUNTING_IN = "counting in"
    ANSWERING = "answering"
    TYPING = "typing"
    RATING = "rating"
    SHOWING = "showing"
    ENDED = "ended"


class Step(StrEnum):
    """What can happen; not every step means something in every phase."""

    SPOKEN = "spoken"  # the voice has ended, or there is none
    GO = "go"  # Space: the next thing to do
    TIME_UP = "time up"
    NOTHING_TYPED = "nothing typed"  # when the time is up: there is nothing to look back at
    TYPE = "type"
    SKIP = "skip"
    RATED = "rated"
    AGAIN = "again"
    FOLLOW_UP = "follow-up"
    LEAVE = "leave"


@dataclass(frozen=True, slots=True)
class Flow:
    """One moment of a session; `position` counts prompts from 0."""

    plan: Plan
    prompt_count: int
    position: int = 0
    phase: Phase = Phase.ASKING
    typed_only: bool = False

    @property
    def is_last(self) -> bool:
        return self.position + 1 >= self.prompt_count

    def after(self, step: Step) -> "Flow":
        """The flow once `step` happened; itself where the step means nothing in this phase."""
        if step is Step.LEAVE:
            return replace(self, phase=Phase.ENDED)
        if step is Step.SKIP and self.phase in _BEFORE_ANSWER:
            return self._next_prompt()
        if step is Step.TYPE and self.phase in (*_BEFORE_ANSWER, Phase.ANSWERING):
            return replace(self, phase=Phase.TYPING)
        if step is Step.AGAIN and not self.plan.retakes:
            return self
        if step is Step.FOLLOW_UP and self.phase is Phase.SHOWING:
            count = self.prompt_count + 1
            return replace(self, prompt_count=count, position=self.position + 1, phase=Phase.ASKING)
        return self._by_table(step)

    def _by_table(self, step: Step) -> "Flow":
        wanted = _TABLE.get((self.phase, step))
        if wanted is None:
            return self
        if wanted is Phase.ENDED:
            return self._next_prompt()
        if wanted is Phase.THINKING and not self.plan.think_s:
            return self
        if wanted is Phase.COUNTING_IN and self.typed_only:
            return replace(self, phase=Phase.TYPING)
        return replace(self, phase=wanted)

    def _next_prompt(self) -> "Flow":
        if self.is_last:
            return replace(self, phase=Phase.ENDED)
        return replace(self, position=self.position + 1, phase=Phase.ASKING)


_BEFORE_ANSWER = (Phase.ASKING, Phase.THINKING, Phase.COUNTING_IN)
_TABLE = {
    (Phase.ASKING, Step.SPOKEN): Phase.THINKING,
    (Phase.ASKING, Step.GO): Phase.COUNTING_IN,
    (Phase.THINKING, Step.GO): Phase.COUNTING_IN,
    (Phase.THINKING, Step.TIME_UP): Phase.COUNTING_IN,
    (Phase.COUNTING_IN, Step.TIME_UP): Phase.ANSWERING,
    (Phase.ANSWERING, Step.GO): Phase.RATING,
    (Phase.ANSWERING, Step.TIME_UP): Phase.RATING,
    (Phase.TYPING, Step.GO): Phase.RATING,
    (Phase.TYPING, Step.TIME_UP): Phase.RATING,
    (Phase.TYPING, Step.NOTHING_TYPED): Phase.ENDED,  # on, like the two at the end
    (Phase.RATING, Step.RATED): Phase.SHOWING,
    (Phase.SHOWING, Step.RATED): Phase.SHOWING,
    (Phase.RATING, Step.AGAIN): Phase.COUNTING_IN,
    (Phase.SHOWING, Step.AGAIN): Phase.COUNTING_IN,
    (Phase.RATING, Step.GO): Phase.ENDED,  # ENDED here: on to the next prompt, or the end
    (Phase.SHOWING, Step.GO): Phase.ENDED,
}
