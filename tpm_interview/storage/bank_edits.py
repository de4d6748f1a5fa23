"""Carrying out a `BankEdit`, and what takes it back."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any, cast

from sqlalchemy import Row, Table, bindparam, delete, func, insert, select, update
from sqlalchemy.orm import Session

from tpm_interview.domain.bank_edit import BankEdit
from tpm_interview.domain.question import Competency, Question, QuestionSet
from tpm_interview.storage import question_rows
from tpm_interview.storage.tables import CompetencyRow, QuestionRow, QuestionSetRow

_TABLE = cast("Table", QuestionRow.__table__)  # SQLAlchemy types it as what it could also be
_ID = "of_id"
_AT_ONCE = 500
"""Ids in one statement; SQLite of old admits 999."""


def carry_out(db: Session, edit: BankEdit) -> BankEdit:
    """The edit that takes this one back, once both are in the same transaction's past."""
    ids = [question.id for question in edit.questions]
    rows = {row.id: row for row in _rows(db, [*ids, *edit.gone])}
    old = {id: question_rows.question(row) for id, row in rows.items()}
    old_sets = _sets(db, [*(each.id for each in edit.sets), *edit.gone_sets])
    old_competencies = _competencies(db, (each.slug for each in edit.competencies))
    inverse = BankEdit(
        questions=tuple(old.values()),
        gone=tuple(id for id in ids if id not in rows),
        sets=tuple(old_sets.values()),
        gone_sets=tuple(each.id for each in edit.sets if each.id not in old_sets),
        competencies=_competencies_gone(db, edit.gone_competencies),
        gone_competencies=tuple(
            each.slug for each in edit.competencies if each.slug not in old_competencies
        ),
    )
    _put_competencies(db, [c for c in edit.competencies if c.slug not in old_competencies])
    _add(db, [question for question in edit.questions if question.id not in old])
    _change(db, [question for question in edit.questions if question.id in old], old, rows)
    _put_sets(db, edit.sets)
    _take_out(db, edit)
    return inverse


def sets(db: Session) -> tuple[QuestionSet, ...]:
    """All sets, in the order they were made."""
    rows = db.scalars(select(QuestionSetRow).order_by(QuestionSetRow.position, QuestionSetRow.id))
    return tuple(QuestionSet(row.id, row.name, tuple(row.question_ids)) for row in rows)


def _rows(db: Session, ids: Sequence[str]) -> Iterator[Row[Any]]:
    for some in _some(ids):
        yield from db.execute(select(*_TABLE.columns).where(QuestionRow.id.in_(some)))


def _sets(db: Session, ids: Sequence[str]) -> dict[str, QuestionSet]:
    wanted = set(ids)
    return {each.id: each for each in sets(db) if each.id in wanted} if wanted else {}


def _competencies(db: Session, slugs: Iterator[str]) -> dict[str, CompetencyRow]:
    found = (db.get(CompetencyRow, slug) for slug in slugs)
    return {row.slug: row for row in found if row is not None}


def _competencies_gone(db: Session, slugs: Sequence[str]) -> tuple[Competency, ...]:
    rows = _competencies(db, iter(slugs)).values()
    return tuple(Competency(row.slug, row.name) for row in rows)


def _put_competencies(db: Session, competencies: Sequence[Competency]) -> None:
    last = db.scalar(select(func.max(CompetencyRow.position))) or 0
    for position, each in enumerate(competencies, last + 1):
        db.add(CompetencyRow(slug=each.slug, name=each.name, position=position))


def _add(db: Session, questions: Sequence[Question]) -> None:
    last = db.scalar(select(func.max(QuestionRow.position))) or 0
    values = [question_rows.new_values(each, at) for at, each in enumerate(questions, last + 1)]
    if values:
        db.execute(insert(_TABLE), values)


def _change(
    db: Session,
    questions: Sequence[Question],
    old: Mapping[str, Question],
    rows: Mapping[str, Row[Any]],
) -> None:
    """Hiding or deleting thousands rewrites only where they are put."""
    moved: list[question_rows.Values] = []
    rewritten: list[question_rows.Values] = []
    for question in questions:
        before, shipped = old[question.id], rows[question.id].shipped
        values = {_ID: question.id, **question_rows.place(question)}
        if _put_where(before, question) == question:
            moved.append(values)
            continue
        edited = shipped is not None and shipped != question_rows.digest(question)
        rewritten.append({**values, **question_rows.content(question), "edited": edited})
    for each in (moved, rewritten):
        if each:
            db.execute(update(_TABLE).where(_TABLE.c.id == bindparam(_ID)), each)


def _put_where(question: Question, other: Question) -> Question:
    return replace(
        question, hidden=other.hidden, trashed_at=other.trashed_at, based_on=other.based_on
    )


def _put_sets(db: Session, wanted: Sequence[QuestionSet]) -> None:
    last = db.scalar(select(func.max(QuestionSetRow.position))) or 0
    for position, each in enumerate(wanted, last + 1):
        row = db.get(QuestionSetRow, each.id)
        if row is None:
            row = QuestionSetRow(id=each.id, position=position)
            db.add(row)
        row.name = each.name
        row.question_ids = list(each.question_ids)


def _take_out(db: Session, edit: BankEdit) -> None:
    db.flush()
    for some in _some(edit.gone):
        db.execute(delete(QuestionRow).where(QuestionRow.id.in_(some)))
    db.execute(delete(QuestionSetRow).where(QuestionSetRow.id.in_(edit.gone_sets)))
    db.execute(delete(CompetencyRow).where(CompetencyRow.slug.in_(edit.gone_competencies)))


def _some(ids: Sequence[str]) -> Iterator[Sequence[str]]:
    for start in range(0, len(ids), _AT_ONCE):
        yield ids[start : start + _AT_ONCE]
