"""What helps with a question, shown when asked for."""

from collections.abc import Sequence

from PySide6.QtWidgets import QLabel, QVBoxLayout

from tpm_interview.ui.theme import Role
from tpm_interview.ui.widgets import Card, column, section, text


class HintCard(Card):
    """Tips first, then the points a good answer covers; quotes what the bank has."""

    def __init__(self) -> None:
        super().__init__()
        self._lines = QVBoxLayout()
        self._lines.setSpacing(4)
        self.setLayout(column(section(self.tr("Hint"), None), self._lines, margins=(3, 2, 3, 2)))
        self.setMaximumWidth(912)

    def set_hints(self, tips: Sequence[str], points: Sequence[str]) -> None:
        while self._lines.count():
            item = self._lines.takeAt(0)
            widget = item.widget() if item else None
            if widget is not None:
                widget.deleteLater()
        for tip in tips:
            self._lines.addWidget(text(tip))
        if points:
            covers = self.tr("A good answer covers: {0}.").format("; ".join(points))
            self._lines.addWidget(text(covers, tone=Role.PlaceholderText))

    def text(self) -> str:
        """Everything it says."""
        return " ".join(label.text() for label in self.findChildren(QLabel))
