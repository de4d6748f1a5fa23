"""What is heard of a file, in which order."""

import math
from itertools import islice

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tpm_interview.domain.transcript import Span
from tpm_interview.speech.course import SHORTEST_LOOP_S, Course

PAUSES = (Span(2.0, 3.0), Span(5.0, 7.5))


def first_rounds(course: Course, from_s: float, count: int = 3) -> list[tuple[Span, ...]]:
    return list(islice(course.rounds(from_s), count))


def test_without_loop_and_skips_the_rest_of_the_file_is_heard_once() -> None:
    assert first_rounds(Course(), 4.0) == [(Span(4.0, math.inf),)]


def test_pauses_are_passed_over() -> None:
    heard = (Span(0.0, 2.0), Span(3.0, 5.0), Span(7.5, math.inf))
    assert first_rounds(Course(skips=PAUSES), 0.0) == [heard]


def test_playing_from_inside_a_pause_begins_at_its_end() -> None:
    heard = (Span(3.0, 5.0), Span(7.5, math.inf))
    assert first_rounds(Course(skips=PAUSES), 2.4) == [heard]


def test_pauses_inside_a_loop_are_passed_over_in_every_round() -> None:
    course = Course(loop=Span(1.0, 4.0), skips=PAUSES)
    loop = (Span(1.0, 2.0), Span(3.0, 4.0))
    assert first_rounds(course, 0.0) == [(Span(0.0, 2.0), Span(3.0, 4.0)), loop, loop]


def test_behind_the_loop_playing_goes_back_to_its_start() -> None:
    course = Course(loop=Span(1.0, 1.5))
    assert first_rounds(course, 8.0) == [(Span(1.0, 1.5),)] * 3


def test_a_loop_inside_a_pause_is_heard() -> None:
    course = Course(loop=Span(5.5, 7.0), skips=PAUSES)
    assert first_rounds(course, 5.5) == [(Span(5.5, 7.0),)] * 3


def test_a_loop_is_never_too_short_to_be_heard() -> None:
    assert first_rounds(Course(loop=Span(1.0, 1.0)), 1.0, 1) == [(Span(1.0, 1 + SHORTEST_LOOP_S),)]


def test_skips_may_overlap_and_come_in_any_order() -> None:
    course = Course(skips=(Span(4.0, 6.0), Span(1.0, 3.0), Span(2.0, 5.0)))
    assert first_rounds(course, 0.0) == [(Span(0.0, 1.0), Span(6.0, math.inf))]


times = st.floats(0, 60).map(lambda at_s: round(at_s, 3))
spans = st.tuples(times, times).map(lambda ends: Span(min(ends), max(ends)))


@given(from_s=times, skips=st.lists(spans, max_size=8), loop=st.none() | spans)
def test_what_is_heard_goes_forward_and_is_no_pause_unless_all_of_it_is(
    from_s: float, skips: list[Span], loop: Span | None
) -> None:
    for stretches in first_rounds(Course(loop=loop, skips=tuple(skips)), from_s):
        at_s = -1.0
        for each in stretches:
            assert at_s <= each.start_s <= each.end_s
            at_s = each.end_s
        inside = [
            each
            for each in stretches
            for skip in skips
            if each.start_s < skip.end_s and skip.start_s < each.end_s
        ]
        assert not inside or len(stretches) == 1


@pytest.mark.parametrize("tempo", [0.5, 2.0])
def test_the_tempo_changes_nothing_of_what_is_heard(tempo: float) -> None:
    assert first_rounds(Course(tempo, skips=PAUSES), 0.0) == first_rounds(Course(skips=PAUSES), 0.0)
