"""All transcripts of a take, and those that the candidate adds to them."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from tpm_interview.domain.session import TakeState
from tpm_interview.domain.take_versions import TakeVersion
from tpm_interview.domain.transcript import Transcript
from tpm_interview.storage import session_rows, take_rows
from tpm_interview.storage.database import Database
from tpm_interview.storage.tables import TakeRow, TranscriptRow


class TranscriptVersions:
    """Every method is one transaction and may be called from any thread.

    An id that does not exist is a bug of the caller's: LookupError.
    """

    def __init__(self, database: Database) -> None:
        self._database = database

    def of_take(self, take_id: int) -> tuple[TakeVersion, ...]:
        """Oldest first."""
        with self._database.reading() as db:
            return _versions(db, take_id)

    def add(self, take_id: int, transcript: Transcript) -> int:
        """The id of the new version; the take's state follows what counts now."""
        with self._database.writing() as db:
            row = session_rows.transcript_row(take_id, transcript)
            _take(db, take_id)
            db.add(row)
            db.flush()
            _settle(db, take_id)
            return row.id

    def remove(self, version_id: int) -> None:
        """A version that is gone already is left alone."""
        with self._database.writing() as db:
            row = db.get(TranscriptRow, version_id)
            if row is not None:
                take_id = row.take_id
                db.delete(row)
                db.flush()
                _settle(db, take_id)


def _versions(db: Session, take_id: int) -> tuple[TakeVersion, ...]:
    query = select(TranscriptRow).where(TranscriptRow.take_id == take_id)
    rows = db.scalars(query.order_by(TranscriptRow.made_at, TranscriptRow.id)).all()
    counting = max(rows, key=_weight, default=None)
    return tuple(TakeVersion(row.id, session_rows.transcript(row), row is counting) for row in rows)


def _weight(row: TranscriptRow) -> tuple[object, ...]:
    return take_rows.counting_weight(row.version, row.made_at, row.id)


def _settle(db: Session, take_id: int) -> None:
    take = _take(db, take_id)
    if take.state in (TakeState.RECOGNIZED, TakeState.SILENT):
        has_words = any(each.counts and each.transcript.words for each in _versions(db, take_id))
        take.state = TakeState.RECOGNIZED if has_words else TakeState.SILENT


def _take(db: Session, take_id: int) -> TakeRow:
    row = db.get(TakeRow, take_id)
    if row is None:
        raise LookupError(f"no take {take_id}")
    return row
