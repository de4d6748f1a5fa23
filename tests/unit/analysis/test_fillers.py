"""Fillers by the table of rules, and what the candidate says of them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fakes.marked_fillers import EACH_S, sentence, sentences
from tpm_interview.analysis.delivery import is_hesitation
from tpm_interview.analysis.filler_rules import FILLER_RULES
from tpm_interview.analysis.fillers import fillers
from tpm_interview.domain.annotations import FillerMark
from tpm_interview.domain.fillers import Filler, FillerSource
from tpm_interview.domain.transcript import Word, WordSource

HEARD, MARKED = FillerSource.HEARD, FillerSource.MARKED
PIECES = st.sampled_from(
    ["um", "like", "you", "know", "so,", "I", "mean", "well.", "", ",", "\ud800", "42", "right?"]
)
ANSWERS = st.lists(PIECES, max_size=30).map(
    lambda texts: tuple(Word(text, i * EACH_S, i * EACH_S + 0.3) for i, text in enumerate(texts))
)
MARKS = st.builds(FillerMark, st.floats(-1, 15), st.booleans())


def places(line: str) -> set[tuple[int, int]]:
    words, _ = sentence(line)
    return {(filler.first, filler.last) for filler in fillers(words, ())}


@pytest.mark.parametrize(
    ("name", "precision", "recall"),
    [("dev", 1.0, 1.0), ("held_out", 1.0, 36 / 37), ("hard", 12 / 13, 12 / 15)],
)
def test_precision_and_recall_of_filler_words(name: str, precision: float, recall: float) -> None:
    """Without um and uh, which would flatter them."""
    found = right = wanted = 0
    for words, marked in sentences(name):
        heard = {(f.first, f.last) for f in fillers(words, ()) if not is_hesitation(words[f.first])}
        gold = {(first, last) for first, last in marked if not is_hesitation(words[first])}
        found, right, wanted = found + len(heard), right + len(heard & gold), wanted + len(gold)
    assert right / found >= precision
    assert right / wanted >= recall


def test_hesitations_are_found_by_source_and_by_spelling() -> None:
    words = (Word("Um,", 0, 0.3), Word("hm", 0.5, 0.7, source=WordSource.FILLER))
    assert fillers(words, ()) == (Filler(0, 0, 0, HEARD), Filler(1, 1, 0.5, HEARD))


def test_a_phrase_is_one_filler() -> None:
    assert places("It was, [you know], hard.") == {(2, 3)}


def test_a_phrase_does_not_reach_over_the_end_of_a_sentence() -> None:
    assert places("It was him or you. Know the difference.") == set()


def test_a_typed_answer_holds_no_fillers() -> None:
    words = tuple(Word(text, 0, 0, source=WordSource.TYPED) for text in ("Um,", "basically", "yes"))
    assert fillers(words, ()) == ()


def test_what_the_candidate_takes_back_is_no_filler() -> None:
    words, _ = sentence("It was, [you know], [basically] gone.")
    assert fillers(words, [FillerMark(2 * EACH_S + 0.04, False)]) == (
        Filler(4, 4, 4 * EACH_S, HEARD),
    )


def test_what_the_candidate_marks_is_a_filler_with_or_without_a_word() -> None:
    words, _ = sentence("We moved the date.")
    marks = [FillerMark(EACH_S, True), FillerMark(1.0, True), FillerMark(EACH_S + 0.01, True)]
    assert fillers(words, marks) == (
        Filler(1, 1, EACH_S, MARKED),
        Filler(-1, -1, 1.0, MARKED),
    )
    assert fillers((), marks[:1]) == (Filler(-1, -1, EACH_S, MARKED),)


def test_a_mark_on_what_was_heard_anyway_changes_nothing() -> None:
    words, _ = sentence("It was, [you know], gone.")
    marks = [FillerMark(2 * EACH_S, True), FillerMark(3 * EACH_S, True)]
    assert fillers(words, marks) == (Filler(2, 3, 2 * EACH_S, HEARD),)


@given(ANSWERS, st.lists(MARKS, max_size=6))
def test_whatever_is_said_fillers_are_in_order_and_share_no_word(
    words: tuple[Word, ...], marks: list[FillerMark]
) -> None:
    found = fillers(words, marks)
    assert list(found) == sorted(found, key=lambda filler: filler.at_s)
    inside = [i for f in found if f.first >= 0 for i in range(f.first, f.last + 1)]
    assert len(inside) == len(set(inside))
    assert all(0 <= index < len(words) for index in inside)


def test_every_rule_has_a_name_of_its_own_and_every_phrase_an_end() -> None:
    names = [(rule.phrase, rule.name) for rule in FILLER_RULES]
    assert len(set(names)) == len(names)
    last = {rule.phrase: rule for rule in FILLER_RULES}
    assert all(not rule.before and not rule.after for rule in last.values())
