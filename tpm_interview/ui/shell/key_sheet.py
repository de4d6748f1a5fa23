"""Every key on one sheet."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QBoxLayout, QDialog, QStackedWidget, QWidget

from tpm_interview.ui.shell import keys
from tpm_interview.ui.shell.keys import KeyGroup
from tpm_interview.ui.theme import Role
from tpm_interview.ui.widgets.buttons import Button
from tpm_interview.ui.widgets.cards import Card
from tpm_interview.ui.widgets.layout import column, evenly, holder, line, row, section, text
from tpm_interview.ui.widgets.segments import Segments

KEY_PX = 88
SIZE = (984, 600)
COLUMNS = 2


class KeySheet(QDialog):
    """The keys that work everywhere, and those of one page; Escape closes it."""

    def __init__(self, parent: QWidget, place: str = "rehearse") -> None:
        """Begins with the keys of the page at `place`, where it has some of its own."""
        super().__init__(parent)
        self.setWindowTitle(self.tr("Keys"))
        close = Button(self.tr("Close  (Esc)"))
        close.clicked.connect(self.reject)
        pages = {
            "rehearse": (self.tr("Rehearse"), keys.rehearse()),
            "review": (self.tr("Review"), keys.review()),
            "questions": (self.tr("Questions"), keys.questions()),
        }
        self._stack = QStackedWidget()
        self._names = list(pages)
        for _, groups in pages.values():
            self._stack.addWidget(_columns(groups))
        names = [(place, name) for place, (name, _) in pages.items()]
        self._places = Segments(names, place if place in pages else "rehearse")
        self._places.chosen.connect(self._show)
        head = row(line(self.tr("Keys"), "title", Role.WindowText), self._places, None, close)
        head.setSpacing(24)
        body = row(column(_group(keys.everywhere()), None), self._stack, gap=2)
        body.setStretch(0, 1)
        body.setStretch(1, COLUMNS)
        self.setLayout(column(head, body, None, gap=2, margins=(3, 3, 3, 3)))
        self.resize(*SIZE)
        self._show(self._places.value())

    def _show(self, place: str) -> None:
        self._stack.setCurrentIndex(self._names.index(place))


def _columns(groups: Sequence[KeyGroup]) -> QWidget:
    """Beside and below one another, the longer half first."""
    half = (len(groups) + 1) // COLUMNS
    parts = (groups[:half], groups[half:])
    made = (column(*map(_group, part), None, gap=2) for part in parts)
    return holder(evenly(row(*made, gap=2)))


def _group(group: KeyGroup) -> QWidget:
    rows = [_key_row(key, what) for key, what in group.keys]
    return Card(column(section(group.name, None), *rows, margins=(2, 2, 2, 2)))


def _key_row(key: str, what: str) -> QBoxLayout:
    name = line(key, "body", Role.Link, bold=True)
    name.setFixedWidth(KEY_PX)
    name.setAlignment(Qt.AlignmentFlag.AlignTop)
    made = row(name, text(what))
    made.setStretch(1, 1)
    return made
