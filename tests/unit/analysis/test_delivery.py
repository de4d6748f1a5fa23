"""Measurements of one answer."""

import pytest

from tpm_interview.analysis.delivery import (
    articulation_rate,
    measured,
    pause_ratio,
    pauses,
    words_per_minute,
)
from tpm_interview.domain.transcript import Span, Word, WordSource


def words(count: int, each_s: float = 0.5) -> list[Word]:
    return [Word("word", i * each_s, (i + 1) * each_s) for i in range(count)]


def test_speaking_rate_counts_lexical_words_over_the_whole_span() -> None:
    assert words_per_minute(words(30)) == pytest.approx(120)


def test_hesitations_take_time_but_are_no_words() -> None:
    said = words(30)
    said[3] = Word("um,", 1.5, 2.0, source=WordSource.FILLER)
    said[4] = Word("Uh", 2.0, 2.5)
    assert words_per_minute(said) == pytest.approx(120 * 28 / 30)
    measurement = measured(said, [Span(0, 15)])
    assert measurement.hesitations == 2
    assert measurement.hesitations_per_100 == pytest.approx(100 * 2 / 30)


def test_few_words_give_no_rate() -> None:
    assert words_per_minute(words(19)) is None
    assert measured(words(19), ()).hesitations_per_100 is None


def test_pauses_lie_between_stretches_of_speech() -> None:
    speech = [Span(0, 2), Span(2.1, 4), Span(7.4, 9)]
    assert pauses(speech) == (Span(4, 7.4),)
    assert measured(words(3), speech).longest_pause == Span(4, 7.4)


def test_nothing_said_measures_nothing() -> None:
    measurement = measured((), ())
    assert measurement.span_s == 0
    assert measurement.longest_pause is None
    assert measurement.words_per_minute is None


def test_articulation_rate_leaves_the_pauses_out() -> None:
    speech = [Span(0, 5), Span(10, 15)]
    assert articulation_rate(words(30), speech) == pytest.approx(60 * 30 / 10)
    assert articulation_rate(words(19), speech) is None
    assert articulation_rate(words(30), ()) is None


def test_a_pause_beside_words_that_were_edited_away_is_not_taken_off() -> None:
    speech = [Span(0, 1.5), Span(11.5, 21.5)]
    left = [Word("word", 11.5 + i * 0.4, 11.9 + i * 0.4) for i in range(25)]
    assert articulation_rate(left, speech) == pytest.approx(60 * 25 / 10)


def test_pause_ratio_is_of_the_time_from_first_to_last_sound() -> None:
    assert pause_ratio([Span(2, 4), Span(4.1, 6), Span(8, 10)]) == pytest.approx(2 / 8)
    assert pause_ratio(()) is None
