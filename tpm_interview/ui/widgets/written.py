"""What an export wrote, with the way to it."""

from PySide6.QtCore import Signal

from tpm_interview.ui.theme import SPACE, Role
from tpm_interview.ui.widgets.buttons import Button
from tpm_interview.ui.widgets.cards import Card
from tpm_interview.ui.widgets.layout import column, row, shared_out, text
from tpm_interview.ui.widgets.painted import Icon


class Written(Card):
    """What was written last; hidden before.

    Signals:
        folder_requested: The candidate wants to see its folder.
    """

    folder_requested = Signal()

    def __init__(self) -> None:
        super().__init__(kind="notice")
        self._words = text()
        self._aside = text("", "small", Role.PlaceholderText)
        show = Button(self.tr("Show in folder  (F)"), "bare", "folder-open", "F")
        show.clicked.connect(self.folder_requested)
        told = column(self._words, self._aside)
        told.setSpacing(SPACE // 4)
        parts = (Icon("check", Role.Link), told, show)
        self.setLayout(shared_out(row(*parts, margins=(2, 1, 1, 1)), 0, 1))
        self.hide()

    def set_words(self, words: str, aside: str = "") -> None:
        """`aside` is what to know about the file, empty for nothing."""
        self._words.setText(words)
        self._aside.setText(aside)
        self._aside.setVisible(bool(aside))
        self.show()
