"""Which automatic backups are due and which are kept."""

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from tpm_interview.domain.backups import DAILY, MONTHLY, WEEKLY, is_due, kept

NOW = datetime(2026, 3, 15, 12, tzinfo=UTC)
FIVE_YEARS_MIN = 5 * 365 * 24 * 60
times = st.sets(
    st.integers(-FIVE_YEARS_MIN, FIVE_YEARS_MIN // 5).map(lambda min: NOW + timedelta(minutes=min)),
    max_size=120,
)


@given(times)
def test_what_is_kept_was_made_and_the_newest_always_stays(made: set[datetime]) -> None:
    staying = kept(made, NOW)
    assert staying <= made
    past = [at for at in made if at <= NOW]
    assert not past or max(past) in staying


@given(times)
def test_no_more_are_kept_than_days_weeks_and_months_count(made: set[datetime]) -> None:
    past = [at for at in kept(made, NOW) if at <= NOW]
    assert len(past) <= DAILY + WEEKLY + MONTHLY


@given(times)
def test_looking_again_takes_nothing_more_away(made: set[datetime]) -> None:
    staying = kept(made, NOW)
    assert kept(staying, NOW) == staying


@given(times)
def test_what_a_wrong_clock_dated_ahead_stays_and_displaces_nothing(made: set[datetime]) -> None:
    ahead = {NOW + timedelta(days=days) for days in (1, 40, 900)}
    past = {at for at in made if at <= NOW}
    assert kept(past | ahead, NOW) == kept(past, NOW) | ahead


@given(st.lists(st.integers(1, 20), min_size=20, max_size=150))
def test_backups_taken_away_day_by_day_still_reach_back_a_year(pauses: list[int]) -> None:
    now, made = NOW, frozenset[datetime]()
    every = set[datetime]()
    for days in pauses:
        now += timedelta(days=days)
        every.add(now)
        made = kept(made | {now}, now)
    months = sorted({(at.year, at.month) for at in every})[-MONTHLY:]
    assert {(at.year, at.month) for at in made} >= set(months)
    assert set(sorted(every)[-DAILY:]) <= made


def test_a_backup_is_due_after_a_day_and_a_wrong_clock_delays_none() -> None:
    assert is_due([], NOW)
    assert not is_due([NOW - timedelta(hours=23)], NOW)
    assert is_due([NOW - timedelta(hours=24)], NOW)
    assert is_due([NOW + timedelta(days=400), NOW - timedelta(days=2)], NOW)
