"""What stands beside the words of a take: its facts."""

from PySide6.QtWidgets import QScrollArea

from tpm_interview.ui.review.facts_column import WIDTH_PX, FactsColumn
from tpm_interview.ui.review.take_view import TakeView
from tpm_interview.ui.widgets import column, scrolled

_BAR_PX = 12


class BesideColumn(QScrollArea):
    """Scrolls by itself where it is longer than the words."""

    def __init__(self) -> None:
        super().__init__()
        self.facts = FactsColumn()
        area = scrolled(column(self.facts, None))
        body = area.takeWidget()
        self.setWidget(body)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(area.horizontalScrollBarPolicy())
        self.setFocusPolicy(area.focusPolicy())
        self.setFixedWidth(WIDTH_PX + _BAR_PX)

    def set_view(self, view: TakeView) -> None:
        self.facts.set_facts(view.take.duration_s, view.entry.plan.answer_s, view.delivery)
