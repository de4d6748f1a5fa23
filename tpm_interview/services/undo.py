"""Changes of the bank that can be taken back and done again, by name."""

from dataclasses import dataclass

from tpm_interview.domain.bank_edit import BankEdit, Done

_MOST = 100


@dataclass(frozen=True, slots=True)
class _Step:
    done: Done
    back: BankEdit


class UndoStack:
    """Newest last; a new change forgets what was taken back before it."""

    def __init__(self) -> None:
        self._done: list[_Step] = []
        self._undone: list[_Step] = []

    @property
    def undoable(self) -> Done | None:
        return self._done[-1].done if self._done else None

    @property
    def redoable(self) -> Done | None:
        return self._undone[-1].done if self._undone else None

    def push(self, done: Done, back: BankEdit) -> None:
        """A change was made; `back` takes it back."""
        self._undone.clear()
        self._done = [*self._done[1 - _MOST :], _Step(done, back)]

    def next_undo(self) -> BankEdit | None:
        return self._done[-1].back if self._done else None

    def next_redo(self) -> BankEdit | None:
        return self._undone[-1].back if self._undone else None

    def undone(self, forth: BankEdit) -> Done:
        """The newest change was taken back; `forth` makes it again."""
        done = self._done.pop().done
        self._undone.append(_Step(done, forth))
        return done

    def redone(self, back: BankEdit) -> Done:
        """What was taken back last was made again; `back` takes it back once more."""
        done = self._undone.pop().done
        self._done.append(_Step(done, back))
        return done

    def forget(self) -> None:
        """Something was erased for good: nothing may bring it back."""
        self._done.clear()
        self._undone.clear()
