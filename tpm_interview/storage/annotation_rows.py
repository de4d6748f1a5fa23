"""What stands beside takes, from its rows; read for many takes in few statements."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session

from tpm_interview.domain.annotations import Annotations, FillerMark, Mark, OwnRating
from tpm_interview.domain.mentor import Criterion, MentorRating
from tpm_interview.domain.take_signs import TakeSigns
from tpm_interview.storage.tables import (
    FillerMarkRow,
    MarkRow,
    MentorRatingRow,
    NoteRow,
    RatingRow,
    TakeRow,
)


def annotations(db: Session, ids: Sequence[int]) -> Iterator[tuple[int, Annotations]]:
    """By the id of the take; ids that do not exist are left out."""
    notes = dict(
        db.execute(select(NoteRow.take_id, NoteRow.text).where(NoteRow.take_id.in_(ids))).all()
    )
    marks, fillers = _marks(db, ids), _fillers(db, ids)
    ratings, mentors = _ratings(db, ids), _mentors(db, ids)
    for take in db.scalars(select(TakeRow).where(TakeRow.id.in_(ids))):
        yield (
            take.id,
            Annotations(
                note=notes.get(take.id, ""),
                marks=tuple(marks[take.id]),
                fillers=tuple(fillers[take.id]),
                ratings=tuple(ratings[take.id]),
                mentors=tuple(mentors[take.id]),
                is_starred=take.starred,
                is_trashed=take.trashed_at is not None,
            ),
        )


def signs(db: Session, ids: Sequence[int]) -> Iterator[tuple[int, TakeSigns]]:
    """In one statement, and nothing that was written is read."""
    query = select(
        TakeRow.id,
        TakeRow.starred,
        select(NoteRow.take_id).where(NoteRow.take_id == TakeRow.id).exists(),
        select(MarkRow.id).where(MarkRow.take_id == TakeRow.id).exists(),
    )
    for take_id, *told in db.execute(query.where(TakeRow.id.in_(ids))):
        yield take_id, TakeSigns(*told)


def _marks(db: Session, ids: Sequence[int]) -> Mapping[int, list[Mark]]:
    found: defaultdict[int, list[Mark]] = defaultdict(list)
    query = select(MarkRow).where(MarkRow.take_id.in_(ids)).order_by(MarkRow.at_s, MarkRow.id)
    for row in db.scalars(query):
        found[row.take_id].append(Mark(row.at_s, row.text, row.id))
    return found


def _fillers(db: Session, ids: Sequence[int]) -> Mapping[int, list[FillerMark]]:
    found: defaultdict[int, list[FillerMark]] = defaultdict(list)
    query = select(FillerMarkRow).where(FillerMarkRow.take_id.in_(ids))
    for row in db.scalars(query.order_by(FillerMarkRow.at_s)):
        found[row.take_id].append(FillerMark(row.at_s, row.is_filler))
    return found


def _ratings(db: Session, ids: Sequence[int]) -> Mapping[int, list[OwnRating]]:
    found: defaultdict[int, list[OwnRating]] = defaultdict(list)
    query = select(RatingRow).where(RatingRow.take_id.in_(ids))
    for row in db.scalars(query.order_by(RatingRow.rated_at, RatingRow.id)):
        found[row.take_id].append(OwnRating(row.rating, row.rated_at))
    return found


def _mentors(db: Session, ids: Sequence[int]) -> Mapping[int, list[MentorRating]]:
    found: defaultdict[int, list[MentorRating]] = defaultdict(list)
    query = select(MentorRatingRow).where(MentorRatingRow.take_id.in_(ids))
    for row in db.scalars(query.order_by(MentorRatingRow.rated_at, MentorRatingRow.id)):
        found[row.take_id].append(_mentor(row))
    return found


def _mentor(row: MentorRatingRow) -> MentorRating:
    criteria = tuple(Criterion(name, mark, comment) for name, mark, comment in row.criteria)
    return MentorRating(row.mentor, row.rated_at, row.rating, row.remark, criteria)
