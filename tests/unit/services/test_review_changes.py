"""Changes by hand, taken back and made again."""

import threading

import pytest

from tpm_interview.domain.errors import DiskFull
from tpm_interview.domain.review_change import ReviewAction, ReviewDone, TakesChanged
from tpm_interview.services.review_changes import ReviewChanges


class Counter:
    """A number that is changed, and may refuse to be."""

    def __init__(self) -> None:
        self.value = 0
        self.refuses = False

    def add(self, by: int) -> None:
        if self.refuses:
            raise DiskFull
        self.value += by


def made(changes: ReviewChanges, counter: Counter, *take_ids: int) -> None:
    ids = take_ids or (1,)
    changes.make(ReviewAction.STAR, ids, lambda: counter.add(1), lambda: counter.add(-1))


def test_a_change_is_made_taken_back_and_made_again() -> None:
    changes, counter = ReviewChanges(), Counter()
    made(changes, counter, 1, 2)
    assert (counter.value, changes.undoable) == (1, ReviewDone(ReviewAction.STAR, 2))
    assert changes.undo() == ReviewDone(ReviewAction.STAR, 2)
    assert (counter.value, changes.undoable) == (0, None)
    assert changes.redo() == ReviewDone(ReviewAction.STAR, 2)
    assert (counter.value, changes.redoable) == (1, None)


def test_without_changes_nothing_is_taken_back() -> None:
    changes = ReviewChanges()
    assert (changes.undo(), changes.redo()) == (None, None)


def test_a_new_change_forgets_what_was_taken_back() -> None:
    changes, counter = ReviewChanges(), Counter()
    made(changes, counter)
    changes.undo()
    made(changes, counter)
    assert changes.redoable is None


def test_a_change_that_fails_is_no_change() -> None:
    changes, counter = ReviewChanges(), Counter()
    made(changes, counter)
    counter.refuses = True
    with pytest.raises(DiskFull):
        made(changes, counter)
    with pytest.raises(DiskFull):
        changes.undo()
    counter.refuses = False
    changes.undo()
    assert (counter.value, changes.undoable) == (0, None)


def test_everybody_hears_which_takes_were_changed() -> None:
    changes, heard = ReviewChanges(), list[TakesChanged]()
    changes.subscribe(heard.append)
    made(changes, Counter(), 3)
    changes.undo()
    changes.redo()
    assert heard == [TakesChanged((3,))] * 3


def test_what_was_done_to_an_erased_take_is_not_brought_back() -> None:
    changes, counter = ReviewChanges(), Counter()
    made(changes, counter, 1)
    made(changes, counter, 2, 3)
    changes.forget((3,))
    assert changes.undo() == ReviewDone(ReviewAction.STAR, 1)
    assert changes.undo() is None


def test_an_undo_that_waits_for_a_change_takes_that_one_back_once() -> None:
    changes, counter = ReviewChanges(), Counter()
    made(changes, counter)
    is_changing, may_end = threading.Event(), threading.Event()

    def slowly() -> None:
        is_changing.set()
        may_end.wait(10)
        counter.add(1)

    writer = threading.Thread(
        target=changes.make, args=(ReviewAction.NOTE, (2,), slowly, lambda: counter.add(-1))
    )
    undone: list[ReviewDone | None] = []
    undoer = threading.Thread(target=lambda: undone.append(changes.undo()))
    writer.start()
    is_changing.wait(10)
    undoer.start()
    may_end.set()
    writer.join()
    undoer.join()
    undone += [changes.undo(), changes.undo()]
    assert undone == [ReviewDone(ReviewAction.NOTE), ReviewDone(ReviewAction.STAR), None]
    assert counter.value == 0
