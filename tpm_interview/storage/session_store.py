"""Sessions and their prompts; takes in the trash are left out, and sessions with no other take."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from sqlalchemy import ColumnElement, Select, func, select, update
from sqlalchemy.orm import Session, aliased, selectinload

from tpm_interview.domain.errors import UnknownSession
from tpm_interview.domain.practice import Answers
from tpm_interview.domain.session import InterviewSession, NewPrompt, Plan, Prompt, PromptKind
from tpm_interview.storage import answers, session_rows, take_rows
from tpm_interview.storage.tables import PromptRow, SessionRow, TakeRow
from tpm_interview.storage.take_store import TakeStore


class SessionStore(TakeStore):
    """All that was rehearsed; whole sessions come with prompts, takes and counting transcripts."""

    def begin(self, plan: Plan, prompts: Sequence[NewPrompt], at: datetime) -> InterviewSession:
        with self._database.writing() as db:
            row = session_rows.session_row(plan, at)
            db.add(row)
            db.flush()
            rows = [_prompt_row(row.id, i, prompt) for i, prompt in enumerate(prompts)]
            db.add_all(rows)
            db.flush()
            return session_rows.session(row, tuple(map(session_rows.prompt, rows)))

    def add_prompt(self, session_id: int, prompt: NewPrompt, after_prompt: int) -> Prompt:
        """Puts a prompt right behind the one with the id `after_prompt`; later ones move back.

        Raises UnknownSession. An id of another session is a LookupError.
        """
        with self._database.writing() as db:
            _row(db, session_id)
            before = db.get(PromptRow, after_prompt)
            if before is None or before.session_id != session_id:
                raise LookupError(f"prompt {after_prompt} of session {session_id}")
            after_position = before.position
            later = (PromptRow.session_id == session_id) & (PromptRow.position > after_position)
            db.execute(update(PromptRow).where(later).values(position=PromptRow.position + 1))
            row = _prompt_row(session_id, after_position + 1, prompt)
            db.add(row)
            db.flush()
            return session_rows.prompt(row)

    def get(self, session_id: int) -> InterviewSession:
        """Raises UnknownSession."""
        with self._database.reading() as db:
            found = _sessions(db, select(SessionRow).where(SessionRow.id == session_id))
        if not found:
            raise UnknownSession(str(session_id))
        return found[0]

    def newest(
        self, limit: int, offset: int = 0, *, with_words: bool = True
    ) -> tuple[InterviewSession, ...]:
        """A page of sessions, newest first; without words their takes have no transcripts."""
        page = select(SessionRow).where(SessionRow.id.not_in(_gone()))
        page = page.order_by(*_NEWEST_FIRST).limit(limit).offset(offset)
        with self._database.reading() as db:
            return _sessions(db, page, with_words=with_words)

    def count(self) -> int:
        shown = select(func.count()).select_from(SessionRow).where(SessionRow.id.not_in(_gone()))
        with self._database.reading() as db:
            return db.scalar(shown) or 0

    def unfinished(self) -> InterviewSession | None:
        """The newest session not ended that still has a prompt neither answered nor skipped.

        An answer in the trash is none: its prompt is put again.
        """
        open_ones = select(SessionRow).where(
            SessionRow.ended_at.is_(None), _has_open_prompt(), SessionRow.id.not_in(_gone())
        )
        with self._database.reading() as db:
            found = _sessions(db, open_ones.order_by(*_NEWEST_FIRST).limit(1))
        return found[0] if found else None

    def times_answered(self) -> Mapping[str, int]:
        """How many takes the questions of the bank have, by question id; follow-ups aside."""
        query = (
            select(PromptRow.question_id, func.count())
            .join(TakeRow, TakeRow.prompt_id == PromptRow.id)
            .where(PromptRow.kind == PromptKind.QUESTION, TakeRow.trashed_at.is_(None))
            .group_by(PromptRow.question_id)
        )
        with self._database.reading() as db:
            return dict(db.execute(query).all())

    def answers(self) -> Mapping[str, Answers]:
        """What was done with each question of the bank, by its id; follow-ups aside."""
        with self._database.reading() as db:
            return answers.answers(db)

    def end(self, session_id: int, at: datetime) -> None:
        """Raises UnknownSession."""
        with self._database.writing() as db:
            _row(db, session_id).ended_at = at

    def skip(self, prompt_id: int) -> None:
        with self._database.writing() as db:
            row = db.get(PromptRow, prompt_id)
            if row is None:
                raise LookupError(f"no prompt {prompt_id}")
            row.skipped = True


_NEWEST_FIRST = (SessionRow.started_at.desc(), SessionRow.id.desc())


def _row(db: Session, session_id: int) -> SessionRow:
    row = db.get(SessionRow, session_id)
    if row is None:
        raise UnknownSession(str(session_id))
    return row


def _prompt_row(session_id: int, position: int, prompt: NewPrompt) -> PromptRow:
    return PromptRow(
        session_id=session_id,
        position=position,
        question_id=prompt.question_id,
        text=prompt.text,
        kind=prompt.kind,
        skipped=False,
    )


def _has_open_prompt() -> ColumnElement[bool]:
    answers_to_it = (TakeRow.prompt_id == PromptRow.id, TakeRow.trashed_at.is_(None))
    was_answered = select(TakeRow.id).where(*answers_to_it).exists()
    of_session = PromptRow.session_id == SessionRow.id
    return select(PromptRow.id).where(of_session, ~PromptRow.skipped, ~was_answered).exists()


def _gone() -> Select[int]:
    """Ids of the sessions whose takes are all in the trash; one without any take is not gone."""
    of_take = select(PromptRow.session_id).join(TakeRow, TakeRow.prompt_id == PromptRow.id)
    other = aliased(PromptRow)
    is_kept = (
        select(TakeRow.id)
        .join(other, other.id == TakeRow.prompt_id)
        .where(other.session_id == PromptRow.session_id, TakeRow.trashed_at.is_(None))
        .correlate(PromptRow)
        .exists()
    )
    return of_take.where(TakeRow.trashed_at.is_not(None), ~is_kept)


def _sessions(
    db: Session, query: Select[SessionRow], *, with_words: bool = True
) -> tuple[InterviewSession, ...]:
    kept = PromptRow.takes.and_(TakeRow.trashed_at.is_(None))
    whole = selectinload(SessionRow.prompts).selectinload(kept)
    rows = db.scalars(query.options(whole)).all()
    prompts = [prompt for row in rows for prompt in row.prompts]
    found = [take for prompt in prompts for take in prompt.takes]
    takes = take_rows.takes(db, found, with_words=with_words)
    return tuple(
        session_rows.session(
            row,
            tuple(
                session_rows.prompt(prompt, tuple(takes[take.id] for take in prompt.takes))
                for prompt in row.prompts
            ),
        )
        for row in rows
    )
