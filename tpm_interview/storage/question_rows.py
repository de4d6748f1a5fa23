"""Questions of the bank as rows and back."""

import hashlib
import json
from dataclasses import asdict
from typing import Any

from sqlalchemy import Row

from tpm_interview.domain.question import KeyPoint, Kind, Level, Needs, Origin, Question, Source
from tpm_interview.storage.tables import KeyPointJson, QuestionRow

StoredQuestion = QuestionRow | Row[Any]  # a plain row's columns have no types
Values = dict[str, Any]  # by column
# A look-up takes a tenth of the time of calling the enumeration.
_KINDS = {kind.value: kind for kind in Kind}
_LEVELS = {level.value: level for level in Level}
_ORIGINS = {origin.value: origin for origin in Origin}


def question(row: StoredQuestion) -> Question:
    """From a row of the ORM or of a plain select, which is half as slow."""
    return Question(
        id=row.id,
        text=row.text,
        competency=row.competency,
        kind=_KINDS[row.kind],
        level=_LEVELS[row.level],
        origin=_ORIGINS[row.origin],
        source=_source(row),
        follow_ups=tuple(row.follow_ups),
        key_points=tuple(_key_point(point) for point in row.key_points),
        tips=tuple(row.tips),
        tags=tuple(row.tags),
        answer_s=row.answer_s,
        hidden=row.hidden,
        based_on=row.based_on,
        trashed_at=row.trashed_at,
    )


def new_values(question: Question, position: int) -> Values:
    """A whole row."""
    state = {"position": position, "shipped": None, "edited": False, "retired": False}
    return {"id": question.id, **state, **content(question), **place(question)}


def content(question: Question) -> Values:
    """What is asked and what belongs to it; not where the candidate has put it."""
    return {
        "text": question.text,
        "competency": question.competency,
        "kind": question.kind,
        "level": question.level,
        "origin": question.origin,
        "source_section": question.source.section if question.source else None,
        "source_quote": question.source.quote if question.source else None,
        "follow_ups": list(question.follow_ups),
        "key_points": [_key_point_json(point) for point in question.key_points],
        "tips": list(question.tips),
        "tags": list(question.tags),
        "answer_s": question.answer_s,
    }


def place(question: Question) -> Values:
    """Where the candidate has put it: shown, hidden or in the trash, and what it varies."""
    return {
        "hidden": question.hidden,
        "trashed_at": question.trashed_at,
        "based_on": question.based_on,
    }


def fill(row: QuestionRow, question: Question) -> None:
    for name, value in content(question).items():
        setattr(row, name, value)


def digest(question: Question) -> str:
    """Equal for questions of equal content, wherever the candidate has put them."""
    content = asdict(question)
    for name in ("hidden", "based_on", "trashed_at"):
        del content[name]
    return hashlib.sha256(json.dumps(content, sort_keys=True).encode()).hexdigest()


def _source(row: StoredQuestion) -> Source | None:
    if row.source_section is None or row.source_quote is None:
        return None
    return Source(row.source_section, row.source_quote)


def _key_point(stored: KeyPointJson) -> KeyPoint:
    return KeyPoint(stored["point"], tuple(stored["cues"]), Needs(stored["needs"]))


def _key_point_json(point: KeyPoint) -> KeyPointJson:
    return {"point": point.point, "cues": list(point.cues), "needs": point.needs.value}
