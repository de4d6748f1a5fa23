"""What can be done with the questions that are chosen."""

from collections.abc import Sequence
from enum import Enum, auto

from tpm_interview.domain.bank_view import Shelf
from tpm_interview.domain.question import Question


class Act(Enum):
    """In the order in which they are offered."""

    REHEARSE = auto()
    HEAR = auto()
    EDIT = auto()
    TAG = auto()
    ADD_TO_SET = auto()
    SHOW_ORIGINAL = auto()
    EXPORT = auto()
    HIDE = auto()
    SHOW = auto()
    DELETE = auto()
    RESTORE = auto()
    ERASE = auto()
    EMPTY_TRASH = auto()


READING = {Act.REHEARSE, Act.HEAR, Act.EXPORT, Act.SHOW_ORIGINAL}
"""What changes nothing; in a library that is read only the original is gone to."""


def acts(chosen: Sequence[Question], shelf: Shelf) -> frozenset[Act]:
    """What is offered for these questions, all of which lie on `shelf`."""
    if shelf is Shelf.TRASH:
        return _in_trash(chosen)
    if not chosen:
        return frozenset()
    made = {Act.TAG, Act.ADD_TO_SET, Act.DELETE, Act.SHOW if shelf is Shelf.HIDDEN else Act.HIDE}
    if any(question.is_asked for question in chosen):
        made.add(Act.REHEARSE)
    if len(chosen) > 1:
        return frozenset(made | {Act.EXPORT})
    if chosen[0].is_own and chosen[0].based_on:
        made.add(Act.SHOW_ORIGINAL)
    return frozenset(made | {Act.HEAR, Act.EDIT})


def _in_trash(chosen: Sequence[Question]) -> frozenset[Act]:
    if not chosen:
        return frozenset()
    return frozenset({Act.RESTORE, Act.ERASE, Act.EMPTY_TRASH})
