"""Takes and all that belongs to them, read from the library for an export."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime

from tpm_interview.domain.annotations import Annotations
from tpm_interview.domain.file_errors import NeverAsked, UnknownTake
from tpm_interview.domain.session import InterviewSession, Prompt, Take
from tpm_interview.domain.take_export import ExportedPrompt, ExportedTake, TakeChoice, TakesExport
from tpm_interview.services.facts import long_pauses
from tpm_interview.services.take_facts import take_facts
from tpm_interview.storage.library import Library

SEVERAL = "Chosen answers"


class TakeReader:
    """Reads what was chosen; takes in the trash are left out."""

    def __init__(self, library: Library, now: Callable[[], datetime]) -> None:
        self._library = library
        self._now = now

    def read(self, choice: TakeChoice, with_versions: bool) -> TakesExport:
        """Raises UnknownSession, UnknownTake, NeverAsked."""
        sessions = self._sessions(choice)
        ids = [take.id for session in sessions for take in session.takes]
        beside = self._library.annotations.of_takes(ids)
        wanted = self._wanted(choice, [id for id in ids if not beside[id].is_trashed])
        keeps_unanswered = choice.session_id is not None and not choice.take_ids
        prompts = [
            self._prompt(session, prompt, beside, wanted, with_versions)
            for session in sessions
            for prompt in session.prompts
        ]
        kept = tuple(prompt for prompt in prompts if prompt.takes or keeps_unanswered)
        title = _title(choice, sessions, kept)
        return TakesExport(title, self._now().astimezone(), kept)

    def _sessions(self, choice: TakeChoice) -> Sequence[InterviewSession]:
        """Oldest first."""
        store = self._library.sessions
        if choice.session_id is not None:
            return [store.get(choice.session_id)]
        ids: Iterable[int] = choice.take_ids
        if choice.question_id:
            ids = self._library.annotations.takes_of_question(choice.question_id)
            if not ids:
                raise NeverAsked(choice.question_id)
        found = self._library.annotations.sessions_of_takes(tuple(ids))
        sessions = [store.get(session_id) for session_id in set(found.values())]
        return sorted(sessions, key=lambda session: (session.started_at, session.id))

    def _wanted(self, choice: TakeChoice, there: Sequence[int]) -> frozenset[int]:
        wanted = frozenset(there)
        if choice.question_id:
            of_question = self._library.annotations.takes_of_question(choice.question_id)
            wanted &= frozenset(of_question)
        for take_id in choice.take_ids:
            if take_id not in wanted:
                raise UnknownTake(str(take_id))
        return frozenset(choice.take_ids) or wanted

    def _prompt(
        self,
        session: InterviewSession,
        prompt: Prompt,
        beside: Mapping[int, Annotations],
        wanted: frozenset[int],
        with_versions: bool,
    ) -> ExportedPrompt:
        takes = (
            self._take(take, session.plan.answer_s, beside[take.id], with_versions)
            for take in prompt.takes
            if take.id in wanted
        )
        return ExportedPrompt(
            session_id=session.id,
            session_started_at=session.started_at.astimezone(),
            mode=session.plan.mode,
            question_id=prompt.question_id,
            text=prompt.text,
            kind=prompt.kind,
            takes=tuple(takes),
        )

    def _take(
        self, take: Take, limit_s: int | None, beside: Annotations, with_versions: bool
    ) -> ExportedTake:
        versions = self._library.sessions.transcripts(take.id) if with_versions else ()
        return ExportedTake(
            take=replace(take, started_at=take.started_at.astimezone()),
            facts=take_facts(take, limit_s, beside),
            long_pauses=long_pauses(take),
            annotations=beside,
            versions=versions,
        )


def _title(
    choice: TakeChoice, sessions: Sequence[InterviewSession], prompts: Sequence[ExportedPrompt]
) -> str:
    if choice.session_id is not None and not choice.take_ids:
        (session,) = sessions
        day = session.started_at.astimezone().strftime("%Y-%m-%d")
        return f"{session.plan.mode.value.capitalize()} session of {day}"
    texts = {prompt.text for prompt in prompts}
    if choice.question_id or len(texts) == 1:
        return prompts[0].text
    return SEVERAL
