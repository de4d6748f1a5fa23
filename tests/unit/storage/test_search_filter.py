"""Limits beside words, with words and without."""

from datetime import date, timedelta

import pytest

from fakes.rehearsed import NOW, Rehearsed
from tpm_interview.domain.bank_edit import BankEdit
from tpm_interview.domain.question import Competency, Kind, Level, Origin, Question
from tpm_interview.domain.search import TakeFilter
from tpm_interview.domain.session import Mode
from tpm_interview.storage.tables import MarkRow


def question(id: str, competency: str) -> Question:
    return Question(id, "Text?", competency, Kind.BEHAVIORAL, Level.ANY, Origin.OWN)


@pytest.mark.parametrize("words", ["", "risk ", "ris* "])
@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("mode:mock", [1]),
        ("mode:mock mode:practice", [0, 1, 2]),
        ("rating:4", [1]),
        ("rating:>=3", [1, 2]),
        ("rating:1", []),
        ("rating:<2 rating:>2", []),
        ("competency:Planning", [1]),
        ("competency:risk", [0]),
        ("competency:ris", [0, 2]),
        ("competency:budg", [2]),
        ("competency:none", []),
        ("question:q-1", [1]),
        ("question:q-0 question:q-1", [0, 1]),
        ("question:late", [2]),
        ("question:q", []),
        ("after:2026-03-12", [2]),
        ("before:2026-03-11", [0]),
        ("after:2026-03-11 before:2026-03-12", [1]),
        ("after:2027", []),
        ("before:0001 ", []),
        ("after:0001 before:9999", [0, 1, 2]),
        ("mode:practice rating:3", [2]),
    ],
)
def test_limits(rehearsed: Rehearsed, words: str, typed: str, expected: list[int]) -> None:
    slugs = {"q-0": "risk", "q-1": "planning", "q-2": "risk-budget"}
    rehearsed.library.questions.carry_out(
        BankEdit(
            questions=tuple(question(id, slug) for id, slug in slugs.items()),
            competencies=(Competency("planning", "Planning"), Competency("risk", "Risks")),
        )
    )
    takes = [
        rehearsed.say("risk", question="q-0"),
        rehearsed.say("risk", question="q-1", mode=Mode.MOCK, rating=4, day=1),
        rehearsed.say("risk", question="q-2", prompt="Ever late?", rating=3, day=2),
    ]
    assert sorted(rehearsed.found(words + typed)) == [takes[number] for number in expected]


def test_marked_starred_and_unrecognized_ones(rehearsed: Rehearsed) -> None:
    marked, starred, silent = (rehearsed.say(text) for text in ("risk", "risk", ""))
    rehearsed.write(MarkRow(take_id=marked, at_s=1.0, text="", made_at=NOW))
    rehearsed.change(starred, starred=True)
    for typed in ("", "slip"):
        assert rehearsed.found(typed, TakeFilter(is_marked=True)) == [marked]
        assert rehearsed.found(typed, TakeFilter(is_starred=True)) == [starred]
        assert rehearsed.found(typed, TakeFilter(is_unrecognized=True)) == [silent]


def test_the_rating_that_counts_is_the_newest(rehearsed: Rehearsed) -> None:
    take = rehearsed.say("risk", rating=1)
    rehearsed.library.sessions.rate(take, 4, NOW + timedelta(hours=1))
    assert rehearsed.hits("rating:1") == ()
    assert rehearsed.hit("rating:4").rating == 4


def test_days_begin_at_midnight_here(rehearsed: Rehearsed) -> None:
    take = rehearsed.say("risk")
    today = NOW.astimezone().date()
    assert rehearsed.found("", TakeFilter(since=today)) == [take]
    assert rehearsed.found("", TakeFilter(since=today + timedelta(days=1))) == []
    assert rehearsed.found("", TakeFilter(before=today)) == []
    assert rehearsed.found("", TakeFilter(since=date(2026, 1, 1), before=date(2027, 1, 1))) == [
        take
    ]
