"""Lets the candidate choose a backup; whoever owns the window puts it in place."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from tpm_interview.domain.backups import Backup
from tpm_interview.services.backups import Backups
from tpm_interview.ui.background import Background
from tpm_interview.ui.settings.page import SettingsPage
from tpm_interview.ui.settings.restore_dialog import RestoreDialog

AskFile = Callable[[QWidget, Callable[[Path], object]], object]


def ask_file(parent: QWidget, then: Callable[[Path], object]) -> None:
    """Opens the dialog and returns at once."""
    dialog = QFileDialog(parent)
    dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
    dialog.fileSelected.connect(lambda name: then(Path(name)))
    dialog.finished.connect(dialog.deleteLater)
    dialog.open()


class RestoreController(QObject):
    """Asks once.

    Signals:
        restore_requested: The `Path` of the backup that is to take the library's place.
    """

    restore_requested = Signal(object)

    def __init__(self, page: SettingsPage, backups: Backups, ask: AskFile = ask_file) -> None:
        super().__init__(page)
        self._page, self._backups, self._ask = page, backups, ask
        self._background = Background(self)
        self._dialog: RestoreDialog | None = None
        page.library.restore_requested.connect(self._look)

    def close(self) -> None:
        self._background.close()

    def _look(self) -> None:
        self._background.run(self._backups.automatic, self._open, self._page.library.show_error)

    def _open(self, automatic: tuple[Backup, ...]) -> None:
        if self._dialog is not None:
            return  # asked for twice before it was there
        dialog = self._dialog = RestoreDialog(self._page, automatic)
        dialog.file_requested.connect(lambda: self._ask(dialog, dialog.offer_file))
        dialog.agreed.connect(lambda: self._agree(dialog))
        dialog.finished.connect(self._closed)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _closed(self) -> None:
        self._dialog = None

    def _agree(self, dialog: RestoreDialog) -> None:
        chosen = dialog.chosen
        if chosen is not None:
            dialog.accept()
            self.restore_requested.emit(chosen)
