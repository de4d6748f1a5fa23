"""What was said in one take and in none beside it; each can be heard."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from tpm_interview.domain.comparison import OnlyHere
from tpm_interview.ui.review.comparing import words
from tpm_interview.ui.theme import Role
from tpm_interview.ui.widgets import Button, FlowLayout, column, holder, line, scrolled, text


class OnlyHereList(QWidget):
    """Signals:
    word_clicked: Index of the word to hear.
    """

    word_clicked = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self._parts = column(gap=1)
        self.setLayout(column(scrolled(column(holder(self._parts), None, margins=(0, 1, 1, 1)))))

    def set_found(self, phrases: Sequence[OnlyHere], numbers: Sequence[OnlyHere]) -> None:
        while item := self._parts.takeAt(0):
            if shown := item.widget():
                shown.deleteLater()
        for name, found in ((self.tr("Numbers"), numbers), (self.tr("Words"), phrases)):
            if found:
                self._parts.addWidget(line(name, "body", Role.WindowText, bold=True))
                self._parts.addWidget(self._chips(found))
        if not phrases and not numbers:
            told = self.tr("Nothing that the others do not say too.")
            self._parts.addWidget(text(told, "body", Role.PlaceholderText))

    def _chips(self, found: Sequence[OnlyHere]) -> QWidget:
        flow = FlowLayout()
        for each in found[: words.MOST_CHIPS]:
            flow.addWidget(self._chip(each))
        if more := words.left_out(found):
            flow.addWidget(line(more))
        return holder(flow)

    def _chip(self, found: OnlyHere) -> Button:
        shown = words.only_here(found)
        made = Button(shown.replace("&", "&&"), "chip")
        made.setCheckable(False)
        made.setAccessibleName(self.tr("Hear {0}").format(shown))
        made.clicked.connect(lambda: self.word_clicked.emit(found.word_index))
        return made
