"""Backups of a library: when one is due, which are kept, and what making and restoring tell."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from pathlib import Path

DAILY, WEEKLY, MONTHLY = 7, 4, 12
"""How many days, weeks and months keep their newest automatic backup."""

EVERY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Backup:
    """A copy of the database that the app made by itself; recordings are not in it."""

    path: Path
    made_at: datetime
    bytes: int


@dataclass(frozen=True, slots=True)
class Written:
    """A backup file; `missing` are the takes whose recording was not there to be taken along."""

    path: Path
    bytes: int
    recordings: int
    missing: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Restored:
    """What was put in place.

    `made_at` is when the backup was made, `recordings` how many came with it (None: it holds the
    database alone, and the recordings stay as they are). `kept` is the folder with what was
    there before, None where nothing was.
    """

    made_at: datetime
    recordings: int | None
    kept: Path | None


def is_due(made: Iterable[datetime], now: datetime) -> bool:
    """Whether it is time for the next automatic backup; a clock that was wrong delays none."""
    return not any(now - EVERY < at <= now for at in made)


def kept(made: Iterable[datetime], now: datetime) -> frozenset[datetime]:
    """Of the automatic backups made at these times, those that stay.

    Each of the last days, weeks and months that have any keeps its newest. What lies in the
    future, from a clock that was wrong, stays and takes nobody's place.
    """
    times = frozenset(made)
    newest_first = sorted((at for at in times if at <= now), reverse=True)
    periods = ((_day, DAILY), (_week, WEEKLY), (_month, MONTHLY))
    staying = (_newest_of_each(newest_first, of, count) for of, count in periods)
    return frozenset(at for at in times if at > now).union(*staying)


def _newest_of_each(
    newest_first: Iterable[datetime], of: Callable[[datetime], object], count: int
) -> frozenset[datetime]:
    newest: dict[object, datetime] = {}
    for at in newest_first:
        newest.setdefault(of(at), at)
    return frozenset(list(newest.values())[:count])


def _day(at: datetime) -> date:
    return at.date()


def _week(at: datetime) -> tuple[int, int]:
    return at.isocalendar()[:2]


def _month(at: datetime) -> tuple[int, int]:
    return at.year, at.month
