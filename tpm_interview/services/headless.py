"""A whole rehearsal without a window: files are the answers."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from tpm_interview.domain.errors import UserError
from tpm_interview.domain.session import InterviewSession, Prompt, TakeState
from tpm_interview.services.recorder import RecorderEvent, SourceLost
from tpm_interview.services.rehearsal import RehearsalService
from tpm_interview.services.sources import OnLost, OnSound, SoundSource
from tpm_interview.services.transcription import TranscriptionService
from tpm_interview.speech.audio_files import duration_s
from tpm_interview.speech.file_source import FileSource


@dataclass(frozen=True, slots=True)
class AnsweredPrompt:
    """One answer given; `wait_s` from the end of its sound to its complete transcript.

    `error` says why there is no transcript; the recording is kept all the same.
    """

    take_id: int
    question_id: str
    state: TakeState
    text: str
    duration_s: float
    wait_s: float | None = None
    error: UserError | None = None


def refuse_unreadable(answers: Sequence[Path]) -> None:
    """Look at every file before a session begins. Raises UnreadableAudio."""
    for path in answers:
        duration_s(path)


class HeadlessRehearsal:
    """Answers the prompts of a session from files, in order.

    `live` feeds them at speaking speed through the live path; else they are recorded as fast as
    the disk takes them and recognized from there.
    """

    def __init__(
        self, rehearsal: RehearsalService, transcription: TranscriptionService, live: bool
    ) -> None:
        self._rehearsal = rehearsal
        self._transcription = transcription
        self._live = live

    def run(self, session: InterviewSession, answers: Sequence[Path]) -> tuple[AnsweredPrompt, ...]:
        """Answer as many prompts as there are files, then end the session."""
        self._transcription.start()
        pairs = zip(session.prompts, answers, strict=False)
        given = tuple(self._answer(prompt, path) for prompt, path in pairs)
        self._rehearsal.end(session.id)
        return given

    def _answer(self, prompt: Prompt, path: Path) -> AnsweredPrompt:
        sources: list[FileSource] = []
        lost: list[UserError] = []

        def open_source(on_sound: OnSound, on_lost: OnLost) -> SoundSource:
            sources.append(FileSource(path, self._live, on_sound, on_lost))
            return sources[-1]

        def note(event: RecorderEvent) -> None:
            if isinstance(event, SourceLost):
                lost.append(event.error)
                sources[-1].stop()

        recorder = self._rehearsal.record(prompt, open_source, note, live=self._live)
        try:
            sources[-1].ended.wait()
        except BaseException:  # Ctrl+C: what was said so far is kept
            recorder.finish()
            raise
        take, pending = self._rehearsal.finish(recorder)
        try:
            wait_s = pending.first.result().wait_s
            take = pending.kept.result().take
        except UserError as error:
            lost.append(error)
            wait_s = None
        return AnsweredPrompt(
            take_id=take.id,
            question_id=prompt.question_id,
            state=take.state,
            text=take.text,
            duration_s=take.duration_s,
            wait_s=wait_s,
            error=lost[0] if lost else None,
        )
