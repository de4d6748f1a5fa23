"""The speaking rate in windows."""

from hypothesis import given
from hypothesis import strategies as st

from tpm_interview.analysis.rate_curve import rate_curve
from tpm_interview.domain.facts import RatePoint
from tpm_interview.domain.transcript import Span, Word, WordSource


def test_words_of_each_half_minute_are_doubled() -> None:
    slow = [Word("word", i * 1.0, i + 0.5) for i in range(30)]
    fast = [Word("word", 30 + i * 0.5, 30.5 + i * 0.5) for i in range(60)]
    assert rate_curve([*slow, *fast]) == (
        RatePoint(Span(0, 30), 60),
        RatePoint(Span(15, 45), 90),
        RatePoint(Span(30, 60), 120),
    )


def test_hesitations_are_no_words() -> None:
    words = [Word("um" if i % 2 else "word", i * 0.5, i * 0.5 + 0.5) for i in range(60)]
    (point,) = rate_curve(words)
    assert point.words_per_minute == 60


def test_a_short_or_a_typed_answer_has_no_course() -> None:
    assert rate_curve([Word("word", i * 0.5, i * 0.5 + 0.5) for i in range(50)]) == ()
    assert rate_curve([Word("word", i * 10, i * 10 + 0.5) for i in range(19)]) == ()
    assert rate_curve([Word("word", 0, 0, source=WordSource.TYPED)] * 40) == ()


@given(st.lists(st.floats(0, 600), max_size=80))
def test_windows_lie_inside_the_answer(starts: list[float]) -> None:
    words = [Word("word", at_s, at_s + 0.2) for at_s in sorted(starts)]
    for point in rate_curve(words):
        assert words[0].start_s <= point.window.start_s
        assert point.window.end_s <= words[-1].end_s + 1e-3
        assert 0 <= point.words_per_minute <= 2 * len(words)
