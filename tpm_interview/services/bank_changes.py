"""Changes of the question bank, one transaction each, taken back and made again by name."""

import threading
from collections.abc import Callable

from tpm_interview.domain.bank_edit import Action, BankEdit, Done
from tpm_interview.services.undo import UndoStack
from tpm_interview.storage.library import Library


class BankChanges:
    """The one way in which the bank of a library is changed.

    Methods may be called from any thread, and raise LibraryReadOnly or DiskFull with nothing
    changed.
    """

    def __init__(self, library: Library) -> None:
        self._store = library.questions
        self._undo = UndoStack()
        self._lock = threading.Lock()
        self._listeners: list[Callable[[], None]] = []

    def subscribe(self, listener: Callable[[], None]) -> None:
        """Call `listener` after every change, on the thread that makes it."""
        self._listeners.append(listener)

    @property
    def undoable(self) -> Done | None:
        """What `undo` would take back."""
        return self._undo.undoable

    @property
    def redoable(self) -> Done | None:
        return self._undo.redoable

    def make(self, edit: BankEdit, action: Action, count: int = 1) -> None:
        """One step to be taken back; `count` says of how many questions or sets."""
        with self._lock:
            self._undo.push(Done(action, count), self._store.carry_out(edit))
        self._tell()

    def erase(self, edit: BankEdit) -> None:
        """A change that nothing brings back; what was done before it can't be undone either."""
        with self._lock:
            self._store.carry_out(edit)
            self._undo.forget()
        self._tell()

    def undo(self) -> Done | None:
        """Takes the newest change back; which, or None where there is none."""
        with self._lock:
            back = self._undo.next_undo()
            done = None if back is None else self._undo.undone(self._store.carry_out(back))
        self._tell()
        return done

    def redo(self) -> Done | None:
        """Makes the change again that was taken back last."""
        with self._lock:
            forth = self._undo.next_redo()
            done = None if forth is None else self._undo.redone(self._store.carry_out(forth))
        self._tell()
        return done

    def _tell(self) -> None:
        for listener in tuple(self._listeners):
            listener()
