from dataclasses import replace
from datetime import UTC, datetime

import pytest
from sqlalchemy.exc import IntegrityError

from tpm_interview.domain.bank_edit import BankEdit
from tpm_interview.domain.errors import UnknownQuestion
from tpm_interview.domain.question import (
    Competency,
    KeyPoint,
    Kind,
    Level,
    Needs,
    Origin,
    Question,
    QuestionFilter,
    QuestionSet,
    Source,
)
from tpm_interview.storage.library import Library

RISK = Question(
    id="risk",
    text="How do you keep a risk register? “Ünïcode”",
    competency="planning",
    kind=Kind.METHOD,
    level=Level.SENIOR,
    origin=Origin.SEED_DERIVED,
    source=Source("Step 5", "risks are kept"),
    follow_ups=("Who reads it?", "Since when?"),
    key_points=(KeyPoint("Owners", ("each had an owner",), Needs.EXAMPLE), KeyPoint("Dates")),
    tips=("Name one.",),
    tags=("risk", "tools"),
    answer_s=90,
)
SCOPE = Question("scope", "What is scope?", "planning", Kind.KNOWLEDGE, Level.ENTRY, Origin.OWN)
NOW = datetime(2026, 3, 1, 9, 0, tzinfo=UTC)
PLANNING = (Competency("planning", "Planning"), Competency("people", "People"))


def ids(library: Library, filter: QuestionFilter = QuestionFilter()) -> list[str]:  # noqa: B008
    return [question.id for question in library.questions.all(filter)]


def put(library: Library, *questions: Question) -> None:
    library.questions.carry_out(BankEdit(questions=questions))


def test_a_shipped_question_comes_back_whole(library: Library) -> None:
    library.questions.load_shipped([RISK, SCOPE], PLANNING, "one")
    assert library.questions.get("risk") == RISK
    assert library.questions.all() == (RISK, SCOPE)
    assert library.questions.competencies() == PLANNING
    assert library.questions.shipped_fingerprint() == "one"


def test_a_new_library_has_no_shipped_bank(library: Library) -> None:
    assert library.questions.shipped_fingerprint() == ""
    assert library.questions.all() == ()
    with pytest.raises(UnknownQuestion, match="risk"):
        library.questions.get("risk")


def test_an_updated_file_updates_its_question(library: Library) -> None:
    library.questions.load_shipped([RISK, SCOPE], PLANNING, "one")
    newer = replace(RISK, text="How do you handle risk?", source=None, answer_s=None)
    library.questions.load_shipped([SCOPE, newer], PLANNING, "two")
    assert library.questions.all() == (SCOPE, newer)
    assert library.questions.shipped_fingerprint() == "two"


def test_the_candidates_edit_survives_an_updated_file(library: Library) -> None:
    library.questions.load_shipped([RISK], PLANNING, "one")
    mine = replace(RISK, text="My own wording?")
    put(library, mine)
    library.questions.load_shipped([replace(RISK, text="Newer?")], PLANNING, "two")
    assert library.questions.get("risk") == mine


def test_an_edit_taken_back_follows_the_shipped_file_again(library: Library) -> None:
    library.questions.load_shipped([RISK], PLANNING, "one")
    put(library, replace(RISK, text="My own wording?"))
    put(library, RISK)
    newer = replace(RISK, text="Newer?")
    library.questions.load_shipped([newer], PLANNING, "two")
    assert library.questions.get("risk") == newer


def test_a_hidden_question_is_updated_and_stays_hidden(library: Library) -> None:
    library.questions.load_shipped([RISK], PLANNING, "one")
    put(library, replace(RISK, hidden=True))
    newer = replace(RISK, text="Newer?")
    library.questions.load_shipped([newer], PLANNING, "two")
    assert ids(library) == []
    assert library.questions.all(QuestionFilter(with_hidden=True)) == (replace(newer, hidden=True),)
    put(library, newer)
    assert ids(library) == ["risk"]


def test_a_question_no_longer_shipped_is_retired_not_deleted(library: Library) -> None:
    library.questions.load_shipped([RISK, SCOPE], PLANNING, "one")
    library.questions.load_shipped([SCOPE], PLANNING, "two")
    assert ids(library, QuestionFilter(with_hidden=True)) == ["scope"]
    assert library.questions.get("risk") == RISK
    library.questions.load_shipped([RISK, SCOPE], PLANNING, "three")
    assert ids(library) == ["risk", "scope"]


def test_an_edited_question_stays_when_it_is_no_longer_shipped(library: Library) -> None:
    library.questions.load_shipped([RISK], PLANNING, "one")
    put(library, replace(RISK, text="My own wording?"))
    library.questions.load_shipped([], PLANNING, "two")
    assert ids(library) == ["risk"]


