"""All takes of one question, read without their words: a question may have thousands."""

from collections.abc import Sequence

from sqlalchemy import ColumnElement, Row, ScalarSelect, Select, select

from tpm_interview.domain.comparison import Asked, PastTake
from tpm_interview.domain.session import Mode, Take, TakeState
from tpm_interview.storage import take_rows
from tpm_interview.storage.database import Database
from tpm_interview.storage.tables import PromptRow, RatingRow, SessionRow, TakeRow


class QuestionHistory:
    """Every method is one transaction and may be called from any thread."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def asked(self, take_id: int) -> Asked:
        """What a take answers. An id that does not exist is a bug of the caller's: LookupError."""
        query = (
            select(PromptRow.question_id, PromptRow.text)
            .join(TakeRow, TakeRow.prompt_id == PromptRow.id)
            .where(TakeRow.id == take_id)
        )
        with self._database.reading() as db:
            found = db.execute(query).one_or_none()
        if found is None:
            raise LookupError(f"no take {take_id}")
        return Asked(found.question_id, found.text)

    def takes(self, asked: Asked) -> tuple[PastTake, ...]:
        """Oldest first, those in the trash aside."""
        same = (PromptRow.question_id == asked.question_id, PromptRow.text == asked.text)
        with self._database.reading() as db:
            rows = db.execute(_past(*same, TakeRow.trashed_at.is_(None)))
            return tuple(map(_past_take, rows))

    def past(self, take_ids: Sequence[int]) -> tuple[PastTake, ...]:
        """In the order of the ids; those that do not exist or lie in the trash are left out."""
        with self._database.reading() as db:
            rows = db.execute(_past(TakeRow.id.in_(take_ids), TakeRow.trashed_at.is_(None)))
            found = {row.id: _past_take(row) for row in rows}
        return tuple(found[id] for id in take_ids if id in found)

    def with_words(self, take_ids: Sequence[int]) -> tuple[Take, ...]:
        """A page of takes with the transcripts that count, in the order of the ids."""
        with self._database.reading() as db:
            rows = db.scalars(select(TakeRow).where(TakeRow.id.in_(take_ids))).all()
            found = take_rows.takes(db, rows)
        return tuple(found[id] for id in take_ids if id in found)


def _past(*where: ColumnElement[bool]) -> Select[*tuple[object, ...]]:
    return (
        select(
            TakeRow.id,
            PromptRow.session_id,
            TakeRow.number,
            TakeRow.started_at,
            SessionRow.mode,
            TakeRow.state,
            _newest_rating().label("rating"),
            TakeRow.starred,
            TakeRow.duration_s,
            TakeRow.audio_file,
        )
        .join(PromptRow, PromptRow.id == TakeRow.prompt_id)
        .join(SessionRow, SessionRow.id == PromptRow.session_id)
        .where(*where)
        .order_by(TakeRow.started_at, TakeRow.id)
    )


def _newest_rating() -> ScalarSelect[int]:
    return (
        select(RatingRow.rating)
        .where(RatingRow.take_id == TakeRow.id)
        .order_by(RatingRow.rated_at.desc(), RatingRow.id.desc())
        .limit(1)
        .scalar_subquery()
    )


def _past_take(row: Row[*tuple[object, ...]]) -> PastTake:
    return PastTake(
        take_id=row.id,
        session_id=row.session_id,
        number=row.number,
        started_at=row.started_at,
        mode=Mode(row.mode),
        state=TakeState(row.state),
        rating=row.rating or 0,
        is_starred=row.starred,
        duration_s=row.duration_s,
        has_audio=row.audio_file is not None,
    )
