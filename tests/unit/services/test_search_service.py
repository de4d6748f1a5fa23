"""Searching with slips of the finger, and page by page."""

import pytest

from fakes.desk import Desk
from tpm_interview.domain.search import Correction, Found
from tpm_interview.domain.search_query import parse
from tpm_interview.services.search import SearchService


class Answers:
    def __init__(self, desk: Desk) -> None:
        self.desk = desk
        self.search = SearchService(desk.library)
        for text in (
            "The dependency on their interface slipped.",
            "We kept a risk register and a budget.",
            "The budgets were cut twice.",
        ):
            self.type(text)

    def type(self, text: str) -> None:
        self.desk.rehearsal.type_answer(self.desk.session().prompts[0], text, 1.0)

    def find(self, typed: str, *, is_typing: bool = False) -> Found:
        return self.search.find(parse(typed, is_typing=is_typing))


@pytest.fixture
def answers(desk: Desk) -> Answers:
    return Answers(desk)


def texts(found: Found) -> list[str]:
    return [hit.snippet.text for hit in found.hits]


def test_what_is_found_as_typed_is_not_corrected(answers: Answers) -> None:
    found = answers.find("budget")
    assert found.query == parse("budget")
    assert found.corrections == ()
    assert texts(found) == ["We kept a risk register and a budget."]


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("dependancy", ("dependency",)),
        ("dependancy slipped", ("dependency",)),
        ('"the dependancy"', ("dependency",)),
        ("dependancy -budget", ("dependency",)),
        ("edpendency", ("dependency",)),
        ("dependanc*", ("dependenc",)),
    ],
)
def test_a_slip_is_seen_through_and_told(
    answers: Answers, typed: str, meant: tuple[str, ...]
) -> None:
    found = answers.find(typed)
    assert texts(found) == ["The dependency on their interface slipped."]
    assert [each.meant for each in found.corrections] == [meant]
    assert found.hits[0].snippet.hits
    assert answers.search.count(found.query) == 1
    assert answers.search.more(found.query, 10, 1) == ()


def test_several_words_that_are_as_near_are_all_looked_for(answers: Answers) -> None:
    answers.type("The budgem was late.")
    found = answers.find("budgex")
    assert found.corrections == (Correction("budgex", ("budgem", "budget")),)
    assert len(found.hits) == 2


def test_a_word_being_typed_is_found_by_its_beginning(answers: Answers) -> None:
    found = answers.find("dep", is_typing=True)
    assert texts(found) == ["The dependency on their interface slipped."]
    assert found.corrections == ()


@pytest.mark.parametrize(
    "typed", ["xylophone", "risk dependency", "qq", "budget mode:mock", "!!!x"]
)
def test_what_is_not_there_is_not_made_up(answers: Answers, typed: str) -> None:
    found = answers.find(typed)
    assert found == Found(parse(typed), ())


def test_a_correction_that_finds_nothing_either_is_not_told(answers: Answers) -> None:
    assert answers.find("dependancy rating:4").corrections == ()


@pytest.mark.parametrize("is_prepared", [False, True])
def test_new_words_are_known_at_once(answers: Answers, is_prepared: bool) -> None:
    if is_prepared:
        answers.search.prepare()
    assert answers.find("stakeholdr").hits == ()
    answers.type("The stakeholder agreed.")
    assert texts(answers.find("stakeholdr")) == ["The stakeholder agreed."]
    assert answers.find("zebrax").hits == ()
    answers.type("Zebras.")
    assert texts(answers.find("zebrax")) == ["Zebras."]


def test_pages_and_number(answers: Answers) -> None:
    found = answers.search.find(parse("the"), 1)
    assert answers.search.count(found.query) == 2
    (second,) = answers.search.more(found.query, 5, 1)
    assert second not in found.hits
