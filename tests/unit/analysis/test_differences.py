from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tpm_interview.analysis.differences import differences
from tpm_interview.domain.differences import DifferenceKind

SAME, REPLACED = DifferenceKind.SAME, DifferenceKind.REPLACED
ADDED, REMOVED = DifferenceKind.ADDED, DifferenceKind.REMOVED
WORDS = st.lists(st.sampled_from(["the", "The", "risk", "risk,", "um", "a", "\u2014"]), max_size=25)


def told(before: str, after: str) -> list[tuple[DifferenceKind, str, str]]:
    old, new = before.split(), after.split()
    return [
        (each.kind, " ".join(old[i] for i in each.before), " ".join(new[i] for i in each.after))
        for each in differences(old, new)
    ]


def test_each_stretch_says_what_became_of_it() -> None:
    assert told("we cut the two vendors um out", "so we cut both vendors out early") == [
        (ADDED, "", "so"),
        (SAME, "we cut", "we cut"),
        (REPLACED, "the two", "both"),
        (SAME, "vendors", "vendors"),
        (REMOVED, "um", ""),
        (SAME, "out", "out"),
        (ADDED, "", "early"),
    ]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("so we shipped", "So, we shipped."),
        ("it\u2019s late", "it's late"),
        ("\u201cno\u201d he said", "no \u2013he said..."),
        ("cafe\u0301", "caf\u00e9"),
    ],
)
def test_case_and_punctuation_make_no_difference(before: str, after: str) -> None:
    assert told(before, after) == [(SAME, before, after)]


@pytest.mark.parametrize(
    ("before", "after"),
    [("3.5", "35"), ("50%", "50"), ("C++", "C"), ("$5", "5"), ("\u2014", "...")],
)
def test_signs_that_mean_something_make_one(before: str, after: str) -> None:
    assert told(before, after) == [(REPLACED, before, after)]


def test_of_nothing_there_is_no_difference() -> None:
    assert differences([], []) == ()
    assert told("", "all new") == [(ADDED, "", "all new")]
    assert told("all gone", "") == [(REMOVED, "all gone", "")]


@given(WORDS, WORDS)
def test_stretches_follow_one_another_and_cover_both(before: list[str], after: list[str]) -> None:
    found = differences(before, after)
    assert [i for each in found for i in each.before] == list(range(len(before)))
    assert [i for each in found for i in each.after] == list(range(len(after)))
    assert all(one.kind is not other.kind for one, other in pairwise(found))


@given(WORDS, WORDS)
def test_the_way_back_leaves_the_same_words(before: list[str], after: list[str]) -> None:
    def same(one: list[str], other: list[str]) -> int:
        return sum(len(each.before) for each in differences(one, other) if each.kind is SAME)

    assert same(before, after) == same(after, before)
    assert same(before, before) == len(before)
