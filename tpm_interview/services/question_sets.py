"""Named, ordered lists of questions."""

from collections.abc import Sequence
from dataclasses import replace
from random import Random

from tpm_interview.domain.bank_edit import Action, BankEdit
from tpm_interview.domain.draw import arranged
from tpm_interview.domain.errors import EmptyName, NoQuestions, UnknownSet
from tpm_interview.domain.question import Question, QuestionSet
from tpm_interview.domain.wording import one_line
from tpm_interview.services.bank_changes import BankChanges
from tpm_interview.services.bank_editing import new_id
from tpm_interview.storage.library import Library


class QuestionSets:
    """Makes and changes sets; every change can be taken back through `BankChanges`."""

    def __init__(self, library: Library, changes: BankChanges) -> None:
        self._store = library.questions
        self._changes = changes

    def all(self) -> tuple[QuestionSet, ...]:
        """In the order they were made."""
        return self._store.sets()

    def named(self, name: str) -> QuestionSet:
        """By name, letter case aside, or by id. Raises UnknownSet."""
        wanted = one_line(name).casefold()
        found = (each for each in self.all() if wanted in (each.name.casefold(), each.id))
        return _known(next(found, None), name)

    def questions(
        self, wanted: QuestionSet, count: int | None = None, rng: Random | None = None
    ) -> tuple[Question, ...]:
        """What a session asks of it, in its order or shuffled with `rng`.

        Hidden and trashed ones are left out; `count` None asks all the others. Raises NoQuestions.
        """
        here = {each.id: each for each in self._store.everything()}
        found = arranged([here[id] for id in wanted.question_ids if id in here], count, rng)
        if not found:
            raise NoQuestions(wanted.name)
        return found

    def add(self, name: str, ids: Sequence[str] = ()) -> QuestionSet:
        """Raises EmptyName."""
        made = QuestionSet(new_id(name), _name(name), tuple(dict.fromkeys(ids)))
        self._changes.make(BankEdit(sets=(made,)), Action.ADD_SET)
        return made

    def save(self, changed: QuestionSet) -> None:
        """Another name, other questions or another order. Raises UnknownSet, EmptyName."""
        self._get(changed.id)
        tidy = replace(changed, name=_name(changed.name))
        self._changes.make(BankEdit(sets=(tidy,)), Action.EDIT_SET)

    def put_in(self, set_id: str, ids: Sequence[str]) -> None:
        """Puts questions at the end; those in it already stay where they are."""
        old = self._get(set_id)
        wanted = tuple(dict.fromkeys((*old.question_ids, *ids)))
        if wanted != old.question_ids:
            changed = replace(old, question_ids=wanted)
            self._changes.make(BankEdit(sets=(changed,)), Action.EDIT_SET)

    def delete(self, set_id: str) -> None:
        """Its questions stay. Raises UnknownSet."""
        self._get(set_id)
        self._changes.make(BankEdit(gone_sets=(set_id,)), Action.DELETE_SET)

    def _get(self, set_id: str) -> QuestionSet:
        return _known(next((each for each in self.all() if each.id == set_id), None), set_id)


def _known(found: QuestionSet | None, name: str) -> QuestionSet:
    if found is None:
        raise UnknownSet(name)
    return found


def _name(name: str) -> str:
    made = one_line(name)[:80]
    if not made:
        raise EmptyName
    return made
