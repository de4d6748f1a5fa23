"""The frame of a page."""

from PySide6.QtWidgets import QBoxLayout, QLayout

from tpm_interview.ui.widgets.cards import Card
from tpm_interview.ui.widgets.layout import Item, column, row, scrolled, shared_out


def page_with_foot(content: QLayout, *foot: Item) -> QBoxLayout:
    """A page that scrolls above a foot that does not: the next step is always in sight."""
    bottom = Card(row(*foot, gap=2, margins=(5, 2, 5, 2)), "foot")
    return shared_out(column(scrolled(content), bottom, gap=0), 1)
