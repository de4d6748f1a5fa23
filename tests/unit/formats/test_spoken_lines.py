"""Lines to be read while they sound, and paragraphs."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from fakes.takes import words_of
from tpm_interview.domain.transcript import Span, Word
from tpm_interview.formats.spoken_lines import LINE_LENGTH, cues, paragraphs

_texts = st.text("abcdefghij.?", min_size=1, max_size=60)
_moments = st.floats(0, 5000, allow_nan=False)


@st.composite
def spoken_words(draw: st.DrawFn) -> list[Word]:
    """As a recognizer or a careless edit may leave them: in any order, of any length."""
    made = st.builds(
        lambda text, start, length: Word(text, start, start + length),
        _texts,
        _moments,
        st.floats(0, 20),
    )
    return draw(st.lists(made, max_size=60))


@given(spoken_words())
def test_cues_hold_every_word_once_in_two_lines_at_most(words: list[Word]) -> None:
    made = cues(words)
    told = [text for cue in made for line in cue.lines for text in line.split()]
    assert told == [word.text for word in sorted(words, key=lambda word: word.start_s)]
    assert all(cue.lines for cue in made)
    for cue in made:
        longest_word = max(len(text) for line in cue.lines for text in line.split())
        assert longest_word > LINE_LENGTH or len(cue.lines) <= 2
        assert all(len(line) <= max(LINE_LENGTH, longest_word) for line in cue.lines)


@given(spoken_words())
def test_cues_never_overlap_and_none_lasts_over_seven_seconds(words: list[Word]) -> None:
    made = cues(words)
    assert all(0 < cue.end_ms - cue.start_ms <= 7000 for cue in made)
    assert all(a.end_ms <= b.start_ms for a, b in pairwise(made))


def test_fluent_speech_is_shown_for_a_second_at_least() -> None:
    texts = [f"word{n}" + ("." if n % 9 == 8 else "") for n in range(200)]
    assert min(cue.end_ms - cue.start_ms for cue in cues(words_of(*texts))) >= 1000


def test_a_silence_ends_a_cue_and_a_short_one_stays_a_second() -> None:
    first, second = cues([Word("Yes.", 0, 0.3), Word("But", 4, 4.2)])
    assert (first.start_ms, first.end_ms, first.lines) == (0, 1000, ("Yes.",))
    assert second.start_ms == 4000


def test_a_long_pause_begins_a_paragraph() -> None:
    words = words_of("One", "two.", "Three")
    made = tuple(paragraphs(words, [Span(0.6, 0.75)]))
    assert [[word.text for word in each.words] for each in made] == [["One", "two."], ["Three"]]
    assert [each.pause for each in made] == [None, Span(0.6, 0.75)]


def test_a_long_speech_without_pauses_is_parted_between_sentences() -> None:
    texts = [f"word{n}" + ("." if n % 10 == 9 else "") for n in range(300)]
    made = tuple(paragraphs(words_of(*texts), ()))
    assert [len(each.words) for each in made] == [80, 80, 80, 60]


def test_pauses_before_the_first_and_after_the_last_word_part_nothing() -> None:
    words = words_of("One", "two.")
    pauses = [Span(-3, -1), Span(100, 102)]
    assert [len(each.words) for each in paragraphs(words, pauses)] == [2]
    assert tuple(paragraphs((), pauses)) == ()
