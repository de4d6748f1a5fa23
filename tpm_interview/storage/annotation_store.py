"""What stands beside takes, read for many at once; what a mentor sent, kept."""

from collections.abc import Iterator, Mapping, Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session

from tpm_interview.domain.annotations import Annotations
from tpm_interview.domain.mentor import MentorNotes, NotesOnTake
from tpm_interview.storage import annotation_rows
from tpm_interview.storage.annotation_writer import AnnotationWriter
from tpm_interview.storage.tables import MentorRatingRow, PromptRow, TakeRow

_BATCH = 500  # SQLite limits how many values a statement may carry


class AnnotationStore(AnnotationWriter):
    """All that stands beside takes, the candidate's own and what mentors sent."""

    def of_takes(self, take_ids: Sequence[int]) -> Mapping[int, Annotations]:
        """By the id of the take; ids that do not exist are left out."""
        found: dict[int, Annotations] = {}
        with self._database.reading() as db:
            for ids in _batches(take_ids):
                found.update(annotation_rows.annotations(db, ids))
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


def _batches(ids: Sequence[int]) -> Iterator[Sequence[int]]:
    for start in range(0, len(ids), _BATCH):
        yield ids[start : start + _BATCH]
