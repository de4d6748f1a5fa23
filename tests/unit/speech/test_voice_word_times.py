"""Word starts from estimates and events, brought back to the text on screen."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tpm_interview.domain.sound import SpokenWord
from tpm_interview.speech.voices.spoken_form import HIBARI, spoken_form
from tpm_interview.speech.voices.word_times import from_events, on_screen, spread, words

texts = st.text(alphabet="ab ,.?\u2014&/RACI", max_size=60)


def test_words_are_what_lies_between_spaces_and_holds_a_letter() -> None:
    assert list(words('Why \u2014 "you", 2022?')) == [(0, "Why"), (6, '"you",'), (13, "2022?")]


def test_a_longer_word_takes_longer_and_a_comma_adds_a_pause() -> None:
    starts = [word.start_s for word in spread("aaaa bb, c.", 1.0, 2.2)]
    assert starts == pytest.approx([1.0, 1.4, 2.0])


def test_events_count_for_the_word_they_lie_in() -> None:
    found = from_events("one-two three", [(0, 0.1), (4, 0.3), (8, 0.5)], 1.0)
    assert found == (SpokenWord(0, 7, 0.1), SpokenWord(8, 5, 0.5))


def test_a_word_without_an_event_starts_with_the_one_before() -> None:
    found = from_events("a b c", [(0, 0.1), (4, 0.5)], 1.0)
    assert [word.start_s for word in found] == [0.1, 0.1, 0.5]


def test_without_events_starts_are_estimated() -> None:
    found = from_events("aa bb", [], 1.0)
    assert [word.start_s for word in found] == [0.0, 0.5]


def test_one_word_spoken_as_several_starts_with_the_first() -> None:
    text = "Our IaC repository"
    form = spoken_form(text, HIBARI)
    found = on_screen(text, form, spread(form.text, 0.0, 5.0))
    spoken = {form.text[w.offset :][: w.length]: w.start_s for w in spread(form.text, 0.0, 5.0)}
    assert [text[w.offset :][: w.length] for w in found] == ["Our", "IaC", "repository"]
    assert [w.start_s for w in found] == [
        spoken["Our"],
        spoken["infrastructure"],
        spoken["repository"],
    ]


@given(texts)
def test_every_word_on_screen_has_a_time_and_none_goes_back(text: str) -> None:
    form = spoken_form(text, HIBARI)
    found = on_screen(text, form, spread(form.text, 0.2, 3.0))
    assert [(w.offset, w.length) for w in found] == [(at, len(word)) for at, word in words(text)]
    starts = [word.start_s for word in found]
    assert starts == sorted(starts)
    assert all(0.0 <= start <= 3.0 for start in starts)


@given(texts, st.lists(st.tuples(st.integers(-1, 80), st.floats(0, 9)), max_size=9))
def test_any_events_give_times_inside_the_sound(text: str, events: list[tuple[int, float]]) -> None:
    starts = [word.start_s for word in from_events(text, events, 4.0)]
    assert starts == sorted(starts)
    assert all(0.0 <= start <= 4.0 for start in starts)
