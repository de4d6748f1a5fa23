"""A question as the candidate wrote it, made fit to be stored."""

from collections.abc import Iterable
from dataclasses import replace

from tpm_interview.domain.errors import EmptyQuestion, TextTooLong
from tpm_interview.domain.question import ANSWER_S, MAX_TEXT, OTHER, KeyPoint, Question
from tpm_interview.domain.wording import one_line


def tidied(draft: Question) -> Question:
    """Every text on one line, empty and repeated ones left out.

    Raises EmptyQuestion, TextTooLong.
    """
    text = _fit(draft.text)
    if not text:
        raise EmptyQuestion
    return replace(
        draft,
        text=text,
        competency=draft.competency or OTHER.slug,
        follow_ups=_texts(draft.follow_ups),
        key_points=tuple(_key_points(draft.key_points)),
        tips=_texts(draft.tips),
        tags=_texts(draft.tags),
        answer_s=_within(draft.answer_s),
    )


def merged(kept: Question, other: Question) -> Question:
    """`kept` with what only `other` has: follow-ups, key points, tips, tags, answer time."""
    points = {point.point: point for point in (*other.key_points, *kept.key_points)}
    order = dict.fromkeys(point.point for point in (*kept.key_points, *other.key_points))
    return replace(
        kept,
        follow_ups=_joined(kept.follow_ups, other.follow_ups),
        key_points=tuple(points[name] for name in order),
        tips=_joined(kept.tips, other.tips),
        tags=_joined(kept.tags, other.tags),
        answer_s=kept.answer_s or other.answer_s,
    )


def _joined(first: tuple[str, ...], second: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys((*first, *second)))


def _texts(texts: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(fit for fit in map(_fit, texts) if fit))


def _key_points(points: Iterable[KeyPoint]) -> Iterable[KeyPoint]:
    for point in points:
        name = _fit(point.point)
        if name:
            yield KeyPoint(name, _texts(point.cues), point.needs)


def _fit(text: str) -> str:
    made = one_line(text)
    if len(made) > MAX_TEXT:
        raise TextTooLong(f"{made[:40]}...")
    return made


def _within(answer_s: int | None) -> int | None:
    if answer_s is None:
        return None
    return min(max(answer_s, ANSWER_S.start), ANSWER_S.stop - 1)
