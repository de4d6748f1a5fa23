"""The limits that can be typed into the search box, as `name:value`."""

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from operator import eq, ge, gt, le, lt

from tpm_interview.domain.search import TakeFilter
from tpm_interview.domain.session import Mode

Limit = Callable[[TakeFilter, str], TakeFilter | None]
"""Adds what a value says to a filter; None for a value that says nothing."""

_MARKS = range(1, 5)
_RATING = re.compile(r"(>=|<=|>|<|=|)([1-4])")
_SIGNS: dict[str, Callable[[int, int], bool]] = {
    **{"": eq, "=": eq},
    **{">": gt, "<": lt, ">=": ge, "<=": le},
}
_DATE = re.compile(r"(\d{4})(?:-(\d{1,2}))?(?:-(\d{1,2}))?")


def _competency(old: TakeFilter, value: str) -> TakeFilter | None:
    return replace(old, competencies=(*old.competencies, value)) if value else None


def _question(old: TakeFilter, value: str) -> TakeFilter | None:
    return replace(old, questions=(*old.questions, value)) if value else None


def _mode(old: TakeFilter, value: str) -> TakeFilter | None:
    """A mode by its beginning."""
    typed = _plain(value)
    found = tuple(mode for mode in Mode if typed and _plain(mode.value).startswith(typed))
    return replace(old, modes=(*old.modes, *found)) if found else None


def _rating(old: TakeFilter, value: str) -> TakeFilter | None:
    """Several of them narrow what is wanted."""
    typed = _RATING.fullmatch(value)
    if typed is None:
        return None
    passes = _SIGNS[typed[1]]
    wanted = frozenset(mark for mark in _MARKS if passes(mark, int(typed[2])))
    return replace(old, ratings=wanted if old.ratings is None else old.ratings & wanted)


def _after(old: TakeFilter, value: str) -> TakeFilter | None:
    day = _day(value)
    return replace(old, since=max(day, old.since or day)) if day else None


def _before(old: TakeFilter, value: str) -> TakeFilter | None:
    day = _day(value)
    return replace(old, before=min(day, old.before or day)) if day else None


def _day(value: str) -> date | None:
    """The first day of what is named: a year, a month or a day."""
    typed = _DATE.fullmatch(value)
    if typed is None:
        return None
    try:
        return date(*(int(part or 1) for part in typed.groups()))
    except ValueError:
        return None


def _plain(value: str) -> str:
    return "".join(filter(str.isalnum, value.lower()))


LIMITS: dict[str, Limit] = {
    "competency": _competency,
    "question": _question,
    "mode": _mode,
    "rating": _rating,
    "after": _after,
    "before": _before,
}
