"""Which questions a session asks."""

from random import Random

from tpm_interview.domain.draw import drawn
from tpm_interview.domain.question import Kind, Level, Origin, Question


def question(number: int, competency: str = "risk", kind: Kind = Kind.METHOD) -> Question:
    return Question(
        f"q{number}", f"Text {number}?", competency, kind, Level.SENIOR, Origin.SEED_DERIVED
    )


def test_self_queries_are_never_asked() -> None:
    bank = [question(1, kind=Kind.SELF_QUERY), question(2)]
    assert [q.id for q in drawn(bank, 5, {}, Random(1))] == ["q2"]


def test_the_least_answered_come_first() -> None:
    bank = [question(number) for number in range(4)]
    assert {q.id for q in drawn(bank, 2, {"q0": 1, "q1": 3}, Random(1))} == {"q2", "q3"}


def test_competencies_take_turns() -> None:
    bank = [question(number, "risk") for number in range(9)] + [question(9, "budget")]
    assert {q.competency for q in drawn(bank, 2, {}, Random(1))} == {"risk", "budget"}


def test_the_draw_depends_on_the_random_numbers_alone() -> None:
    bank = [question(number) for number in range(20)]
    assert drawn(bank, 5, {}, Random(7)) == drawn(bank, 5, {}, Random(7))
    assert drawn(bank, 5, {}, Random(7)) != drawn(bank, 5, {}, Random(8))
