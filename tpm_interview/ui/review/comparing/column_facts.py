"""The facts of one take, each with what lies between it and the first take's."""

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from tpm_interview.domain.comparison import FactRow
from tpm_interview.ui.review.comparing import words
from tpm_interview.ui.theme import Role
from tpm_interview.ui.widgets import column, holder, line, row, scrolled

NOTHING = "\u2013"


class ColumnFacts(QWidget):
    """As many lines in every column, so that they stand side by side."""

    def __init__(self) -> None:
        super().__init__()
        self._lines = column(gap=1)
        area = scrolled(column(holder(self._lines), None, margins=(0, 1, 1, 1)))
        self.bar = area.verticalScrollBar()
        self.setLayout(column(area))

    def set_facts(self, rows: Sequence[FactRow], index: int) -> None:
        """Those of the take at `index`."""
        while item := self._lines.takeAt(0):
            if shown := item.widget():
                shown.deleteLater()
        for each in rows:
            self._lines.addWidget(_line(each, index))


def _line(shown: FactRow, index: int) -> QWidget:
    fact, by = shown.facts[index], shown.deltas[index]
    name = words.fact_name(shown.name)
    value = fact.shown if fact else NOTHING
    apart = words.delta(fact, by) if fact else ""
    value_line = line(value, "body", Role.WindowText)
    made = holder(column(line(name), row(value_line, None, line(apart)), gap=0))
    made.setAccessibleName(", ".join(filter(None, (f"{name}: {value}", apart))))
    return made
