from tpm_interview.domain.bank_edit import Action, BankEdit, Done
from tpm_interview.services.undo import UndoStack

ONE, TWO = Done(Action.HIDE, 1), Done(Action.DELETE, 2)


def test_steps_go_back_and_forth_in_order() -> None:
    stack = UndoStack()
    stack.push(ONE, BankEdit(gone=("a",)))
    stack.push(TWO, BankEdit(gone=("b",)))
    assert stack.next_undo() == BankEdit(gone=("b",))
    assert stack.undone(BankEdit(gone=("c",))) == TWO
    assert (stack.undoable, stack.redoable) == (ONE, TWO)
    assert stack.next_redo() == BankEdit(gone=("c",))
    assert stack.redone(BankEdit(gone=("b",))) == TWO
    assert (stack.undoable, stack.redoable) == (TWO, None)


def test_a_new_step_forgets_what_was_taken_back() -> None:
    stack = UndoStack()
    stack.push(ONE, BankEdit())
    stack.undone(BankEdit())
    stack.push(TWO, BankEdit())
    assert (stack.undoable, stack.redoable) == (TWO, None)


def test_only_so_many_steps_are_kept() -> None:
    stack = UndoStack()
    for count in range(150):
        stack.push(Done(Action.TAG, count), BankEdit())
    undone = []
    while stack.undoable is not None:
        undone.append(stack.undone(BankEdit()).count)
    assert undone == list(range(149, 49, -1))


def test_nothing_comes_back_after_forgetting() -> None:
    stack = UndoStack()
    stack.push(ONE, BankEdit())
    stack.push(TWO, BankEdit())
    stack.undone(BankEdit())
    stack.forget()
    assert (stack.undoable, stack.redoable) == (None, None)
    assert (stack.next_undo(), stack.next_redo()) == (None, None)
