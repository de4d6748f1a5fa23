from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tpm_interview.analysis.alignment import aligned
from tpm_interview.domain.errors import NoWordsLeft
from tpm_interview.domain.transcript import Word, WordSource, joined

FILLER = WordSource.FILLER
SAID = (
    Word("So", 1.0, 1.2, 0.9),
    Word("um", 1.4, 1.6, 0.5, FILLER),
    Word("we", 1.6, 1.8, 0.8),
    Word("shipped", 1.8, 2.4, 0.7),
    Word("it.", 4.0, 4.2, 0.6),
)
TEXT = "So um we shipped it."


def times(text: str, duration_s: float | None = None) -> list[tuple[str, float, float]]:
    made = aligned(SAID, text, duration_s=duration_s)
    return [(word.text, round(word.start_s, 2), round(word.end_s, 2)) for word in made]


def test_what_was_not_changed_is_the_same() -> None:
    assert aligned(SAID, f"  {TEXT}\n") == SAID


def test_a_changed_word_takes_the_time_and_is_certain() -> None:
    made = aligned(SAID, "So um we skipped it.")
    assert made == (*SAID[:3], Word("skipped", 1.8, 2.4), SAID[4])


def test_several_words_share_out_the_time_of_those_they_replace() -> None:
    assert times("So um we put out it.")[3:5] == [("put", 1.8, 2.1), ("out", 2.1, 2.4)]
    assert times("So they shipped it.")[1] == ("they", 1.4, 1.8)


def test_as_many_words_take_the_times_one_by_one() -> None:
    assert times("So um they delivered it.")[2:4] == [("they", 1.6, 1.8), ("delivered", 1.8, 2.4)]


def test_a_word_put_in_stands_in_the_pause() -> None:
    assert times("So um we shipped all it.")[4] == ("all", 2.4, 2.8)
    assert times("So, you um we shipped it.")[1] == ("you", 1.2, 1.4)


def test_without_a_pause_it_shares_the_edge() -> None:
    assert times("So um we then shipped it.")[3] == ("then", 1.8, 1.8)


def test_what_comes_first_or_last_stays_in_the_recording() -> None:
    assert times(f"Well yes but {TEXT}")[0][1] == 0.0
    assert times(f"{TEXT} Twice")[5] == ("Twice", 4.2, 4.2)
    assert times(f"{TEXT} Twice", 10.0)[5] == ("Twice", 4.2, 4.6)
    assert times(f"{TEXT} Twice", 4.3)[5] == ("Twice", 4.2, 4.3)


def test_what_was_taken_out_leaves_its_time() -> None:
    assert aligned(SAID, "So we shipped it.") == (SAID[0], *SAID[2:])


def test_a_filler_stays_one_until_it_is_another_word() -> None:
    assert aligned(SAID, "So, um, we shipped it.")[:2] == (
        Word("So,", 1.0, 1.2),
        Word("um,", 1.4, 1.6, 1.0, FILLER),
    )
    assert aligned(SAID, "So yes we shipped it.")[1].source is WordSource.CLEAN


@pytest.mark.parametrize("text", ["", " \n\t ", "\u200b"])
def test_a_text_without_words_is_refused(text: str) -> None:
    with pytest.raises(NoWordsLeft):
        aligned(SAID, text)


TEXTS = st.text(st.sampled_from("aAb,.\u2019 \u00e9\n"), max_size=60)
TOKENS = st.text(st.sampled_from("aAb,.\u2019\u00e9"), min_size=1, max_size=4)


@st.composite
def spoken(draw: st.DrawFn) -> tuple[Word, ...]:
    """Words one after the other, with pauses or without, some of no length."""
    at_s, made = 0.0, []
    for text in draw(st.lists(TOKENS, max_size=12)):
        start_s = at_s + draw(st.sampled_from([0.0, 0.1, 1.7]))
        at_s = start_s + draw(st.sampled_from([0.0, 0.3, 1 / 3]))
        source = draw(st.sampled_from([WordSource.CLEAN, FILLER]))
        made.append(Word(text, start_s, at_s, draw(st.floats(0, 1)), source))
    return tuple(made)


@given(spoken(), TEXTS, st.sampled_from([None, 0.0, 0.5, 60.0]))
def test_every_edit_gives_its_words_in_order_and_within_the_recording(
    words: tuple[Word, ...], text: str, duration_s: float | None
) -> None:
    if not text.split():
        return
    made = aligned(words, text, duration_s=duration_s)
    last_s = max(words[-1].end_s if words else 0.0, duration_s or 0.0)
    assert joined(made).split() == text.split()
    assert all(0 <= word.start_s <= word.end_s <= last_s for word in made)
    assert all(one.end_s <= other.start_s for one, other in pairwise(made))


@given(spoken(), st.data())
def test_words_that_were_not_touched_are_the_very_same(
    words: tuple[Word, ...], data: st.DataObject
) -> None:
    words = tuple(replace(word, text=f"{at}{word.text}") for at, word in enumerate(words))
    kept = data.draw(st.lists(st.booleans(), min_size=len(words), max_size=len(words)))
    left = tuple(word for word, stays in zip(words, kept, strict=True) if stays)
    if left:
        assert aligned(words, joined(left)) == left
