"""What the candidate says about takes by hand: notes, marks, fillers, stars."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import ColumnElement, delete, select, update
from sqlalchemy.orm import Session

from tpm_interview.domain.annotations import FillerMark, Mark, OwnRating
from tpm_interview.domain.session import PromptKind
from tpm_interview.storage.database import Database
from tpm_interview.storage.tables import (
    FillerMarkRow,
    MarkRow,
    NoteRow,
    PromptRow,
    RatingRow,
    TakeRow,
)


class AnnotationWriter:
    """Every method is one transaction and may be called from any thread.

    A take or mark that does not exist is a bug of the caller's: LookupError. All raise
    LibraryReadOnly and DiskFull, and then nothing is changed.
    """

    def __init__(self, database: Database) -> None:
        self._database = database

    def set_note(self, take_id: int, text: str, at: datetime) -> None:
        """An empty text removes the note."""
        with self._database.writing() as db:
            _take(db, take_id)
            if text:
                db.merge(NoteRow(take_id=take_id, text=text, changed_at=at))
            else:
                db.execute(delete(NoteRow).where(NoteRow.take_id == take_id))

    def add_mark(self, take_id: int, at_s: float, text: str, at: datetime) -> Mark:
        """The mark with its new id."""
        with self._database.writing() as db:
            _take(db, take_id)
            row = MarkRow(take_id=take_id, at_s=at_s, text=text, made_at=at)
            db.add(row)
            db.flush()
            return Mark(row.at_s, row.text, row.id)

    def put_mark(self, take_id: int, mark: Mark, at: datetime) -> None:
        """A mark that was removed comes back under its id."""
        with self._database.writing() as db:
            _take(db, take_id)
            db.add(MarkRow(id=mark.id, take_id=take_id, at_s=mark.at_s, text=mark.text, made_at=at))

    def change_mark(self, mark_id: int, text: str) -> None:
        with self._database.writing() as db:
            _mark(db, mark_id).text = text

    def remove_mark(self, mark_id: int) -> None:
        with self._database.writing() as db:
            db.delete(_mark(db, mark_id))

    def exchange_fillers(
        self, take_id: int, old: Sequence[FillerMark], new: Sequence[FillerMark]
    ) -> None:
        """Says `new` of fillers in place of `old`; moments are the same to the millisecond."""
        with self._database.writing() as db:
            _take(db, take_id)
            for mark in (*old, *new):
                db.execute(delete(FillerMarkRow).where(*_filler_at(take_id, _to_ms(mark.at_s))))
            for mark in new:
                at_s = _to_ms(mark.at_s)
                db.add(FillerMarkRow(take_id=take_id, at_s=at_s, is_filler=mark.is_filler))

    def set_starred(self, take_ids: Sequence[int], is_starred: bool) -> None:
        with self._database.writing() as db:
            _set_starred(db, take_ids, is_starred)

    def starred_beside(self, take_id: int) -> tuple[int, ...]:
        """Other takes of its question with a star.

        A question's own takes are told apart from those of each of its follow-ups.
        """
        with self._database.reading() as db:
            return _starred_beside(db, take_id)

    def star_best(self, take_id: int) -> None:
        """This take alone is the best of its question."""
        with self._database.writing() as db:
            _set_starred(db, _starred_beside(db, take_id), False)
            _set_starred(db, (take_id,), True)

    def move_star(self, take_id: int, to: Sequence[int]) -> None:
        """Takes `star_best` back: the star goes from `take_id` to the takes that had it."""
        with self._database.writing() as db:
            _set_starred(db, (take_id,), False)
            _set_starred(db, to, True)

    def remove_rating(self, take_id: int, rating: OwnRating) -> None:
        """As if the candidate had never given this mark; earlier ones count again."""
        given = (
            RatingRow.take_id == take_id,
            RatingRow.rating == rating.rating,
            RatingRow.rated_at == rating.rated_at,
        )
        with self._database.writing() as db:
            newest = select(RatingRow.id).where(*given).order_by(RatingRow.id.desc()).limit(1)
            db.execute(delete(RatingRow).where(RatingRow.id == newest.scalar_subquery()))


def _take(db: Session, take_id: int) -> TakeRow:
    row = db.get(TakeRow, take_id)
    if row is None:
        raise LookupError(f"no take {take_id}")
    return row


def _mark(db: Session, mark_id: int) -> MarkRow:
    row = db.get(MarkRow, mark_id)
    if row is None:
        raise LookupError(f"no mark {mark_id}")
    return row


def _to_ms(at_s: float) -> float:
    """As exact as the times of words are kept."""
    return round(at_s, 3)


def _filler_at(take_id: int, at_s: float) -> tuple[ColumnElement[bool], ColumnElement[bool]]:
    return (FillerMarkRow.take_id == take_id, FillerMarkRow.at_s == at_s)


def _set_starred(db: Session, take_ids: Sequence[int], is_starred: bool) -> None:
    for take_id in take_ids:
        db.execute(update(TakeRow).where(TakeRow.id == take_id).values(starred=is_starred))


def _starred_beside(db: Session, take_id: int) -> tuple[int, ...]:
    prompt = db.get_one(PromptRow, _take(db, take_id).prompt_id)
    query = (
        select(TakeRow.id)
        .join(PromptRow, PromptRow.id == TakeRow.prompt_id)
        .where(_same_question(prompt), TakeRow.starred, TakeRow.id != take_id)
    )
    return tuple(db.scalars(query.order_by(TakeRow.id)))


def _same_question(prompt: PromptRow) -> ColumnElement[bool]:
    """The wording of a question may have changed since; a follow-up is known by its words."""
    same = (PromptRow.question_id == prompt.question_id) & (PromptRow.kind == prompt.kind)
    return same if prompt.kind == PromptKind.QUESTION else same & (PromptRow.text == prompt.text)
