from dataclasses import replace
from datetime import UTC, datetime, timedelta

from tpm_interview.domain.bank_view import BankView, Shelf, Wanted, bank_view
from tpm_interview.domain.practice import Practice, Practiced
from tpm_interview.domain.question import (
    Competency,
    KeyPoint,
    Kind,
    Level,
    Origin,
    Question,
    QuestionFilter,
    QuestionSet,
)

NOW = datetime(2026, 3, 1, 9, 0, tzinfo=UTC)
SLIP = Question(
    "slip",
    "What slipped?",
    "risk",
    Kind.BEHAVIORAL,
    Level.SENIOR,
    Origin.OWN,
    follow_ups=("Who NOTICED?",),
    key_points=(KeyPoint("Dates", ("in the third sprint",)),),
    tags=("acme",),
)
SCOPE = Question("scope", "What is scope?", "planning", Kind.KNOWLEDGE, Level.ANY, Origin.IMPORTED)
HIDDEN = replace(SCOPE, id="hidden", hidden=True, tags=("old",))
TRASHED = replace(SLIP, id="trashed", trashed_at=NOW, tags=("gone",))
PRACTICE = {
    "slip": Practice(2, NOW - timedelta(days=3), NOW - timedelta(days=1)),
    "hidden": Practice(1, NOW, NOW + timedelta(days=2)),
}
VIEW: BankView = bank_view(
    (SLIP, SCOPE, HIDDEN, TRASHED),
    (Competency("risk", "Risk"),),
    (QuestionSet("a", "Acme", ("trashed", "slip", "unknown", "hidden")),),
    PRACTICE,
)


def found(
    text: str = "",
    shelf: Shelf = Shelf.BANK,
    practiced: Practiced = Practiced.ANY,
    levels: tuple[Level, ...] = (),
) -> list[str]:
    wanted = Wanted(QuestionFilter(text=text, levels=levels), practiced, shelf)
    return [question.id for question in VIEW.found(wanted, NOW)]


def test_each_question_lies_on_one_shelf() -> None:
    assert found() == ["slip", "scope"]
    assert found(shelf=Shelf.HIDDEN) == ["hidden"]
    assert found(shelf=Shelf.TRASH) == ["trashed"]


def test_text_is_looked_for_in_follow_ups_key_points_cues_and_tags() -> None:
    for text in ("SLIPPED", "noticed", "dates", "third sprint", "acme", "what acme"):
        assert found(text) == ["slip"], text
    assert found("what") == ["slip", "scope"]
    assert found("nothing like it") == []


def test_practice_limits_what_is_found() -> None:
    assert found(practiced=Practiced.NEVER) == ["scope"]
    assert found(practiced=Practiced.DUE) == ["slip"]
    assert found(shelf=Shelf.HIDDEN, practiced=Practiced.DUE) == []


def test_a_question_for_any_level_passes_each_level() -> None:
    assert found(levels=(Level.ENTRY,)) == ["scope"]
    assert found(levels=(Level.SENIOR,)) == ["slip", "scope"]


def test_sets_name_only_what_is_there() -> None:
    assert VIEW.sets == (QuestionSet("a", "Acme", ("slip", "hidden")),)


def test_tags_of_the_trash_are_not_offered() -> None:
    assert VIEW.tags() == ("acme", "old")


def test_in_another_order_the_same_is_found_in_that_order() -> None:
    turned = VIEW.ordered((TRASHED, HIDDEN, SCOPE, SLIP))
    assert turned.found(Wanted(), NOW) == (SCOPE, SLIP)
    assert turned.found(Wanted(QuestionFilter(text="noticed sprint")), NOW) == (SLIP,)
    assert turned.sets == VIEW.sets
