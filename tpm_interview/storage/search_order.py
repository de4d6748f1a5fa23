"""Putting the takes that were found in the order of their questions."""

from collections.abc import Sequence

from sqlalchemy import Select, func, select
from sqlalchemy.orm import Session, aliased

from tpm_interview.storage.tables import PromptRow, TakeRow

_Take = aliased(TakeRow)  # beside the table that was searched


def by_question(db: Session, found: Select[int], limit: int, offset: int) -> Sequence[int]:
    """A page of the ids that `found` gives: the question answered last first, newest takes first.

    Ids grow with time.
    """
    ids = found.subquery()
    id = ids.c.id
    newest = func.max(id).over(partition_by=PromptRow.question_id).label("newest")
    told = (
        select(id, newest)
        .join(_Take, _Take.id == id)
        .join(PromptRow, PromptRow.id == _Take.prompt_id)
        .subquery()
    )
    ordered = select(told.c.id).order_by(told.c.newest.desc(), told.c.id.desc())
    return db.scalars(ordered.limit(limit).offset(offset)).all()
