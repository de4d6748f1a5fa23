"""Takes read together with the rating, transcript and signs that count, in few statements."""

from collections.abc import Iterator, Sequence
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from tpm_interview.domain.session import Take
from tpm_interview.domain.take_signs import NO_SIGNS, TakeSigns
from tpm_interview.domain.transcript import Transcript, Version
from tpm_interview.storage import annotation_rows, session_rows
from tpm_interview.storage.tables import RatingRow, TakeRow, TranscriptRow

_BATCH = 500  # SQLite limits how many values a statement may carry
_LAST_COUNTS = (Version.LIVE, Version.RECOGNIZED, Version.TYPED, Version.EDITED)


def takes(db: Session, rows: Sequence[TakeRow], *, with_words: bool = True) -> dict[int, Take]:
    """The takes of `rows` by their ids; words are heavy, and left out where none are asked for."""
    ids = [row.id for row in rows]
    ratings = _newest_ratings(db, ids)
    transcripts = _counting_transcripts(db, ids) if with_words else {}
    signs = _signs(db, ids)
    return {
        row.id: session_rows.take(
            row, ratings.get(row.id), transcripts.get(row.id), signs.get(row.id, NO_SIGNS)
        )
        for row in rows
    }


def _signs(db: Session, take_ids: Sequence[int]) -> dict[int, TakeSigns]:
    found: dict[int, TakeSigns] = {}
    for ids in _batches(take_ids):
        found.update(annotation_rows.signs(db, ids))
    return found


def _newest_ratings(db: Session, take_ids: Sequence[int]) -> dict[int, int]:
    newest: dict[int, int] = {}
    for ids in _batches(take_ids):
        query = select(RatingRow.take_id, RatingRow.rating).where(RatingRow.take_id.in_(ids))
        for take_id, rating in db.execute(query.order_by(RatingRow.rated_at, RatingRow.id)):
            newest[take_id] = rating
    return newest


def _counting_transcripts(db: Session, take_ids: Sequence[int]) -> dict[int, Transcript]:
    found: dict[int, Transcript] = {}
    for ids in _batches(_counting_ids(db, take_ids)):
        rows = db.scalars(select(TranscriptRow).where(TranscriptRow.id.in_(ids)))
        found.update((row.take_id, session_rows.transcript(row)) for row in rows)
    return found


def _counting_ids(db: Session, take_ids: Sequence[int]) -> list[int]:
    """Chosen before words are read: a take may have many versions, and words are heavy."""
    best: dict[int, tuple[tuple[int, datetime, int], int]] = {}
    for ids in _batches(take_ids):
        query = select(
            TranscriptRow.id, TranscriptRow.take_id, TranscriptRow.version, TranscriptRow.made_at
        ).where(TranscriptRow.take_id.in_(ids))
        for id, take_id, version, made_at in db.execute(query):
            weight = counting_weight(version, made_at, id)
            best[take_id] = max(best.get(take_id, (weight, id)), (weight, id))
    return [id for _, id in best.values()]


def counting_weight(version: str, made_at: datetime, id: int) -> tuple[int, datetime, int]:
    """Of a take's transcripts the one that weighs most counts: its kind first, then the newest."""
    return (_LAST_COUNTS.index(Version(version)), made_at, id)


def _batches(ids: Sequence[int]) -> Iterator[Sequence[int]]:
    for start in range(0, len(ids), _BATCH):
        yield ids[start : start + _BATCH]
