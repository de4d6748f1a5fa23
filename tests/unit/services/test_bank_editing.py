from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from tpm_interview.domain.bank_edit import Action, Done
from tpm_interview.domain.errors import (
    EmptyQuestion,
    LibraryReadOnly,
    TextTooLong,
    UnknownQuestion,
)
from tpm_interview.domain.question import (
    Competency,
    KeyPoint,
    Kind,
    Level,
    Origin,
    Question,
    Source,
)
from tpm_interview.services.bank_changes import BankChanges
from tpm_interview.services.bank_editing import BankEditor
from tpm_interview.services.question_sets import QuestionSets
from tpm_interview.storage.library import Library

NOW = datetime(2026, 3, 1, 9, 0, tzinfo=UTC)
SHIPPED = Question(
    "slip",
    "What slipped?",
    "risk",
    Kind.BEHAVIORAL,
    Level.SENIOR,
    Origin.SEED_DERIVED,
    source=Source("Roles", "dependency tracking"),
    follow_ups=("Who noticed?",),
    tags=("vendor",),
)
DRAFT = Question("", "Why so late?", "", Kind.BEHAVIORAL, Level.ANY, Origin.OWN)


@dataclass
class Bank:
    """A library with one shipped question, and a clock that the test turns."""

    library: Library
    changes: BankChanges
    editor: BankEditor
    now: datetime = NOW

    def all(self) -> dict[str, Question]:
        return {question.id: question for question in self.library.questions.everything()}


@pytest.fixture
def bank(tmp_path: Path) -> Bank:
    library = Library.open(tmp_path / "library")
    library.questions.load_shipped([SHIPPED], [Competency("risk", "Risk")], "one")
    changes = BankChanges(library)
    made = Bank(library, changes, BankEditor(library, changes, lambda: made.now))
    return made


def test_a_text_is_all_a_new_question_needs(bank: Bank) -> None:
    saved = bank.editor.save(DRAFT)
    assert saved == replace(DRAFT, id=saved.id, competency="other")
    assert saved.id.startswith("why-so-late-")
    assert bank.all()[saved.id] == saved
    assert Competency("other", "Other") in bank.library.questions.competencies()
    assert bank.changes.undoable == Done(Action.ADD, 1)


def test_two_questions_of_the_same_text_are_two(bank: Bank) -> None:
    assert bank.editor.save(DRAFT).id != bank.editor.save(DRAFT).id


def test_a_new_competency_comes_with_its_question_and_goes_with_it(bank: Bank) -> None:
    budget = Competency("budget", "Budget")
    bank.editor.save(replace(DRAFT, competency="budget"), budget)
    assert bank.library.questions.competencies()[-1] == budget
    bank.changes.undo()
    assert bank.library.questions.competencies() == (Competency("risk", "Risk"),)


def test_an_own_question_is_edited_in_place(bank: Bank) -> None:
    saved = bank.editor.save(DRAFT)
    edited = bank.editor.save(replace(saved, text="Why so\nearly?", tips=("Breathe.",)))
    assert edited == replace(saved, text="Why so early?", tips=("Breathe.",))
    assert bank.all()[saved.id] == edited
    assert bank.changes.undoable == Done(Action.EDIT, 1)


def test_editing_a_shipped_question_makes_an_own_copy_and_hides_the_original(bank: Bank) -> None:
    copy = bank.editor.save(replace(SHIPPED, text="What slipped, and why?"))
    assert copy.id != "slip"
    assert (copy.origin, copy.based_on, copy.source) == (Origin.OWN, "slip", None)
    assert copy.follow_ups == SHIPPED.follow_ups
    assert bank.all() == {"slip": replace(SHIPPED, hidden=True), copy.id: copy}
    assert bank.changes.undoable == Done(Action.COPY, 1)
    bank.editor.hide(["slip"], hidden=False)
    assert bank.all()["slip"] == SHIPPED
    bank.changes.undo()
    bank.changes.undo()
    assert bank.all() == {"slip": SHIPPED}


def test_tags_of_a_shipped_question_are_the_candidates_own(bank: Bank) -> None:
    tagged = bank.editor.save(replace(SHIPPED, tags=("acme",)))
    assert bank.all() == {"slip": tagged}
    bank.editor.tag(["slip"], add=[" second round "], remove=["acme"])
    assert bank.all()["slip"].tags == ("second round",)


def test_saving_what_is_stored_already_is_no_change(bank: Bank) -> None:
    assert bank.editor.save(SHIPPED) == SHIPPED
    assert bank.changes.undoable is None


@pytest.mark.parametrize(
    ("text", "error"), [(" \n", EmptyQuestion), ("x" * 1001, TextTooLong)], ids=["empty", "long"]
)
def test_what_cannot_be_asked_is_not_stored(bank: Bank, text: str, error: type[Exception]) -> None:
    with pytest.raises(error):
        bank.editor.save(replace(DRAFT, text=text))
    assert list(bank.all()) == ["slip"]


def test_every_change_has_a_name_and_can_be_taken_back(bank: Bank) -> None:
    first, second = bank.editor.save(DRAFT).id, bank.editor.save(replace(DRAFT, text="Who?")).id
    both = [first, second]
    for change, done in (
        (lambda: bank.editor.hide(both), Done(Action.HIDE, 2)),
        (lambda: bank.editor.delete(both), Done(Action.DELETE, 2)),
        (lambda: bank.editor.tag(both, add=["acme"]), Done(Action.TAG, 2)),
        (lambda: bank.editor.merge(first, bank.all()[second]), Done(Action.MERGE, 1)),
    ):
        before = bank.all()
        change()
        assert bank.changes.undoable == done
        after = bank.all()
        assert after != before
        assert bank.changes.undo() == done
        assert bank.all() == before
        assert bank.changes.redo() == done
        assert bank.all() == after
        bank.changes.undo()


