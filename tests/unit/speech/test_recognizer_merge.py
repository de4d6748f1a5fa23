"""Putting fillers into clean words: nothing is lost, nothing changes places."""

from hypothesis import given
from hypothesis import strategies as st

from tpm_interview.domain.transcript import Word, WordSource
from tpm_interview.speech.recognizers.merge import is_filler, merged

TEXTS = st.sampled_from(["we", "shipped", "Jira,", "um,", "uh", "so", "the", "risk."])


def timed(texts: list[str], gaps: list[float]) -> tuple[Word, ...]:
    at_s, words = 0.0, []
    for text, gap in zip(texts, gaps, strict=False):
        words.append(Word(text, at_s + gap, at_s + gap + 0.2))
        at_s += gap + 0.2
    return tuple(words)


WORDS = st.builds(
    timed, st.lists(TEXTS, max_size=12), st.lists(st.floats(0, 3), min_size=12, max_size=12)
)


def said(text: str, at_s: float) -> Word:
    return Word(text, at_s, at_s + 0.2)


@given(WORDS, WORDS)
def test_clean_words_all_stay_in_their_order(
    clean: tuple[Word, ...], filled: tuple[Word, ...]
) -> None:
    kept = tuple(word for word in merged(clean, filled) if word.source is WordSource.CLEAN)
    assert kept == clean


@given(WORDS, WORDS)
def test_only_fillers_are_added_and_none_twice(
    clean: tuple[Word, ...], filled: tuple[Word, ...]
) -> None:
    added = [word for word in merged(clean, filled) if word.source is WordSource.FILLER]
    assert all(is_filler(word.text) for word in added)
    assert len(added) <= sum(is_filler(word.text) for word in filled)


@given(WORDS, WORDS)
def test_times_never_run_backwards(clean: tuple[Word, ...], filled: tuple[Word, ...]) -> None:
    words = merged(clean, filled)
    starts = [word.start_s for word in words]
    assert starts == sorted(starts)
    assert all(word.end_s >= word.start_s for word in words)


@given(WORDS)
def test_a_text_merged_with_itself_stays_as_it_is(words: tuple[Word, ...]) -> None:
    assert merged(words, words) == words


def test_a_filler_goes_between_the_words_it_was_said_between() -> None:
    clean = (said("the", 0.0), said("risk", 1.5), said("was", 2.0))
    filled = (said("The", 0.0), said("um,", 0.7), said("risk", 1.5), said("was", 2.0))
    assert [word.text for word in merged(clean, filled)] == ["the", "um,", "risk", "was"]


def test_among_words_the_prompted_pass_lost_a_filler_is_placed_by_its_time() -> None:
    clean = (said("so", 0.0), said("we", 1.0), said("planned", 2.0), said("it", 3.0))
    filled = (said("so", 0.0), said("uh", 1.5), said("it", 3.0))
    assert [word.text for word in merged(clean, filled)] == ["so", "we", "uh,", "planned", "it"]


def test_a_filler_both_passes_wrote_differently_is_there_once() -> None:
    clean = (said("um", 0.0), said("yes", 1.0))
    filled = (said("Uh,", 0.1), said("yes", 1.0))
    assert merged(clean, filled) == clean