def test_an_own_question_stays_whatever_is_shipped(library: Library) -> None:
    own = replace(SCOPE, id="mine", text="Mine?")
    library.questions.load_shipped([RISK], PLANNING, "one")
    put(library, own)
    assert library.questions.all() == (RISK, own)
    library.questions.load_shipped([SCOPE, replace(own, text="Theirs?")], PLANNING, "two")
    assert library.questions.get("mine") == own
    library.questions.load_shipped([SCOPE], PLANNING, "three")
    assert ids(library) == ["scope", "mine"]


def test_an_own_question_can_be_edited(library: Library) -> None:
    put(library, SCOPE)
    put(library, replace(SCOPE, text="Why scope?", hidden=True, based_on="risk"))
    edited = replace(SCOPE, text="Why scope?", hidden=True, based_on="risk")
    assert library.questions.get("scope") == edited


def test_a_shipped_update_touches_neither_an_own_copy_nor_its_original(library: Library) -> None:
    library.questions.load_shipped([RISK], PLANNING, "one")
    copy = replace(RISK, id="copy", text="Mine?", origin=Origin.OWN, based_on="risk")
    put(library, copy, replace(RISK, hidden=True))
    library.questions.load_shipped([replace(RISK, text="Newer?")], PLANNING, "two")
    assert library.questions.everything() == (replace(RISK, hidden=True), copy)
    library.questions.load_shipped([], PLANNING, "three")
    assert library.questions.everything() == (replace(RISK, hidden=True), copy)


def test_the_trash_is_kept_apart(library: Library) -> None:
    trashed = replace(SCOPE, trashed_at=NOW)
    put(library, RISK, trashed)
    assert ids(library, QuestionFilter(with_hidden=True)) == ["risk"]
    assert library.questions.everything() == (RISK, trashed)
    assert library.questions.get("scope") == trashed


def test_a_shipped_update_leaves_the_trash_alone(library: Library) -> None:
    library.questions.load_shipped([RISK], PLANNING, "one")
    put(library, replace(RISK, trashed_at=NOW))
    library.questions.load_shipped([RISK, SCOPE], PLANNING, "two")
    assert library.questions.get("risk").trashed_at == NOW


def everything_in(library: Library) -> tuple[object, ...]:
    store = library.questions
    return store.everything(), store.sets(), store.competencies()


def test_every_edit_can_be_taken_back_and_done_again(library: Library) -> None:
    store = library.questions
    store.load_shipped([RISK], PLANNING, "one")
    put(library, SCOPE)
    store.carry_out(BankEdit(sets=(QuestionSet("a", "First round", ("risk", "scope")),)))
    before = everything_in(library)
    edit = BankEdit(
        questions=(replace(RISK, tags=("own",)), replace(SCOPE, id="new", text="New?")),
        gone=("scope",),
        sets=(QuestionSet("b", "Second", ("new",)), QuestionSet("a", "Renamed", ("new", "risk"))),
        competencies=(Competency("budget", "Budget"),),
    )
    inverse = store.carry_out(edit)
    after = everything_in(library)
    assert after != before
    assert [each.name for each in store.sets()] == ["Renamed", "Second"]
    assert [each.slug for each in store.competencies()] == ["planning", "people", "budget"]
    again = store.carry_out(inverse)
    assert everything_in(library) == before
    store.carry_out(again)
    assert everything_in(library) == after


def test_an_edit_is_done_whole_or_not_at_all(library: Library) -> None:
    put(library, SCOPE)
    before = everything_in(library)
    broken = replace(RISK, text=None)  # type: ignore[arg-type]  # the database refuses it
    with pytest.raises(IntegrityError):
        library.questions.carry_out(BankEdit(questions=(replace(SCOPE, text="Other?"), broken)))
    assert everything_in(library) == before


def test_thousands_of_questions_are_one_edit(library: Library) -> None:
    many = tuple(replace(SCOPE, id=f"q-{number}") for number in range(2500))
    inverse = library.questions.carry_out(BankEdit(questions=many))
    assert library.questions.everything() == many
    library.questions.carry_out(inverse)
    assert library.questions.everything() == ()


def test_a_filter_is_obeyed(library: Library) -> None:
    library.questions.load_shipped([RISK, SCOPE], PLANNING, "one")
    assert ids(library, QuestionFilter(text="REGISTER")) == ["risk"]
    assert ids(library, QuestionFilter(levels=(Level.ENTRY,))) == ["scope"]
