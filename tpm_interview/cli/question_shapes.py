"""Questions as JSON for scripts."""

from tpm_interview.cli.output import Json
from tpm_interview.domain.question import Question


def summary(question: Question) -> Json:
    source = question.source
    return {
        "id": question.id,
        "text": question.text,
        "competency": question.competency,
        "kind": question.kind.value,
        "level": question.level.value,
        "origin": question.origin.value,
        "source": {"section": source.section, "quote": source.quote} if source else None,
    }


def whole(question: Question) -> Json:
    points = [
        {"point": point.point, "cues": list(point.cues), "needs": point.needs.value}
        for point in question.key_points
    ]
    return {
        **summary(question),
        "follow_ups": list(question.follow_ups),
        "key_points": points,
        "tips": list(question.tips),
        "tags": list(question.tags),
        "answer_s": question.answer_s,
        "hidden": question.hidden,
        "based_on": question.based_on,
    }
