"""Respelling for the ear and the way back to the text on screen."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tpm_interview.speech.voices.spoken_form import (
    HIBARI,
    SYSTEM,
    Respelling,
    clean,
    spoken_form,
)

JARGON = ("CI / CD", "24/7", "e.g.", "RACI", "AWS", "OAuth", "and/or", "R&D", "plan", ",", " ", "é")
prompts = st.lists(st.sampled_from(JARGON) | st.text(max_size=5), max_size=12).map("".join)
tables = st.sampled_from([HIBARI, SYSTEM, ()])


@pytest.mark.parametrize(
    ("shown", "spoken"),
    [
        ("We run on AWS.", "We run on A.W.S.."),
        ("A RACI chart", "A racy chart"),
        ("risks & issues", "risks and issues"),
        ("Who is on call 24/7?", "Who is on call twenty-four seven?"),
        ("yes and/or no", "yes and or no"),
        ("scope/time", "scope or time"),
        ("Kanban and DevOps", "Kanban and DevOps"),
        ("AWSome", "AWSome"),
    ],
)
def test_natural_voice_is_given_what_it_reads_right(shown: str, spoken: str) -> None:
    assert spoken_form(shown, HIBARI).text == spoken


def test_a_respelling_is_not_respelled_again() -> None:
    table = (Respelling("a", "b"), Respelling("b", "c"))
    assert spoken_form("ab", table).text == "bc"


@given(prompts, tables)
def test_what_is_not_respelled_is_found_where_it_moved_to(
    text: str, table: tuple[Respelling, ...]
) -> None:
    form = spoken_form(text, table)
    respelled = {i for span in form.spans for i in range(span.start, span.end)}
    for offset, character in enumerate(text):
        if offset not in respelled:
            assert form.text[form.spoken_at(offset)] == character


@given(prompts, tables)
def test_the_way_back_never_goes_backwards_nor_beyond(
    text: str, table: tuple[Respelling, ...]
) -> None:
    form = spoken_form(text, table)
    places = [form.spoken_at(offset) for offset in range(len(text) + 1)]
    assert places == sorted(places)
    assert places[-1] == len(form.text)


@given(st.text(alphabet=st.characters(), max_size=50))
def test_cleaned_text_is_as_long_and_can_be_encoded(text: str) -> None:
    assert len(clean(text)) == len(text)
    clean(text).encode()


def test_control_characters_and_surrogates_become_spaces() -> None:
    assert clean("a\x00b\ud800c\u200bd\te\nf") == "a b c d e f"
