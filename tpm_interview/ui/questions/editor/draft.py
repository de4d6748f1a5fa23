"""Between a question of the bank and what stands in the form."""

from collections.abc import Sequence
from dataclasses import replace

from tpm_interview.domain.question import OTHER, Competency, Question
from tpm_interview.domain.unsaved import Draft
from tpm_interview.domain.wording import one_line
from tpm_interview.services.offers import competency_slug, slugs_by_name
from tpm_interview.services.wording import guessed_kind


def draft_of(question: Question) -> Draft:
    """The form as it is opened for a question of the bank."""
    return Draft(
        question,
        question.text,
        question.competency,
        question.kind,
        question.level,
        question.follow_ups,
        question.key_points,
        question.tips,
        question.tags,
        question.answer_s,
    )


def question_of(
    draft: Draft, competencies: Sequence[Competency]
) -> tuple[Question, Competency | None]:
    """What shall be stored, and the competency that is new with it; `competencies` are known."""
    competency = _competency(draft.competency, competencies)
    question = replace(
        draft.base,
        text=draft.text,
        competency=competency.slug,
        kind=draft.kind or guessed_kind(one_line(draft.text)),
        level=draft.level,
        follow_ups=draft.follow_ups,
        key_points=draft.key_points,
        tips=draft.tips,
        tags=draft.tags,
        answer_s=draft.answer_s,
    )
    return question, None if competency in competencies else competency


def _competency(wanted: str, known: Sequence[Competency]) -> Competency:
    name = one_line(wanted)[:80]
    if not name:
        return OTHER
    by_slug = {each.slug: each for each in (OTHER, *known)}
    found = competency_slug(name, slugs_by_name(tuple(by_slug.values())))
    return by_slug.get(found, Competency(found, name))
