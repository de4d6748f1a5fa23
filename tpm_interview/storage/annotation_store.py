"""What stands beside takes, read for many at once; what a mentor sent, kept."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session

from tpm_interview.domain.annotations import Annotations, Mark
from tpm_interview.domain.mentor import Criterion, MentorNotes, MentorRating, NotesOnTake
from tpm_interview.storage.database import Database
from tpm_interview.storage.tables import MarkRow, MentorRatingRow, NoteRow, PromptRow, TakeRow

_BATCH = 500  # SQLite limits how many values a statement may carry


class AnnotationStore:
    """Every method is one transaction and may be called from any thread."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def of_takes(self, take_ids: Sequence[int]) -> Mapping[int, Annotations]:
        """By the id of the take; ids that do not exist are left out."""
        found: dict[int, Annotations] = {}
        with self._database.reading() as db:
            for ids in _batches(take_ids):
                found.update(_annotations(db, ids))
        return found

    def sessions_of_takes(self, take_ids: Sequence[int]) -> Mapping[int, int]:
        """The session of each take; ids that do not exist are left out."""
        found: dict[int, int] = {}
        with self._database.reading() as db:
            for ids in _batches(take_ids):
                query = select(TakeRow.id, PromptRow.session_id).join(
                    PromptRow, PromptRow.id == TakeRow.prompt_id
                )
                found.update(db.execute(query.where(TakeRow.id.in_(ids))).all())
        return found

    def takes_of_question(self, question_id: str) -> tuple[int, ...]:
        """Ids of all takes of it and of its follow-ups, oldest first, those in the trash aside."""
        query = (
            select(TakeRow.id)
            .join(PromptRow, PromptRow.id == TakeRow.prompt_id)
            .where(PromptRow.question_id == question_id, TakeRow.trashed_at.is_(None))
            .order_by(TakeRow.started_at, TakeRow.id)
        )
        with self._database.reading() as db:
            return tuple(db.scalars(query))

    def add_mentor_notes(self, notes: MentorNotes) -> tuple[NotesOnTake, ...]:
        """Keeps what is about takes of this library, all at once, and gives it back.

        A take is known by its id and its moment together. The same notes are kept once.
        """
        with self._database.writing() as db:
            known = tuple(each for each in notes.takes if _is_here(db, each))
            for each in known:
                if not _is_kept(db, each.take_id, notes.digest):
                    db.add(_row(each, notes.digest))
        return known


def _is_here(db: Session, notes: NotesOnTake) -> bool:
    take = db.get(TakeRow, notes.take_id)
    return take is not None and take.started_at == notes.recorded_at


def _is_kept(db: Session, take_id: int, digest: str) -> bool:
    same = (MentorRatingRow.take_id == take_id, MentorRatingRow.digest == digest)
    return db.scalar(select(MentorRatingRow.id).where(*same)) is not None


def _row(notes: NotesOnTake, digest: str) -> MentorRatingRow:
    rating = notes.rating
    return MentorRatingRow(
        take_id=notes.take_id,
        mentor=rating.mentor,
        rating=rating.rating,
        criteria=[(each.name, each.mark, each.comment) for each in rating.criteria],
        remark=rating.comment,
        rated_at=rating.rated_at,
        digest=digest,
    )


def _rating(row: MentorRatingRow) -> MentorRating:
    criteria = tuple(Criterion(name, mark, comment) for name, mark, comment in row.criteria)
    return MentorRating(row.mentor, row.rated_at, row.rating, row.remark, criteria)


def _annotations(db: Session, ids: Sequence[int]) -> Iterator[tuple[int, Annotations]]:
    notes = dict(
        db.execute(select(NoteRow.take_id, NoteRow.text).where(NoteRow.take_id.in_(ids))).all()
    )
    marks = _marks(db, ids)
    mentors = _mentors(db, ids)
    for take in db.scalars(select(TakeRow).where(TakeRow.id.in_(ids))):
        yield (
            take.id,
            Annotations(
                note=notes.get(take.id, ""),
                marks=tuple(marks[take.id]),
                mentors=tuple(mentors[take.id]),
                is_starred=take.starred,
                is_trashed=take.trashed_at is not None,
            ),
        )


def _marks(db: Session, ids: Iterable[int]) -> Mapping[int, list[Mark]]:
    found: defaultdict[int, list[Mark]] = defaultdict(list)
    query = select(MarkRow).where(MarkRow.take_id.in_(ids)).order_by(MarkRow.at_s, MarkRow.id)
    for row in db.scalars(query):
        found[row.take_id].append(Mark(row.at_s, row.text))
    return found


def _mentors(db: Session, ids: Iterable[int]) -> Mapping[int, list[MentorRating]]:
    found: defaultdict[int, list[MentorRating]] = defaultdict(list)
    query = select(MentorRatingRow).where(MentorRatingRow.take_id.in_(ids))
    for row in db.scalars(query.order_by(MentorRatingRow.rated_at, MentorRatingRow.id)):
        found[row.take_id].append(_rating(row))
    return found


def _batches(ids: Sequence[int]) -> Iterator[Sequence[int]]:
    for start in range(0, len(ids), _BATCH):
        yield ids[start : start + _BATCH]
