"""What only one answer says, and the deltas of its measurements."""

from hypothesis import given
from hypothesis import strategies as st

from fakes.takes import words_of
from tpm_interview.analysis.comparison import (
    fact_rows,
    numbers_only_here,
    phrases_only_here,
    word_kinds,
)
from tpm_interview.domain.comparison import OnlyHere
from tpm_interview.domain.differences import DifferenceKind
from tpm_interview.domain.take_export import Fact, FactName
from tpm_interview.domain.transcript import Word

SAME, REMOVED = DifferenceKind.SAME, DifferenceKind.REMOVED
ADDED, REPLACED = DifferenceKind.ADDED, DifferenceKind.REPLACED


def said(text: str) -> tuple[Word, ...]:
    return words_of(*text.split())


def phrases(text: str, *others: str) -> list[str]:
    return [each.text for each in phrases_only_here(said(text), [said(each) for each in others])]


def numbers(text: str, *others: str) -> list[str]:
    return [each.text for each in numbers_only_here(said(text), [said(each) for each in others])]


def test_content_words_of_one_answer_alone_are_told_as_phrases() -> None:
    assert phrases("We cut the feature flag, then we moved.", "Then we moved.") == [
        "feature flag",
        "cut",
    ]


def test_stop_words_and_hesitations_are_never_told() -> None:
    assert phrases("Um, so we really did that, uh, with them.", "No.") == []


def test_other_forms_of_a_word_count_as_said() -> None:
    assert phrases("shipping risks dependency", "We shipped a risk and its dependencies.") == []


def test_a_phrase_ends_where_a_sentence_ends() -> None:
    assert phrases("Nobody signed. Contract slipped.", "nobody") == [
        "Contract slipped",
        "signed",
    ]


def test_what_was_said_most_often_comes_first_with_its_first_moment() -> None:
    words = said("The rollout and the rollback. A rollback again, a rollback.")
    first, second = phrases_only_here(words, [()])
    assert first == OnlyHere("rollback", 4, count=3)
    assert second == OnlyHere("rollout", 1)


def test_numbers_carry_the_word_after_them() -> None:
    assert numbers("It took 3 weeks and cost $40,000.", "It took long.") == ["3 weeks", "$40,000"]


def test_a_number_written_out_is_the_same_number() -> None:
    assert numbers("We lost three weeks.", "We lost 3 weeks.") == []
    assert numbers("Twenty five teams.", "Twenty teams.") == ["Twenty five teams"]


def test_numbers_and_what_they_count_are_no_phrases() -> None:
    assert phrases("forty teams", "") == []


def test_the_first_takes_words_are_struck_only_where_no_other_take_has_them() -> None:
    first, second, third = word_kinds(
        [said("we moved the date"), said("we moved"), said("we moved the plan today")]
    )
    assert first == (SAME, SAME, SAME, REMOVED)
    assert second == (SAME, SAME)
    assert third == (SAME, SAME, SAME, REPLACED, REPLACED)


def test_a_take_without_words_leaves_all_others_words_new() -> None:
    assert word_kinds([(), said("we moved")]) == ((), (ADDED, ADDED))


@given(st.lists(st.lists(st.sampled_from(["we", "moved", "it"])), min_size=2, max_size=4))
def test_every_word_of_every_take_has_its_kind(takes: list[list[str]]) -> None:
    words = [words_of(*each) for each in takes]
    assert [len(each) for each in word_kinds(words)] == [len(each) for each in takes]


def test_deltas_are_those_of_the_numbers_that_are_shown() -> None:
    rates = [Fact(FactName.SPEAKING_RATE, value, "words/min") for value in (132.4, 144.6, None)]
    (row,) = fact_rows([[each] for each in rates])
    assert row.deltas == (None, 13, None)


def test_a_fact_that_no_take_has_makes_no_row() -> None:
    used = Fact(FactName.TIME_USED, 9.96, "s", digits=1)
    unknown = Fact(FactName.LONGEST_PAUSE, None, "s")
    (row,) = fact_rows([[used, unknown], [used]])
    assert (row.name, row.deltas) == (FactName.TIME_USED, (None, 0.0))