def test_a_change_that_changes_nothing_is_no_step(bank: Bank) -> None:
    bank.editor.hide(["slip"], hidden=False)
    bank.editor.restore(["slip"])
    bank.editor.delete(["unknown"])
    assert bank.changes.undoable is None
    assert bank.changes.undo() is None
    assert bank.changes.redo() is None


def test_merging_moves_the_other_to_the_trash(bank: Bank) -> None:
    kept = bank.editor.save(DRAFT)
    other = bank.editor.save(replace(DRAFT, follow_ups=("Who?",)))
    whole = bank.editor.merge(kept.id, other)
    assert whole == replace(kept, follow_ups=("Who?",))
    assert bank.all()[kept.id] == whole
    assert bank.all()[other.id].trashed_at == NOW


def test_a_draft_can_be_merged_before_it_is_stored(bank: Bank) -> None:
    kept = bank.editor.save(DRAFT)
    bank.editor.merge(kept.id, replace(DRAFT, tips=("Breathe.",)))
    assert bank.all() == {"slip": SHIPPED, kept.id: replace(kept, tips=("Breathe.",))}
    assert bank.editor.merge(kept.id, DRAFT) == bank.all()[kept.id]


def test_merging_into_a_shipped_question_makes_an_own_copy(bank: Bank) -> None:
    draft = replace(DRAFT, key_points=(KeyPoint("Dates"),))
    whole = bank.editor.merge("slip", draft)
    assert whole.based_on == "slip"
    assert whole.key_points == (KeyPoint("Dates"),)
    assert bank.all()["slip"].hidden


def test_unknown_questions_are_told(bank: Bank) -> None:
    with pytest.raises(UnknownQuestion):
        bank.editor.save(replace(DRAFT, id="gone"))
    with pytest.raises(UnknownQuestion):
        bank.editor.merge("gone", DRAFT)


def test_purging_erases_own_questions_and_hides_shipped_ones(bank: Bank) -> None:
    own = bank.editor.save(DRAFT)
    stays = bank.editor.save(replace(DRAFT, text="Stays?"))
    bank.editor.delete(["slip", own.id])
    assert bank.editor.purge() == 2
    assert bank.all() == {"slip": replace(SHIPPED, hidden=True), stays.id: stays}
    assert bank.changes.undoable is None
    assert bank.editor.purge() == 0


def test_only_chosen_questions_are_purged_and_only_from_the_trash(bank: Bank) -> None:
    first, second = bank.editor.save(DRAFT), bank.editor.save(replace(DRAFT, text="Who?"))
    bank.editor.delete([first.id])
    assert bank.editor.purge([second.id]) == 0
    assert bank.editor.purge([first.id, second.id]) == 1
    assert list(bank.all()) == ["slip", second.id]


def test_the_trash_is_kept_for_thirty_days(bank: Bank) -> None:
    early, late = bank.editor.save(DRAFT), bank.editor.save(replace(DRAFT, text="Who?"))
    bank.editor.delete([early.id])
    bank.now = NOW + timedelta(days=20)
    bank.editor.delete([late.id])
    bank.now = NOW + timedelta(days=31)
    bank.editor.purge_expired()
    assert list(bank.all()) == ["slip", late.id]


def test_listeners_hear_of_every_change(bank: Bank) -> None:
    heard: list[Done | None] = []
    bank.changes.subscribe(lambda: heard.append(bank.changes.undoable))
    saved = bank.editor.save(DRAFT)
    bank.editor.delete([saved.id])
    bank.changes.undo()
    bank.changes.redo()
    bank.editor.purge()
    add, delete = Done(Action.ADD, 1), Done(Action.DELETE, 1)
    assert heard == [add, delete, add, delete, None]


def test_a_library_that_can_only_be_read_is_not_changed(bank: Bank) -> None:
    with Library.open(bank.library.folder, read_only=True) as library:
        changes = BankChanges(library)
        with pytest.raises(LibraryReadOnly):
            BankEditor(library, changes).save(DRAFT)
        assert changes.undoable is None


def test_an_own_copy_takes_the_place_of_its_original_in_every_set(bank: Bank) -> None:
    other = bank.editor.save(DRAFT)
    sets = QuestionSets(bank.library, bank.changes)
    made = sets.add("Acme", [other.id, "slip"])
    copy = bank.editor.save(replace(SHIPPED, text="What slipped at Acme?"))
    assert sets.named("Acme").question_ids == (other.id, copy.id)
    bank.changes.undo()
    assert sets.named("Acme") == made


def test_what_was_merged_is_in_a_set_once(bank: Bank) -> None:
    first = bank.editor.save(DRAFT)
    second = bank.editor.save(replace(DRAFT, text="Why were you so late?", tips=("Be honest.",)))
    sets = QuestionSets(bank.library, bank.changes)
    sets.add("Both", [second.id, "slip", first.id])
    sets.add("One", [second.id])
    bank.editor.merge(first.id, second)
    assert sets.named("Both").question_ids == (first.id, "slip")
    assert sets.named("One").question_ids == (first.id,)
