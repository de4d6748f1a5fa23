"""Connects the view of sets with the library."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from random import Random

from PySide6.QtCore import QObject, Signal

from tpm_interview.domain.bank_edit import Action
from tpm_interview.domain.bank_view import BankView, Wanted
from tpm_interview.domain.draw import arranged
from tpm_interview.domain.errors import UserError
from tpm_interview.domain.question import Question, QuestionFilter, QuestionSet
from tpm_interview.services.bank import QuestionBank
from tpm_interview.services.bank_changes import BankChanges
from tpm_interview.services.question_sets import QuestionSets
from tpm_interview.services.rehearsal import utc_now
from tpm_interview.ui.background import Background
from tpm_interview.ui.questions.naming import BANK_NAMING
from tpm_interview.ui.questions.sets import entries
from tpm_interview.ui.questions.sets.order import dropped, moved, reordered, without
from tpm_interview.ui.questions.sets.view import SetsView
from tpm_interview.ui.undoing import Undoing

MOST_FOUND = 100
"""Questions that a search shows; the rest is counted."""


_OF_SETS = (Action.ADD_SET, Action.EDIT_SET, Action.DELETE_SET)


@dataclass(frozen=True, slots=True)
class _Found:
    words: str
    questions: tuple[Question, ...]


class SetsController(QObject):
    """Every change is stored at once, and shown when it is.

    Signals:
        closed: Another view shall be shown.
        rehearse_requested: Ids of questions as a tuple, in the order to ask.
    """

    closed = Signal()
    rehearse_requested = Signal(object)

    def __init__(
        self, view: SetsView, bank: QuestionBank, sets: QuestionSets, changes: BankChanges
    ) -> None:
        super().__init__(view)
        self._view, self._bank, self._sets = view, bank, sets
        self._changes = changes
        self._background = Background(self)
        self._undoing = Undoing(view, view.notice, changes, BANK_NAMING)
        changes.subscribe(self._undoing.on_change)
        self._seen = BankView()
        self._last_read: BankView | None = None
        self._wanted = ""  # the set to look at; it may be still to come
        self._current = ""
        self._words = ""
        self._once_shown: Callable[[], object] | None = None
        self._random = Random()
        self._connect()

    def open(self, set_id: str = "") -> None:
        """Show the sets, this one chosen; without an id the one that was looked at last."""
        self._wanted = set_id or self._wanted
        self.refresh()
        self._view.setFocus()

    def refresh(self) -> None:
        """Read the library again."""
        self._background.run(self._read, self._show, self._fail)

    def _refresh_changed(self) -> None:
        """Only the sets where nothing else can have changed: they are read in no time."""
        done = [each for each in (self._changes.undoable, self._changes.redoable) if each]
        if not done or any(each.action not in _OF_SETS for each in done):
            self.refresh()
            return
        self._background.run(self._read_sets, self._show, self._fail)

    def _read(self) -> BankView:
        """On the background thread, which alone knows what it read last."""
        self._last_read = self._bank.view()
        return self._last_read

    def _read_sets(self) -> BankView:
        if self._last_read is None:
            return self._read()
        self._last_read = entries.with_sets(self._last_read, self._sets.all())
        return self._last_read

    def close(self) -> None:
        """End the threads; the window is closing."""
        self._undoing.close()
        self._background.close()

    # Showing

    def _show(self, seen: BankView) -> None:
        self._seen = seen
        shelf = self._view.shelf
        shelf.blockSignals(True)
        self._view.set_sets(entries.sets(seen))
        shelf.list.choose(self._wanted)
        shelf.blockSignals(False)
        self._look_at(shelf.list.current_key())
        if self._once_shown is not None and self._current == self._wanted:
            act, self._once_shown = self._once_shown, None
            act()

    def _choose(self, set_id: str) -> None:
        self._wanted = set_id
        self._look_at(set_id)

    def _look_at(self, set_id: str) -> None:
        self._current = set_id
        shown = self._shown()
        questions = entries.members(shown, self._seen)
        name = shown.name if shown else ""
        rows = entries.ordered(questions, self._seen)
        self._view.set_questions(name, rows, len(arranged(questions, None, None)))
        self._search(self._words)

    def _shown(self) -> QuestionSet | None:
        """The set that is looked at, as the candidate sees it."""
        sets = self._seen.sets
        return next((each for each in sets if each.id == self._current), None)

    def _search(self, words: str) -> None:
        self._words = words
        if not words:
            self._view.adder.set_found("", (), 0)
            return
        bank = self._seen
        wanted = Wanted(QuestionFilter(text=words))
        self._background.run(
            lambda: _Found(words, bank.found(wanted, utc_now())), self._show_found, self._fail
        )

    def _show_found(self, found: _Found) -> None:
        if found.words != self._words:
            return
        shown = self._shown()
        rows = entries.offered(found.questions[:MOST_FOUND], self._seen, shown)
        self._view.adder.set_found(found.words, rows, len(found.questions))

    # Changing sets

    def _add_set(self, name: str) -> None:
        def then(made: QuestionSet) -> None:
            self._wanted = made.id
            self._view.shelf.end_naming()
            self._once_shown = self._view.adder.setFocus

        self._do(lambda: self._sets.add(name), then)

    def _rename(self, set_id: str, name: str) -> None:
        self._change(set_id, lambda stored: replace(stored, name=name))

    def _delete(self, set_id: str) -> None:
        self._do(lambda: self._sets.delete(set_id))

    # Changing the questions of one

    def _put_in(self, question_id: str) -> None:
        set_id = self._current

        def then(_: None) -> None:
            self._once_shown = lambda: self._view.order.choose(question_id)

        if set_id:
            self._do(lambda: self._sets.put_in(set_id, [question_id]), then)

    def _take_out(self) -> None:
        gone = set(self._view.order.chosen_keys())
        self._change(
            self._current,
            lambda stored: replace(stored, question_ids=without(stored.question_ids, gone)),
        )

    def _move(self, step: int) -> None:
        chosen = set(self._view.order.chosen_keys())
        self._reorder(lambda shown: moved(shown, chosen, step))

    def _drop(self, before: int) -> None:
        chosen = set(self._view.order.chosen_keys())
        self._reorder(lambda shown: dropped(shown, chosen, before))

    def _reorder(self, order: Callable[[Sequence[str]], tuple[str, ...]]) -> None:
        shown = self._shown()
        if shown is None:
            return
        wanted = order(shown.question_ids)
        self._change(
            shown.id,
            lambda stored: replace(stored, question_ids=reordered(stored.question_ids, wanted)),
        )

    def _change(self, set_id: str, change: Callable[[QuestionSet], QuestionSet]) -> None:
        """`change` gets the set as it is stored, with what is not shown."""

        def work() -> None:
            stored = self._sets.named(set_id)
            changed = change(stored)
            if changed != stored:
                self._sets.save(changed)

        self._do(work)

    def _do(self, work: Callable[[], object], then: Callable[..., object] | None = None) -> None:
        """The change itself is shown when `Undoing` hears of it."""

        def done(result: object) -> None:
            self._view.banner.set_error(None)
            if then is not None:
                then(result)

        self._background.run(work, done, self._fail)

    def _fail(self, error: UserError) -> None:
        self._view.banner.set_error(error)

    def _rehearse(self, is_shuffled: bool) -> None:
        members = entries.members(self._shown(), self._seen)
        asked = [each.id for each in arranged(members, None, None)]
        if is_shuffled:
            self._random.shuffle(asked)
        if asked:
            self.rehearse_requested.emit(tuple(asked))

    def _connect(self) -> None:
        view = self._view
        view.leave_requested.connect(self.closed)
        view.rehearse_requested.connect(self._rehearse)
        view.shelf.chosen.connect(self._choose)
        view.shelf.add_requested.connect(self._add_set)
        view.shelf.rename_requested.connect(self._rename)
        view.shelf.delete_requested.connect(self._delete)
        view.adder.search_requested.connect(self._search)
        view.adder.add_requested.connect(self._put_in)
        view.order.move_requested.connect(self._move)
        view.order.drop_requested.connect(self._drop)
        view.order.remove_requested.connect(self._take_out)
        self._undoing.changed.connect(self._refresh_changed)
        self._undoing.failed.connect(self._fail)
