"""Every key on one sheet."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QBoxLayout, QDialog, QWidget

from tpm_interview.ui.theme import Role
from tpm_interview.ui.widgets.buttons import Button
from tpm_interview.ui.widgets.cards import Card
from tpm_interview.ui.widgets.layout import column, evenly, line, row, section, text

KEY_PX = 88
SIZE = (984, 600)
Keys = Sequence[tuple[str, str]]


class KeySheet(QDialog):
    """The keys of the app in groups; Escape closes it."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Keys"))
        close = Button(self.tr("Close  (Esc)"))
        close.clicked.connect(self.reject)
        columns = (
            (
                self._group(self.tr("Everywhere"), self._everywhere()),
                self._group(self.tr("Review"), self._review()),
            ),
            (
                self._group(self.tr("While a question is asked"), self._asked()),
                self._group(self.tr("While you answer"), self._answering()),
            ),
            (
                self._group(self.tr("After an answer"), self._after()),
                self._group(self.tr("Questions"), self._questions()),
                self._group(self.tr("Welcome"), self._welcome()),
            ),
        )
        head = row(line(self.tr("Keys"), "title", Role.WindowText), None, close)
        groups = evenly(row(*(column(*groups, None, gap=2) for groups in columns), gap=2))
        self.setLayout(column(head, groups, gap=2, margins=(3, 3, 3, 3)))
        self.resize(*SIZE)

    def _group(self, name: str, keys: Keys) -> QWidget:
        rows = [_key_row(key, what) for key, what in keys]
        return Card(column(section(name, None), *rows, margins=(2, 2, 2, 2)))

    def _everywhere(self) -> Keys:
        return (
            (self.tr("Space"), self.tr("The next step: the amber button")),
            (self.tr("Enter"), self.tr("Press the button that has the focus")),
            (self.tr("Tab"), self.tr("Go to the next button")),
            (self.tr("Ctrl+1 to 9"), self.tr("Go to a page")),
            ("Ctrl+K", self.tr("Find anything you said")),
            ("?", self.tr("This sheet")),
        )

    def _asked(self) -> Keys:
        return (
            ("R", self.tr("Replay the question")),
            ("P", self.tr("Pause the voice, or let it go on")),
            ("M", self.tr("Mute or unmute the voice")),
            ("H", self.tr("Hint")),
            ("S", self.tr("Skip the question")),
            ("Ctrl+T", self.tr("Type the answer instead")),
            ("Esc", self.tr("Leave; everything is kept")),
        )

    def _answering(self) -> Keys:
        return (
            ("W", self.tr("Hide or show the live words")),
            ("Ctrl+T", self.tr("Type the answer instead")),
            ("Ctrl+Enter", self.tr("Finish a typed answer")),
        )

    def _after(self) -> Keys:
        return (
            (self.tr("1 to 4"), self.tr("Your own mark")),
            ("T", self.tr("Take it again")),
            ("F", self.tr("Answer the follow-up")),
            ("N", self.tr("Next without a mark")),
        )

    def _review(self) -> Keys:
        return (
            (self.tr("Space"), self.tr("Play or pause")),
            (self.tr("Left, Right"), self.tr("Back or on by 5 s")),
            ("L", self.tr("Loop the sentence")),
            ("X, M", self.tr("Export; mentor's notes")),
            ("Ctrl+F", self.tr("Search; Down: to the hits")),
            ("Esc", self.tr("Back to all sessions")),
            (self.tr("Enter"), self.tr("Go to the hit or the word")),
        )

    def _questions(self) -> Keys:
        return (
            ("R, H", self.tr("Rehearse it; hear it")),
            ("Ctrl+F", self.tr("Search")),
            ("Ctrl+N, E", self.tr("New question; edit it")),
            ("T, A", self.tr("Tags; add to a set")),
            ("X, Del", self.tr("Hide or show; delete")),
            ("U, O", self.tr("Restore; show original")),
            ("Ctrl+Z", self.tr("Undo; redo with Shift")),
            ("Ctrl+I, E, L", self.tr("Import, export, sets")),
        )

    def _welcome(self) -> Keys:
        return (
            ("V", self.tr("Hear the voice")),
            (self.tr("Backspace"), self.tr("Back to the step before")),
        )


def _key_row(key: str, what: str) -> QBoxLayout:
    name = line(key, "body", Role.Link, bold=True)
    name.setFixedWidth(KEY_PX)
    name.setAlignment(Qt.AlignmentFlag.AlignTop)
    made = row(name, text(what))
    made.setStretch(1, 1)
    return made
