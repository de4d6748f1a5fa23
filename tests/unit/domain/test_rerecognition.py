"""How far reading again is, and how long it will take."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tpm_interview.domain.rerecognition import RereadProgress, RereadState

READING = RereadState.READING
SPANS = st.floats(0, 10_000)


def test_before_the_first_take_is_read_nobody_knows_how_long_it_takes() -> None:
    progress = RereadProgress(READING, takes=3, sound_s=300, present_s=100, present_worked_s=5)
    assert progress.share == 0.0
    assert progress.left_s is None


def test_the_speed_measured_says_how_long_the_rest_takes() -> None:
    progress = RereadProgress(READING, 3, 300, takes_done=1, sound_done_s=100, worked_s=10)
    assert progress.share == pytest.approx(1 / 3)
    assert progress.left_s == pytest.approx(20)


def test_the_present_take_counts_by_the_speed_measured() -> None:
    progress = RereadProgress(READING, 3, 300, 1, 100, 10, present_s=100, present_worked_s=5)
    assert progress.share == pytest.approx(0.5)
    assert progress.left_s == pytest.approx(15)


def test_a_take_that_is_slower_than_expected_is_not_told_as_done() -> None:
    progress = RereadProgress(READING, 3, 300, 1, 100, 10, present_s=100, present_worked_s=500)
    assert progress.share < 2 / 3


@pytest.mark.parametrize("state", [RereadState.PAUSED, RereadState.HELD])
def test_while_it_rests_no_end_is_promised(state: RereadState) -> None:
    assert RereadProgress(state, 3, 300, 1, 100, 10).left_s is None


def test_recordings_without_a_length_count_by_their_number() -> None:
    assert RereadProgress(READING, takes=4, sound_s=0, takes_done=1).share == 0.25


@given(SPANS, SPANS, SPANS, SPANS, SPANS)
def test_the_share_lies_between_nothing_and_all(
    done_s: float, rest_s: float, worked_s: float, present_worked_s: float, present_s: float
) -> None:
    progress = RereadProgress(
        READING, 2, done_s + rest_s, 1, done_s, worked_s, min(present_s, rest_s), present_worked_s
    )
    assert 0.0 <= progress.share <= 1.0
    assert progress.left_s is None or progress.left_s >= 0.0
