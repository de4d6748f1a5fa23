"""What the screen calls things, and how it writes times."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from tpm_interview.domain.clock import clock as clock  # a word of the screen as well
from tpm_interview.domain.session import Mode, Plan

if TYPE_CHECKING:
    from tpm_interview.domain.question import Kind, Level, Origin

AROUND_ANSWER_S = 18
"""Roughly what listening to a prompt and moving on take."""


def tr(words: str) -> str:
    return QCoreApplication.translate("Words", words)


def mode_name(mode: Mode) -> str:
    return {
        Mode.WARM_UP: tr("Warm-up"),
        Mode.PRACTICE: tr("Practice"),
        Mode.MOCK: tr("Mock interview"),
    }[mode]


def level_name(level: "Level") -> str:
    from tpm_interview.domain.question import Level  # not before the first paint

    return {
        Level.ENTRY: tr("Entry"),
        Level.JUNIOR: tr("Junior"),
        Level.SENIOR: tr("Senior"),
        Level.PRINCIPAL: tr("Principal"),
        Level.ANY: tr("Any level"),
    }[level]


def kind_name(kind: "Kind") -> str:
    from tpm_interview.domain.question import Kind  # as above

    return {
        Kind.BEHAVIORAL: tr("Behavioral"),
        Kind.METHOD: tr("Method"),
        Kind.KNOWLEDGE: tr("Knowledge"),
        Kind.MOTIVATION: tr("Motivation"),
        Kind.BACKGROUND: tr("Background"),
        Kind.SELF_QUERY: tr("Ask yourself"),
        Kind.REVERSE: tr("You ask them"),
    }[kind]


def origin_name(origin: "Origin") -> str:
    from tpm_interview.domain.question import Origin  # as above

    return {
        Origin.SEED_VERBATIM: tr("Article, word for word"),
        Origin.SEED_SELF_QUERY: tr("Article, ask yourself"),
        Origin.SEED_DERIVED: tr("From the article"),
        Origin.OWN: tr("Mine"),
        Origin.IMPORTED: tr("Imported"),
    }[origin]


def competency_name(slug: str) -> str:
    """A name made from the slug, for a competency that has none."""
    return slug.replace("-", " ").capitalize()


def span(time_s: int) -> str:
    """A length in words: 30 s, 2 min, 1 min 30 s."""
    minutes, seconds = divmod(time_s, 60)
    parts = [tr("{0} min").format(minutes)] if minutes else []
    parts += [tr("{0} s").format(seconds)] if seconds or not minutes else []
    return " ".join(parts)


def question_count(count: int) -> str:
    return tr("One question") if count == 1 else tr("{0} questions").format(count)


def terms(plan: Plan) -> str:
    """How much a session is: its questions, and about how long."""
    if plan.answer_s is None:
        if plan.question_count == 1:
            return question_count(1)
        return tr("{0} questions at your own pace").format(plan.question_count)
    each_s = plan.think_s + plan.answer_s + AROUND_ANSWER_S
    minutes = max(1, round(plan.question_count * each_s / 60))
    questions = question_count(plan.question_count)
    return tr("{0}, about {1} min").format(questions, minutes)


def conditions(plan: Plan) -> str:
    """What holds while answering, as a sentence."""
    think = tr("{0} to think").format(span(plan.think_s)) if plan.think_s else ""
    limit = tr("{0} to answer").format(span(plan.answer_s)) if plan.answer_s else tr("no clock")
    hints = tr("hints") if plan.hints else ""
    takes = tr("as many takes as you like") if plan.retakes else tr("one take")
    parts = [part for part in (think, limit, hints, takes) if part]
    sentence = ", ".join(parts)
    return f"{sentence[:1].upper()}{sentence[1:]}."
