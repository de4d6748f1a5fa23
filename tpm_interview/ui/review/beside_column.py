"""What stands beside the words of a take: its facts, and what is said about it by hand."""

from PySide6.QtWidgets import QScrollArea

from tpm_interview.ui.review.annotating.marks_card import MarksCard
from tpm_interview.ui.review.annotating.notes_card import NotesCard
from tpm_interview.ui.review.annotating.rating_card import RatingCard
from tpm_interview.ui.review.facts_column import WIDTH_PX, FactsColumn
from tpm_interview.ui.review.take_view import TakeView
from tpm_interview.ui.widgets import column, holder, scrolled

_BAR_PX = 12


class BesideColumn(QScrollArea):
    """Scrolls by itself where it is longer than the words."""

    def __init__(self) -> None:
        super().__init__()
        self.facts = FactsColumn()
        self.notes, self.marks, self.rating = NotesCard(), MarksCard(), RatingCard()
        by_hand = column(self.notes, self.marks, self.rating, gap=3)
        area = scrolled(column(self.facts, holder(by_hand, WIDTH_PX), None, gap=3))
        body = area.takeWidget()
        self.setWidget(body)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(area.horizontalScrollBarPolicy())
        self.setFocusPolicy(area.focusPolicy())
        self.setFixedWidth(WIDTH_PX + _BAR_PX)

    def set_view(self, view: TakeView) -> None:
        self.facts.set_facts(view.facts, can_hear=view.picture is not None)
