from datetime import UTC, datetime, timedelta

import pytest

from tpm_interview.analysis.schedule import due_at
from tpm_interview.domain.practice import Mark

START = datetime(2026, 3, 1, 9, 0, tzinfo=UTC)


@pytest.mark.parametrize(("rating", "days"), [(1, 1), (2, 2), (3, 4), (4, 16)])
def test_the_first_mark_decides_the_first_interval(rating: int, days: int) -> None:
    assert due_at([Mark(START, rating)]) == START + timedelta(days=days)


def test_without_a_mark_nothing_is_due() -> None:
    assert due_at([]) is None


def test_a_good_answer_in_time_moves_the_next_one_further_away() -> None:
    second = START + timedelta(days=4)
    due = due_at([Mark(START, 3), Mark(second, 3)])
    assert due is not None
    assert due - second > timedelta(days=4)


def test_a_weak_answer_brings_the_question_back_soon() -> None:
    second = START + timedelta(days=16)
    due = due_at([Mark(START, 4), Mark(second, 1)])
    assert due is not None
    assert due - second <= timedelta(days=3)


def test_no_question_rests_for_longer_than_two_months() -> None:
    at, marks = START, []
    for _ in range(8):
        marks.append(Mark(at, 4))
        due = due_at(marks)
        assert due is not None
        assert due - at <= timedelta(days=60)
        at = due


def test_marks_count_in_the_order_they_were_earned() -> None:
    marks = [Mark(START, 1), Mark(START + timedelta(days=1), 3), Mark(START + timedelta(days=9), 4)]
    assert due_at(marks) == due_at(reversed(marks))
