"""Before answers go for good."""

from PySide6.QtWidgets import QWidget

from tpm_interview.ui.review.trash import words
from tpm_interview.ui.theme import Role
from tpm_interview.ui.widgets import text
from tpm_interview.ui.widgets.small_dialog import SmallDialog


class EraseDialog(SmallDialog):
    """Says what goes, from where, and what is not reached."""

    def __init__(self, parent: QWidget, count: int) -> None:
        super().__init__(
            parent,
            words.erase_title(count),
            self.tr("Erase for good  (Enter)"),
            text(
                self.tr(
                    "The recording, every transcript, notes, marks and ratings go, also from the"
                    " automatic backups and from what a restore has put aside. Nothing brings them"
                    " back."
                )
            ),
            text(
                self.tr(
                    "Files that you wrote elsewhere stay: exports, and backups made into a file."
                ),
                tone=Role.PlaceholderText,
            ),
        )
        self.agree.setFocus()
        self.agree.setDefault(True)
