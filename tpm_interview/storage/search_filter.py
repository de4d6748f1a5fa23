"""The limits of a search as SQL conditions on the id of a take."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime, time

from sqlalchemy import ColumnElement, func, select
from sqlalchemy.orm import Session, aliased

from tpm_interview.domain.search import TakeFilter
from tpm_interview.domain.session import TakeState
from tpm_interview.storage.tables import (
    CompetencyRow,
    MarkRow,
    PromptRow,
    QuestionRow,
    RatingRow,
    SessionRow,
    TakeRow,
)

_Take = aliased(TakeRow)  # beside the table whose ids are looked at


def conditions(
    db: Session, wanted: TakeFilter, id: ColumnElement[int]
) -> list[ColumnElement[bool]]:
    """What a take of this id has to fulfil; `wanted.questions` are ids that are known."""
    return [*_listed(db, wanted, id), *_each(wanted, id), *_in_time(wanted, id)]


def known_questions(db: Session, values: Sequence[str]) -> tuple[str, ...]:
    """Those that are ids of questions somebody was asked."""
    if not values:
        return ()
    query = select(PromptRow.question_id).where(PromptRow.question_id.in_(values)).distinct()
    return tuple(db.scalars(query))


def newest_rating(id: ColumnElement[int]) -> ColumnElement[int]:
    """The rating of a take that counts, or NULL."""
    ratings = select(RatingRow.rating).where(RatingRow.take_id == id)
    newest_first = ratings.order_by(RatingRow.rated_at.desc(), RatingRow.id.desc())
    return newest_first.limit(1).scalar_subquery()


def _listed(
    db: Session, wanted: TakeFilter, id: ColumnElement[int]
) -> Iterator[ColumnElement[bool]]:
    """Limits that few takes pass: these are listed once.

    The sum keeps SQLite from searching the text anew for each take of the list.
    """
    listed, takes = id + 0, select(_Take.id)
    if wanted.competencies:
        slugs = _slugs(db, wanted.competencies)
        questions = select(QuestionRow.id).where(QuestionRow.competency.in_(slugs))
        yield listed.in_(takes.join(PromptRow).where(PromptRow.question_id.in_(questions)))
    if wanted.questions:
        yield listed.in_(takes.join(PromptRow).where(PromptRow.question_id.in_(wanted.questions)))
    if wanted.is_marked:
        yield listed.in_(select(MarkRow.take_id))
    if wanted.is_starred:
        yield listed.in_(takes.where(_Take.starred))
    if wanted.is_unrecognized:
        yield listed.in_(takes.where(_Take.state == TakeState.RECORDED))


def _each(wanted: TakeFilter, id: ColumnElement[int]) -> Iterator[ColumnElement[bool]]:
    """Limits that many takes pass: each take is looked at."""
    if wanted.modes:
        of_take = select(_Take.id).join(PromptRow).join(SessionRow).where(_Take.id == id)
        yield of_take.where(SessionRow.mode.in_(wanted.modes)).exists()
    if wanted.ratings is not None:
        yield newest_rating(id).in_(wanted.ratings)


def _in_time(wanted: TakeFilter, id: ColumnElement[int]) -> Iterator[ColumnElement[bool]]:
    """Ids grow with time, so the index can pass over most that are too old or too new."""
    began = select(_Take.started_at).where(_Take.id == id).scalar_subquery()
    if wanted.since:
        moment = _midnight(wanted.since)
        first = select(func.min(_Take.id)).where(_Take.started_at >= moment)
        yield began >= moment
        yield id >= func.coalesce(first.scalar_subquery(), 0)
    if wanted.before:
        moment = _midnight(wanted.before)
        last = select(func.max(_Take.id)).where(_Take.started_at < moment)
        yield began < moment
        yield id <= func.coalesce(last.scalar_subquery(), 0)


def _midnight(day: date) -> datetime:
    """Its first moment here; not every system knows the time zones of other centuries."""
    known = min(max(day, date(1971, 1, 1)), date(2200, 1, 1))
    return datetime.combine(known, time.min).astimezone()


def _slugs(db: Session, typed: Sequence[str]) -> set[str]:
    """Per text those of that very name or slug, else those that begin so, else that hold it."""
    listed = db.execute(select(CompetencyRow.slug, CompetencyRow.name))
    names = {slug: (slug.casefold(), name.casefold()) for slug, name in listed}
    for slug in db.scalars(select(QuestionRow.competency).distinct()):
        names.setdefault(slug, (slug.casefold(), slug.casefold()))
    return {slug for text in typed for slug in _called(text.casefold(), names)}


def _called(typed: str, names: Mapping[str, tuple[str, ...]]) -> set[str]:
    for fits in (str.__eq__, str.startswith, str.__contains__):
        found = {slug for slug, called in names.items() if any(fits(c, typed) for c in called)}
        if found:
            return found
    return set()
