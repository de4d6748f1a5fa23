"""Questions of the bank as rows and back."""

import hashlib
import json
from dataclasses import asdict

from tpm_interview.domain.question import KeyPoint, Kind, Level, Needs, Origin, Question, Source
from tpm_interview.storage.tables import KeyPointJson, QuestionRow


def question(row: QuestionRow) -> Question:
    return Question(
        id=row.id,
        text=row.text,
        competency=row.competency,
        kind=Kind(row.kind),
        level=Level(row.level),
        origin=Origin(row.origin),
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


def new_row(question: Question, position: int) -> QuestionRow:
    row = QuestionRow(id=question.id, position=position, edited=False, retired=False)
    fill(row, question)
    place(row, question)
    return row


def place(row: QuestionRow, question: Question) -> None:
    """Where the candidate has put it: shown, hidden or in the trash, and what it varies."""
    row.hidden = question.hidden
    row.trashed_at = question.trashed_at
    row.based_on = question.based_on


def fill(row: QuestionRow, question: Question) -> None:
    """What is asked and what belongs to it; not where the candidate has put it."""
    row.text = question.text
    row.competency = question.competency
    row.kind = question.kind
    row.level = question.level
    row.origin = question.origin
    row.source_section = question.source.section if question.source else None
    row.source_quote = question.source.quote if question.source else None
    row.follow_ups = list(question.follow_ups)
    row.key_points = [_key_point_json(point) for point in question.key_points]
    row.tips = list(question.tips)
    row.tags = list(question.tags)
    row.answer_s = question.answer_s


def digest(question: Question) -> str:
    """Equal for questions of equal content, wherever the candidate has put them."""
    content = asdict(question)
    for name in ("hidden", "based_on", "trashed_at"):
        del content[name]
    return hashlib.sha256(json.dumps(content, sort_keys=True).encode()).hexdigest()


def _source(row: QuestionRow) -> Source | None:
    if row.source_section is None or row.source_quote is None:
        return None
    return Source(row.source_section, row.source_quote)


def _key_point(stored: KeyPointJson) -> KeyPoint:
    return KeyPoint(stored["point"], tuple(stored["cues"]), Needs(stored["needs"]))


def _key_point_json(point: KeyPoint) -> KeyPointJson:
    return {"point": point.point, "cues": list(point.cues), "needs": point.needs.value}
