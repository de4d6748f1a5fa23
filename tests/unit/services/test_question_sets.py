from dataclasses import replace
from pathlib import Path

import pytest

from tpm_interview.domain.bank_edit import Action, BankEdit, Done
from tpm_interview.domain.errors import EmptyName, UnknownSet
from tpm_interview.domain.question import Kind, Level, Origin, Question
from tpm_interview.services.bank_changes import BankChanges
from tpm_interview.services.question_sets import QuestionSets
from tpm_interview.storage.library import Library

QUESTIONS = tuple(
    Question(id, f"{id}?", "risk", Kind.METHOD, Level.ANY, Origin.OWN) for id in "abcd"
)


@pytest.fixture
def library(tmp_path: Path) -> Library:
    library = Library.open(tmp_path / "library")
    library.questions.carry_out(BankEdit(QUESTIONS))
    return library


@pytest.fixture
def changes(library: Library) -> BankChanges:
    return BankChanges(library)


@pytest.fixture
def sets(library: Library, changes: BankChanges) -> QuestionSets:
    return QuestionSets(library, changes)


def test_a_set_keeps_its_order_and_each_question_once(sets: QuestionSets) -> None:
    made = sets.add("  Acme,\nsecond round ", ["c", "a", "c"])
    assert made.name == "Acme, second round"
    assert sets.all() == (made,)
    assert [each.id for each in sets.questions(made)] == ["c", "a"]


def test_a_question_can_be_in_many_sets(sets: QuestionSets) -> None:
    first, second = sets.add("First", ["a"]), sets.add("Second", ["a", "b"])
    assert sets.all() == (first, second)


def test_questions_are_put_in_at_the_end(sets: QuestionSets, changes: BankChanges) -> None:
    made = sets.add("Acme", ["c", "a"])
    sets.put_in(made.id, ["a", "d", "b"])
    assert sets.named("acme").question_ids == ("c", "a", "d", "b")
    assert changes.undoable == Done(Action.EDIT_SET, 1)
    sets.put_in(made.id, ["d"])
    changes.undo()
    assert sets.named("acme").question_ids == ("c", "a")


def test_a_set_can_be_renamed_reordered_and_deleted(
    sets: QuestionSets, changes: BankChanges
) -> None:
    made = sets.add("Acme", ["a", "b"])
    sets.save(replace(made, name="Bcme", question_ids=("b", "a")))
    assert sets.named("Bcme").question_ids == ("b", "a")
    sets.delete(made.id)
    assert sets.all() == ()
    changes.undo()
    changes.undo()
    assert sets.all() == (made,)


def test_hidden_and_trashed_questions_are_not_asked_but_keep_their_place(
    library: Library, sets: QuestionSets
) -> None:
    made = sets.add("Acme", ["a", "b", "c"])
    library.questions.carry_out(BankEdit((replace(QUESTIONS[1], hidden=True),)))
    assert [each.id for each in sets.questions(made)] == ["a", "c"]
    library.questions.carry_out(BankEdit((QUESTIONS[1],)))
    assert [each.id for each in sets.questions(made)] == ["a", "b", "c"]


def test_a_set_without_a_name_is_refused(sets: QuestionSets) -> None:
    made = sets.add("Acme")
    with pytest.raises(EmptyName):
        sets.add(" \n")
    with pytest.raises(EmptyName):
        sets.save(replace(made, name=""))
    assert sets.all() == (made,)


def test_unknown_sets_are_told_by_name(sets: QuestionSets) -> None:
    with pytest.raises(UnknownSet, match="Acme"):
        sets.named("Acme")
    with pytest.raises(UnknownSet):
        sets.delete("gone")
    with pytest.raises(UnknownSet):
        sets.put_in("gone", ["a"])
