"""What the screen calls shelves and limits on practice, and what it says where nothing is found."""

from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from tpm_interview.domain.bank_view import Shelf, Wanted
from tpm_interview.domain.practice import Practiced


def tr(words: str) -> str:
    return QCoreApplication.translate("ShelfWords", words)


def shelf_name(shelf: Shelf) -> str:
    return {
        Shelf.BANK: tr("In the bank"),
        Shelf.HIDDEN: tr("Hidden"),
        Shelf.TRASH: tr("Trash"),
    }[shelf]


def practiced_name(practiced: Practiced) -> str:
    return {
        Practiced.ANY: tr("Any practice"),
        Practiced.NEVER: tr("Never practiced"),
        Practiced.DUE: tr("Due"),
    }[practiced]


@dataclass(frozen=True, slots=True)
class Nothing:
    """Why the table is empty, and what helps; `icon` is a name of the icon font."""

    icon: str
    title: str
    told: str


def nothing_found(wanted: Wanted) -> Nothing:
    """What is told where no question is `wanted`."""
    plain = Wanted(practiced=wanted.practiced, shelf=wanted.shelf)
    if wanted != plain and wanted.filter.text.strip():
        return Nothing(
            "magnifying-glass",
            tr("No question fits"),
            tr("Take a filter away, or search for less."),
        )
    if wanted != plain:
        return Nothing("cards", tr("No question fits"), tr("Take a filter away."))
    if wanted.practiced is Practiced.NEVER:
        return Nothing(
            "check-circle",
            tr("Every question was answered"),
            tr("Nothing here is new to you. Write or import more, or look at what is due."),
        )
    if wanted.practiced is Practiced.DUE:
        return Nothing(
            "check-circle",
            tr("Nothing is due"),
            tr("A question comes back when the mark you gave your answer says so."),
        )
    return {
        Shelf.BANK: Nothing(
            "cards",
            tr("No question yet"),
            tr("Write one with Ctrl+N, or drop a file with questions here."),
        ),
        Shelf.HIDDEN: Nothing(
            "eye-slash",
            tr("Nothing is hidden"),
            tr("Hidden questions are never asked. Hide one with X."),
        ),
        Shelf.TRASH: Nothing(
            "trash", tr("Nothing in the trash"), tr("Deleted questions stay here for 30 days.")
        ),
    }[wanted.shelf]
