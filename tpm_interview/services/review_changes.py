"""Changes of takes and what stands beside them, taken back and made again by name."""

import threading
from collections.abc import Callable
from dataclasses import dataclass

from tpm_interview.domain.review_change import ReviewAction, ReviewDone, TakesChanged

_MOST = 100
Act = Callable[[], object]


@dataclass(frozen=True, slots=True)
class _Step:
    done: ReviewDone
    take_ids: tuple[int, ...]
    forth: Act
    back: Act


class ReviewChanges:
    """The one way in which what was rehearsed is changed by hand.

    Methods may be called from any thread. What an act raises (LibraryReadOnly, DiskFull) comes
    through, and then nothing counts as changed.
    """

    def __init__(self) -> None:
        self._done: list[_Step] = []
        self._undone: list[_Step] = []
        self._lock = threading.Lock()
        self._listeners: list[Callable[[TakesChanged], None]] = []

    def subscribe(self, listener: Callable[[TakesChanged], None]) -> None:
        """Call `listener` after every change, on the thread that makes it."""
        self._listeners.append(listener)

    @property
    def undoable(self) -> ReviewDone | None:
        """What `undo` would take back."""
        with self._lock:
            return self._done[-1].done if self._done else None

    @property
    def redoable(self) -> ReviewDone | None:
        with self._lock:
            return self._undone[-1].done if self._undone else None

    def make(self, action: ReviewAction, take_ids: tuple[int, ...], forth: Act, back: Act) -> None:
        """Does `forth` now; `back` takes it back, and `forth` makes it again after that."""
        step = _Step(ReviewDone(action, len(take_ids)), take_ids, forth, back)
        with self._lock:
            forth()
            self._undone.clear()
            self._done.append(step)  # the list stays the same one: an undo may wait for it
            del self._done[:-_MOST]
        self.tell(take_ids)

    def undo(self) -> ReviewDone | None:
        """Takes the newest change back; which, or None where there is none."""
        return self._move(self._done, self._undone, lambda step: step.back)

    def redo(self) -> ReviewDone | None:
        """Makes the change again that was taken back last."""
        return self._move(self._undone, self._done, lambda step: step.forth)

    def forget(self, take_ids: tuple[int, ...]) -> None:
        """These takes were erased for good: nothing may bring back what was done to them."""
        gone = set(take_ids)
        with self._lock:
            for steps in (self._done, self._undone):
                steps[:] = [step for step in steps if gone.isdisjoint(step.take_ids)]
        self.tell(take_ids)

    def tell(self, take_ids: tuple[int, ...]) -> None:
        """Tell everybody who listens that these takes were changed."""
        changed = TakesChanged(take_ids)
        for listener in tuple(self._listeners):
            listener(changed)

    def _move(
        self, source: list[_Step], target: list[_Step], act: Callable[[_Step], Act]
    ) -> ReviewDone | None:
        with self._lock:
            if not source:
                return None
            step = source[-1]
            act(step)()
            target.append(source.pop())
        self.tell(step.take_ids)
        return step.done
