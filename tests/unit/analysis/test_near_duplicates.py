import pytest

from tpm_interview.analysis.near_duplicates import LIKELY, NearDuplicates

BANK = (
    ("slip", "Tell me about a time a dependency slipped. What did you do?"),
    ("conflict", "Describe a conflict between two engineers on your team."),
    ("estimate", "How do you estimate a project when half of the work is unclear?"),
    ("scrum", "What is the difference between Scrum and Kanban?"),
)


@pytest.fixture
def bank() -> NearDuplicates:
    return NearDuplicates(BANK)


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("tell me about a time a dependency slipped - what did you do", "slip"),
        ("Tell me about a time when a dependency slipped. What did you do?", "slip"),
        ("Describe a conflict between two engineers in your team", "conflict"),
        ("What's the difference between Kanban and Scrum?", "scrum"),
        ("How do you estimate a project if half of the work is unclear?", "estimate"),
    ],
)
def test_other_spelling_and_small_words_are_seen_through(
    bank: NearDuplicates, text: str, key: str
) -> None:
    found = bank.closest(text)
    assert found is not None
    assert found.key == key
    assert found.score >= LIKELY


@pytest.mark.parametrize(
    "text",
    [
        "Tell me about a time a release was rolled back. What did you do?",
        "What is the difference between a risk and an issue?",
        "How do you estimate the budget of a project?",
        "Describe a conflict with your sponsor.",
        "",
        "?!",
    ],
)
def test_another_question_of_the_same_shape_is_no_duplicate(
    bank: NearDuplicates, text: str
) -> None:
    assert bank.closest(text) is None


def test_the_same_words_are_alike_in_full(bank: NearDuplicates) -> None:
    bank.add("later", BANK[0][1])
    found = bank.closest("TELL ME about a time, a dependency slipped; what did you do!")
    assert found is not None
    assert (found.key, found.score) == ("slip", 100.0)


def test_all_that_are_alike_come_with_the_most_alike_first(bank: NearDuplicates) -> None:
    bank.add("near", "Tell me about a time a dependency slipped. What did you learn?")
    found = bank.all(BANK[0][1])
    assert [each.key for each in found] == ["slip", "near"]
    assert found[0].score == 100.0


def test_a_question_that_shares_only_its_opening_with_hundreds_is_still_compared() -> None:
    texts = [(str(n), f"Tell me about a time you managed project {n}x{n}.") for n in range(400)]
    bank = NearDuplicates(texts)
    found = bank.closest("Tell me about the time you managed project 333x333")
    assert found is not None
    assert found.key == "333"
