"""One sitting: its plan, its prompts and the takes recorded for them."""

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from tpm_interview.domain.take_signs import NO_SIGNS, TakeSigns
from tpm_interview.domain.transcript import Transcript


class Mode(StrEnum):
    """The three ways to rehearse."""

    WARM_UP = "warm-up"
    PRACTICE = "practice"
    MOCK = "mock"


@dataclass(frozen=True, slots=True)
class Plan:
    """The terms of a session; `think_s` 0 is no think time, `answer_s` None no limit."""

    mode: Mode
    question_count: int
    think_s: int = 0
    answer_s: int | None = None
    hints: bool = True
    retakes: bool = True


# One-way video interviews measure out 30 s to think and 2 min to answer, 4 to 5 questions:
# 2.55 million responses, PsyAsia 2022.
DEFAULT_PLANS = {
    Mode.WARM_UP: Plan(Mode.WARM_UP, question_count=1),
    Mode.PRACTICE: Plan(Mode.PRACTICE, question_count=5),
    Mode.MOCK: Plan(
        Mode.MOCK, question_count=5, think_s=30, answer_s=120, hints=False, retakes=False
    ),
}


class PromptKind(StrEnum):
    """Whether a prompt is a question of the bank or one of its follow-ups."""

    QUESTION = "question"
    FOLLOW_UP = "follow-up"


@dataclass(frozen=True, slots=True)
class NewPrompt:
    """A prompt not yet stored; the text is kept, so a later edit of the bank changes no history."""

    question_id: str
    text: str
    kind: PromptKind = PromptKind.QUESTION


class TakeState(StrEnum):
    """How far a take has come; `RECORDED` ones are still to be recognized."""

    RECORDING = "recording"
    RECORDED = "recorded"
    RECOGNIZED = "recognized"
    SILENT = "silent"
    TYPED = "typed"


UNHEARD = (TakeState.RECORDING, TakeState.RECORDED)
"""States in which a take still waits for its words."""


@dataclass(frozen=True, slots=True)
class Take:
    """One attempt at a prompt.

    `audio_file` is relative to the library and None for a typed answer. `rating` is the
    candidate's own mark, 1 to 4, None before it is given. `transcript` is the version that counts.
    """

    id: int
    prompt_id: int
    number: int
    state: TakeState
    started_at: datetime
    duration_s: float = 0.0
    audio_file: str | None = None
    rating: int | None = None
    transcript: Transcript | None = None
    signs: TakeSigns = NO_SIGNS

    @property
    def text(self) -> str:
        return self.transcript.text if self.transcript else ""


@dataclass(frozen=True, slots=True)
class Prompt:
    """A question as put to the candidate in a session, with its takes, oldest first."""

    id: int
    session_id: int
    position: int
    question_id: str
    text: str
    kind: PromptKind
    skipped: bool = False
    takes: tuple[Take, ...] = ()


@dataclass(frozen=True, slots=True)
class InterviewSession:
    """One sitting; `ended_at` None means that it can be resumed."""

    id: int
    started_at: datetime
    plan: Plan
    ended_at: datetime | None = None
    prompts: tuple[Prompt, ...] = field(default=())

    @property
    def takes(self) -> tuple[Take, ...]:
        return tuple(take for prompt in self.prompts for take in prompt.takes)
