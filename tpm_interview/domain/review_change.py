"""Changes of what was rehearsed, as they are told and named when they are taken back."""

from dataclasses import dataclass
from enum import StrEnum


class ReviewAction(StrEnum):
    """What was done; the window has the words for it."""

    NOTE = "note"
    ADD_MARK = "add mark"
    CHANGE_MARK = "change mark"
    REMOVE_MARK = "remove mark"
    FILLER = "filler"
    STAR = "star"
    RATE = "rate"
    EDIT = "edit"
    GO_BACK = "go back"
    TRASH = "trash"
    RESTORE = "restore"


@dataclass(frozen=True, slots=True)
class ReviewDone:
    """One change that can be taken back; `count` says of how many takes."""

    action: ReviewAction
    count: int = 1


@dataclass(frozen=True, slots=True)
class TakesChanged:
    """These takes, or what stands beside them, are no longer what was read before."""

    take_ids: tuple[int, ...]
