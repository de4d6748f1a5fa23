"""What was done with each question, read in two statements however many takes there are."""

from collections import defaultdict
from collections.abc import Mapping

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from tpm_interview.domain.practice import Answers, Mark
from tpm_interview.domain.session import PromptKind
from tpm_interview.storage.tables import PromptRow, RatingRow, TakeRow


def answers(db: Session) -> Mapping[str, Answers]:
    """By question id; follow-ups and the trash aside.

    Of the marks of one take the newest is in force.
    """
    marks = _marks(db)
    query = (
        select(PromptRow.question_id, func.count(), func.max(TakeRow.started_at))
        .join(TakeRow, TakeRow.prompt_id == PromptRow.id)
        .where(PromptRow.kind == PromptKind.QUESTION, TakeRow.trashed_at.is_(None))
        .group_by(PromptRow.question_id)
    )
    return {
        id: Answers(times, last_at, tuple(marks[id])) for id, times, last_at in db.execute(query)
    }


def _marks(db: Session) -> defaultdict[str, list[Mark]]:
    newest = select(func.max(RatingRow.id)).group_by(RatingRow.take_id)
    query = (
        select(PromptRow.question_id, TakeRow.started_at, RatingRow.rating)
        .join(TakeRow, TakeRow.prompt_id == PromptRow.id)
        .join(RatingRow, RatingRow.take_id == TakeRow.id)
        .where(
            PromptRow.kind == PromptKind.QUESTION,
            TakeRow.trashed_at.is_(None),
            RatingRow.id.in_(newest),
        )
        .order_by(TakeRow.started_at, TakeRow.id)
    )
    found: defaultdict[str, list[Mark]] = defaultdict(list)
    for id, at, rating in db.execute(query):
        found[id].append(Mark(at, rating))
    return found
