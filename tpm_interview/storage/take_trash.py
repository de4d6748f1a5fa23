"""The trash of takes: they keep everything and are shown nowhere else."""

import json
from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import ColumnElement, func, literal_column, select, update
from sqlalchemy.orm import Session

from tpm_interview.domain.keeping import TrashedTake
from tpm_interview.domain.session import TakeState
from tpm_interview.storage.database import Database
from tpm_interview.storage.search_index import COUNTING
from tpm_interview.storage.tables import PromptRow, TakeRow, TranscriptRow

_SAID = 200
"""Letters of what was said that come with a take of the trash."""


class TakeTrash:
    """Every method is one transaction and may be called from any thread."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def put(self, take_ids: Sequence[int], at: datetime) -> None:
        """Into the trash, but for takes that lie there already or are being recorded."""
        of = (_among(take_ids), TakeRow.trashed_at.is_(None), TakeRow.state != TakeState.RECORDING)
        with self._database.writing() as db:
            db.execute(update(TakeRow).where(*of).values(trashed_at=at))

    def take_out(self, take_ids: Sequence[int]) -> None:
        with self._database.writing() as db:
            db.execute(update(TakeRow).where(_among(take_ids)).values(trashed_at=None))

    def all(self) -> tuple[TrashedTake, ...]:
        """What was put there last comes first."""
        said = select(func.substr(TranscriptRow.text, 1, _SAID)).where(
            TranscriptRow.id == literal_column(f"({COUNTING})")
        )
        query = (
            select(TakeRow, PromptRow, said.correlate(TakeRow).scalar_subquery())
            .join(PromptRow, PromptRow.id == TakeRow.prompt_id)
            .where(TakeRow.trashed_at.is_not(None))
            .order_by(TakeRow.trashed_at.desc(), TakeRow.id.desc())
        )
        with self._database.reading() as db:
            return tuple(_trashed(take, prompt, said) for take, prompt, said in db.execute(query))

    def count(self) -> int:
        query = select(func.count()).where(TakeRow.trashed_at.is_not(None))
        with self._database.reading() as db:
            return db.scalar(query.select_from(TakeRow)) or 0

    def among(self, take_ids: Sequence[int]) -> tuple[int, ...]:
        """Those of the takes that lie there, in no order."""
        with self._database.reading() as db:
            return _ids(db, _among(take_ids), TakeRow.trashed_at.is_not(None))

    def outside(self, take_ids: Sequence[int]) -> tuple[int, ...]:
        """Those of the takes that may be put there, in no order."""
        with self._database.reading() as db:
            recording = TakeRow.state == TakeState.RECORDING
            return _ids(db, _among(take_ids), TakeRow.trashed_at.is_(None), ~recording)

    def older_than(self, moment: datetime) -> tuple[int, ...]:
        """Takes put there before that."""
        with self._database.reading() as db:
            return _ids(db, TakeRow.trashed_at < moment)


def _among(take_ids: Sequence[int]) -> ColumnElement[bool]:
    listed = func.json_each(json.dumps(list(take_ids))).table_valued("value")
    return TakeRow.id.in_(select(listed.c.value))


def _ids(db: Session, *conditions: ColumnElement[bool]) -> tuple[int, ...]:
    return tuple(db.scalars(select(TakeRow.id).where(*conditions)))


def _trashed(take: TakeRow, prompt: PromptRow, said: str | None) -> TrashedTake:
    assert take.trashed_at is not None
    return TrashedTake(
        take_id=take.id,
        session_id=prompt.session_id,
        question_id=prompt.question_id,
        prompt=prompt.text,
        said=said or "",
        started_at=take.started_at,
        duration_s=take.duration_s,
        has_sound=take.audio_file is not None,
        trashed_at=take.trashed_at,
    )
