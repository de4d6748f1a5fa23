import pytest
from hypothesis import given
from hypothesis import strategies as st

from tpm_interview.speech.playhead import FIRST_HEARD_AFTER_S, MOST_BUFFERED_S, Playhead

FIRST = FIRST_HEARD_AFTER_S


def test_before_any_sound_the_position_is_where_it_was_put() -> None:
    head = Playhead(3.0)
    assert head.position_s(now=100) == head.next_s == 3.0
    head.jump(7.0)
    assert head.position_s(now=101) == head.next_s == 7.0


def test_the_position_follows_the_clock_within_a_buffer_and_stops_at_its_end() -> None:
    head = Playhead()
    head.handed_over(now=100, length_s=0.06, position_s=2.0, tempo=1)
    assert head.position_s(100) == 2.0
    assert head.position_s(100 + FIRST + 0.03) == pytest.approx(2.03)
    assert head.position_s(200) == pytest.approx(2.06)
    assert head.next_s == pytest.approx(2.06)
    assert head.heard_all_at == pytest.approx(100 + FIRST + 0.06)


def test_a_buffer_handed_over_early_is_heard_after_the_one_before() -> None:
    head = Playhead()
    head.handed_over(now=100, length_s=0.06, position_s=2.0, tempo=1)
    head.handed_over(now=100.01, length_s=0.06, position_s=5.0, tempo=1)
    assert head.position_s(100 + FIRST + 0.05) == pytest.approx(2.05)
    assert head.position_s(100 + FIRST + 0.07) == pytest.approx(5.01)


def test_at_double_tempo_the_file_passes_twice_as_fast() -> None:
    head = Playhead()
    head.handed_over(now=100, length_s=0.06, position_s=2.0, tempo=2)
    assert head.position_s(100 + FIRST + 0.03) == pytest.approx(2.06)
    assert head.next_s == pytest.approx(2.12)


def test_silence_holds_the_position_and_delays_what_follows() -> None:
    head = Playhead()
    head.handed_over(now=100, length_s=0.06, position_s=2.0, tempo=1)
    head.silence_handed_over(now=100.01, length_s=0.06)
    head.handed_over(now=100.02, length_s=0.06, position_s=2.06, tempo=1)
    assert head.position_s(100 + FIRST + 0.1) == pytest.approx(2.06)
    assert head.position_s(100 + FIRST + 0.15) == pytest.approx(2.09)


def test_after_a_jump_old_sound_no_longer_counts() -> None:
    head = Playhead()
    head.handed_over(now=100, length_s=0.06, position_s=2.0, tempo=1)
    head.jump(9.0)
    assert head.position_s(100.05) == 9.0
    head.handed_over(now=100.05, length_s=0.06, position_s=9.0, tempo=1)
    assert head.position_s(100.06) == 9.0
    assert head.position_s(100 + FIRST + 0.07) == pytest.approx(9.01)


@given(
    waits_s=st.lists(st.floats(0, 0.3), min_size=1, max_size=200),
    tempo=st.floats(0.5, 2.0),
)
def test_straight_playing_never_goes_back_nor_beyond_what_was_handed_over(
    waits_s: list[float], tempo: float
) -> None:
    head, now, written_s, before_s = Playhead(), 50.0, 0.0, 0.0
    for wait_s in waits_s:
        head.handed_over(now, 0.02, written_s, tempo)
        written_s += 0.02 * tempo
        now += wait_s
        position_s = head.position_s(now)
        assert before_s - 1e-6 <= position_s <= written_s + 1e-6
        assert head.heard_all_at <= now + MOST_BUFFERED_S + 0.02 + 1e-6
        before_s = position_s
