"""What the list of Review shows, without the words of the takes: those are heavy."""

from dataclasses import dataclass
from datetime import datetime

from tpm_interview.domain.session import (
    InterviewSession,
    Mode,
    Plan,
    Prompt,
    PromptKind,
    Take,
    TakeState,
)
from tpm_interview.domain.take_signs import NO_SIGNS, TakeSigns


@dataclass(frozen=True, slots=True)
class SessionHead:
    """The line above a session's takes."""

    session_id: int
    started_at: datetime
    mode: Mode


@dataclass(frozen=True, slots=True)
class TakeEntry:
    """One take in the list; `rating` 0 is not rated."""

    take_id: int
    session_id: int
    question_id: str
    prompt_text: str
    is_follow_up: bool
    number: int
    take_count: int
    state: TakeState
    rating: int
    duration_s: float
    started_at: datetime
    plan: Plan
    signs: TakeSigns = NO_SIGNS


Entry = SessionHead | TakeEntry


def entries(session: InterviewSession) -> tuple[Entry, ...]:
    """A session's head and its takes, the newest first; nothing for a session without takes."""
    takes = [entry(session, prompt, take) for prompt in session.prompts for take in prompt.takes]
    if not takes:
        return ()
    newest_first = sorted(takes, key=lambda each: (each.started_at, each.take_id), reverse=True)
    return (SessionHead(session.id, session.started_at, session.plan.mode), *newest_first)


def entry_of(session: InterviewSession, take_id: int) -> TakeEntry | None:
    """One take of a session; None where it is gone from it."""
    found = ((prompt, take) for prompt in session.prompts for take in prompt.takes)
    return next((entry(session, *both) for both in found if both[1].id == take_id), None)


def entry(session: InterviewSession, prompt: Prompt, take: Take) -> TakeEntry:
    return TakeEntry(
        take_id=take.id,
        session_id=session.id,
        question_id=prompt.question_id,
        prompt_text=prompt.text,
        is_follow_up=prompt.kind is PromptKind.FOLLOW_UP,
        number=take.number,
        take_count=len(prompt.takes),
        state=take.state,
        rating=take.rating or 0,
        duration_s=take.duration_s,
        started_at=take.started_at,
        plan=session.plan,
        signs=take.signs,
    )
