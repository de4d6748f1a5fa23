"""What can be typed into the search box."""

from collections.abc import Sequence

from PySide6.QtWidgets import QBoxLayout, QDialog, QWidget

from tpm_interview.ui.theme import Role
from tpm_interview.ui.widgets import Button, Card, column, line, row, shared_out, text

SIZE = (560, 424)
_TYPED_PX = 184


class FindHelp(QDialog):
    """Examples with what they find; Escape closes it."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Finding what you said"))
        close = Button(self.tr("Close  (Esc)"))
        close.clicked.connect(self.reject)
        title = line(self.tr("Finding what you said"), "head", Role.WindowText)
        told = self.tr(
            "Searches transcripts, questions, notes and marks. "
            "Slips of the finger are seen through."
        )
        about = text(told, "body", Role.PlaceholderText)
        rows = [_help_row(typed, finds) for typed, finds in self._words()]
        card = Card(column(*rows, margins=(2, 2, 2, 2)))
        head = shared_out(row(title, None, close), 0, 1)
        self.setLayout(column(head, about, card, None, gap=2, margins=(3, 3, 3, 3)))
        self.resize(*SIZE)

    def _words(self) -> Sequence[tuple[str, str]]:
        return (
            ("risk budget", self.tr("takes that hold both words")),
            ('"critical path"', self.tr("words that follow one another")),
            ("depend*", self.tr("all words that begin so")),
            ("-budget", self.tr("no takes that hold it")),
            ("competency:risk", self.tr("questions of a competency")),
            ('question:"slipped date"', self.tr("takes of a question that holds these words")),
            ("after:2026-03", self.tr("from that day, month or year on")),
            ("before:2026-03-15", self.tr("until that day, without it")),
            ("rating:>=3", self.tr("by your own mark: 3, >=3, <2")),
            ("mode:mock", self.tr("warm-up, practice or mock")),
        )


def _help_row(typed: str, finds: str) -> QBoxLayout:
    name = line(typed, "body", Role.Link, bold=True)
    name.setFixedWidth(_TYPED_PX)
    return shared_out(row(name, text(finds)), 0, 1)
