"""Takes and what belongs to them: transcripts and ratings."""

from datetime import datetime, timedelta

from sqlalchemy import ColumnElement, func, select, update
from sqlalchemy.orm import Session

from tpm_interview.domain.session import UNHEARD, Take, TakeState
from tpm_interview.domain.transcript import Transcript, Version, Word, WordSource
from tpm_interview.storage import session_rows, take_rows
from tpm_interview.storage.database import Database
from tpm_interview.storage.recordings import audio_name
from tpm_interview.storage.tables import PromptRow, RatingRow, TakeRow, TranscriptRow


class TakeStore:
    """Every method is one transaction and may be called from any thread.

    An id that does not exist is a bug of the caller's: LookupError.
    """

    def __init__(self, database: Database) -> None:
        self._database = database

    def take(self, take_id: int) -> Take:
        with self._database.reading() as db:
            return _take(db, _row(db, take_id))

    def transcripts(self, take_id: int) -> tuple[Transcript, ...]:
        """All versions, oldest first."""
        query = select(TranscriptRow).where(TranscriptRow.take_id == take_id)
        with self._database.reading() as db:
            rows = db.scalars(query.order_by(TranscriptRow.made_at, TranscriptRow.id))
            return tuple(session_rows.transcript(row) for row in rows)

    def unrecognized(self) -> tuple[Take, ...]:
        """Takes that still wait for a recognizer, oldest first; those in the trash do not."""
        return self._in_state(TakeState.RECORDED, TakeRow.trashed_at.is_(None))

    def recording(self) -> tuple[Take, ...]:
        """Takes being recorded; at start-up those are the interrupted ones."""
        return self._in_state(TakeState.RECORDING)

    def spoken(self) -> tuple[Take, ...]:
        """Every take that has a recording, in the trash or not, without transcript and rating."""
        query = select(TakeRow).where(TakeRow.audio_file.is_not(None)).order_by(TakeRow.id)
        with self._database.reading() as db:
            return tuple(session_rows.take(row, None, None) for row in db.scalars(query))

    def begin_take(self, prompt_id: int, at: datetime) -> Take:
        """The next take of a prompt; its `audio_file` names where the sound will lie."""
        with self._database.writing() as db:
            row = _new_row(db, prompt_id, TakeState.RECORDING, at)
            row.audio_file = audio_name(row.id)
            return session_rows.take(row, None, None)

    def finish_take(self, take_id: int, duration_s: float, state: TakeState) -> None:
        with self._database.writing() as db:
            row = _row(db, take_id)
            row.duration_s = duration_s
            row.state = state

    def set_audio(self, take_id: int, audio_file: str) -> None:
        """The sound now lies in another file, relative to the library."""
        with self._database.writing() as db:
            _row(db, take_id).audio_file = audio_file

    def replace_audio(self, take_id: int, old: str, new: str) -> bool:
        """The sound now lies in `new`, if it has not been erased since it lay in `old`.

        Whether the take names `new` now; a take that is gone is no error.
        """
        wanted = (TakeRow.id == take_id) & TakeRow.audio_file.in_((old, new))
        with self._database.writing() as db:
            query = update(TakeRow).where(wanted).values(audio_file=new).returning(TakeRow.id)
            return db.scalar(query) is not None

    def forget_audio(self, take_id: int) -> None:
        """Its sound is gone for good; what waited to be recognized waits no longer."""
        with self._database.writing() as db:
            row = _row(db, take_id)
            row.audio_file = None
            if row.state in UNHEARD:
                row.state = TakeState.SILENT

    def add_transcript(self, take_id: int, transcript: Transcript, state: TakeState) -> None:
        """A new version, and the state it brings the take to, at once."""
        with self._database.writing() as db:
            _row(db, take_id).state = state
            db.add(session_rows.transcript_row(take_id, transcript))

    def type_answer(self, prompt_id: int, text: str, at: datetime, duration_s: float) -> Take:
        """A take without sound; `at` is when the typing began."""
        words = tuple(Word(word, 0.0, 0.0, source=WordSource.TYPED) for word in text.split())
        typed = Transcript(Version.TYPED, at + timedelta(seconds=duration_s), words)
        with self._database.writing() as db:
            row = _new_row(db, prompt_id, TakeState.TYPED, at)
            row.duration_s = duration_s
            db.add(session_rows.transcript_row(row.id, typed))
            db.flush()
            return _take(db, row)

    def rate(self, take_id: int, rating: int, at: datetime) -> None:
        """The candidate's own mark, 1 to 4, else ValueError; earlier marks are kept."""
        if rating not in range(1, 5):
            raise ValueError(f"a rating is 1 to 4, not {rating}")
        with self._database.writing() as db:
            db.add(RatingRow(take_id=_row(db, take_id).id, rating=rating, rated_at=at))

    def discard_take(self, take_id: int) -> None:
        """Removes a take of which not a single sound was kept; any other is a ValueError."""
        with self._database.writing() as db:
            row = _row(db, take_id)
            has_words = db.scalar(select(func.count()).where(TranscriptRow.take_id == take_id))
            if row.state != TakeState.RECORDING or row.duration_s or has_words:
                raise ValueError(f"take {take_id} holds an answer")
            db.delete(row)

    def _in_state(self, state: TakeState, *also: ColumnElement[bool]) -> tuple[Take, ...]:
        query = select(TakeRow).where(TakeRow.state == state, *also).order_by(TakeRow.id)
        with self._database.reading() as db:
            return tuple(take_rows.takes(db, db.scalars(query).all()).values())


def _row(db: Session, take_id: int) -> TakeRow:
    row = db.get(TakeRow, take_id)
    if row is None:
        raise LookupError(f"no take {take_id}")
    return row


def _take(db: Session, row: TakeRow) -> Take:
    return take_rows.takes(db, [row])[row.id]


def _new_row(db: Session, prompt_id: int, state: TakeState, at: datetime) -> TakeRow:
    if db.get(PromptRow, prompt_id) is None:
        raise LookupError(f"no prompt {prompt_id}")
    last = db.scalar(select(func.max(TakeRow.number)).where(TakeRow.prompt_id == prompt_id))
    row = TakeRow(
        prompt_id=prompt_id, number=(last or 0) + 1, state=state, started_at=at, duration_s=0.0
    )
    db.add(row)
    db.flush()
    return row
