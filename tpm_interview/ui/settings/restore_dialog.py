"""Which backup is to take the library's place, and what becomes of what is there."""

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QWidget

from tpm_interview.domain.backups import Backup
from tpm_interview.ui.settings.library_words import size
from tpm_interview.ui.theme import Role
from tpm_interview.ui.widgets import Button, Choice, column, line, row, text
from tpm_interview.ui.widgets.small_dialog import SmallDialog


class RestoreDialog(SmallDialog):
    """Offers the automatic backups, the newest first, and any file.

    Signals:
        file_requested: The candidate looks for a file of their own.
    """

    file_requested = Signal()

    def __init__(self, parent: QWidget, automatic: Sequence[Backup]) -> None:
        self._choice = Choice(_tr("Backup"), "plain")
        self._about = text("", "body", Role.PlaceholderText)
        look_for = Button(_tr("Choose a file..."), "plain", "folder-open")
        kept = _tr(
            "What the library holds now is kept in a folder of its own, so that nothing is lost."
            " The window starts anew."
        )
        which = column(line(_tr("Backup"), "body", Role.WindowText), row(self._choice, look_for))
        title, agree = _tr("Put a backup in place?"), _tr("Put in place")
        super().__init__(parent, title, agree, which, self._about, text(kept))
        self._own: Path | None = None
        self._automatic = tuple(automatic)
        self._choice.chosen.connect(lambda _: self._tell())
        look_for.clicked.connect(self.file_requested)
        self._offer(automatic[0].path if automatic else None)

    @property
    def chosen(self) -> Path | None:
        value = self._choice.value()
        return value if isinstance(value, Path) else None

    def offer_file(self, path: Path) -> None:
        """A file the candidate looked for; it is chosen now."""
        self._own = path
        self._offer(path)

    def _offer(self, value: Path | None) -> None:
        offers: list[tuple[object, str]] = [(self._own, self._own.name)] if self._own else []
        offers += [(each.path, _automatic_words(each)) for each in self._automatic]
        self._choice.set_choices(offers or [(None, _tr("None yet"))], value)
        self._tell()

    def _tell(self) -> None:
        self.agree.setEnabled(self.chosen is not None)
        if self.chosen is None:
            self._about.setText(_tr("There is no automatic backup yet: choose a file."))
        elif self.chosen == self._own:
            self._about.setText(_tr("A backup file brings its recordings with it."))
        else:
            told = _tr("An automatic backup holds no recordings: those that are there stay.")
            self._about.setText(told)


def _automatic_words(backup: Backup) -> str:
    at: datetime = backup.made_at.astimezone()
    return f"{at:%Y-%m-%d %H:%M}  ({size(backup.bytes)})"


def _tr(words: str) -> str:
    return QCoreApplication.translate("RestoreDialog", words)
