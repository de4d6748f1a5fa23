"""One sitting as the candidate lives it: prompts, takes, marks, all stored as they happen."""

from collections.abc import Callable, Sequence
from datetime import UTC, datetime

from tpm_interview.domain.question import Question
from tpm_interview.domain.session import (
    InterviewSession,
    NewPrompt,
    Plan,
    Prompt,
    PromptKind,
    Take,
    TakeState,
)
from tpm_interview.services.recorder import RecorderEvent, TakeRecorder
from tpm_interview.services.sources import OpenSource
from tpm_interview.services.take_pending import Pending
from tpm_interview.services.transcription import TranscriptionService
from tpm_interview.storage.library import Library

Clock = Callable[[], datetime]


def utc_now() -> datetime:
    return datetime.now(UTC)


class RehearsalService:
    """Begins, resumes and ends sessions, and records answers to their prompts."""

    def __init__(
        self, library: Library, transcription: TranscriptionService, clock: Clock = utc_now
    ) -> None:
        self._sessions = library.sessions
        self._library = library
        self._transcription = transcription
        self._clock = clock

    def begin(self, plan: Plan, questions: Sequence[Question]) -> InterviewSession:
        prompts = tuple(NewPrompt(question.id, question.text) for question in questions)
        return self._sessions.begin(plan, prompts, self._clock())

    def unfinished(self) -> InterviewSession | None:
        """The newest session that still has a prompt to answer."""
        return self._sessions.unfinished()

    def session(self, session_id: int) -> InterviewSession:
        return self._sessions.get(session_id)

    def end(self, session_id: int) -> None:
        """Close a session for good; leaving without this lets it be resumed."""
        self._sessions.end(session_id, self._clock())

    def skip(self, prompt: Prompt) -> None:
        self._sessions.skip(prompt.id)

    def follow_up(self, prompt: Prompt, text: str) -> Prompt:
        """Put a follow-up right behind its prompt."""
        new = NewPrompt(prompt.question_id, text, PromptKind.FOLLOW_UP)
        return self._sessions.add_prompt(prompt.session_id, new, prompt.id)

    def rate(self, take_id: int, rating: int) -> None:
        """Keep the candidate's own mark, 1 to 4."""
        self._sessions.rate(take_id, rating, self._clock())

    def type_answer(self, prompt: Prompt, text: str, duration_s: float) -> Take:
        return self._sessions.type_answer(prompt.id, text, self._clock(), duration_s)

    def record(
        self,
        prompt: Prompt,
        open_source: OpenSource,
        on_event: Callable[[RecorderEvent], None],
        live: bool = True,
    ) -> TakeRecorder:
        """Begin a take, recognized while it is spoken unless told otherwise.

        Raises NoMicrophone (nothing is left behind), DiskFull, LibraryReadOnly.
        """
        recorder = TakeRecorder(
            self._library, prompt.id, self._clock(), self._transcription.feed, on_event
        )
        if live:
            self._transcription.begin(recorder.take.id)
        try:
            recorder.listen(open_source)
        except Exception:
            self._transcription.drop(recorder.take.id)
            recorder.discard()
            raise
        return recorder

    def finish(self, recorder: TakeRecorder) -> tuple[Take, Pending]:
        """End the answer: the recording is committed before its last words are awaited."""
        take = recorder.finish()
        if take.state is TakeState.SILENT:
            return take, self._transcription.without_sound(take)
        return take, self._transcription.finish(take.id)
