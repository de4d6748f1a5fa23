"""Connects the export dialog with the exporters."""

from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from tpm_interview.domain.errors import UserError
from tpm_interview.services.exporting import EXPORT_FORMATS, Exporting, suffix_for
from tpm_interview.ui.background import Background
from tpm_interview.ui.questions.exporting.dialog import ExportDialog
from tpm_interview.ui.questions.exporting.words import format_name
from tpm_interview.ui.save_as import (
    AskPath,
    ShowFolder,
    Wish,
    ask_path,
    show_folder,
)

FILE_NAME = "tpm-interview-questions"


class ExportController(QObject):
    """Writes in the background; one dialog at a time.

    Signals:
        exported: Path of the file that was written.
        failed: The UserError that kept one from being written; the dialog shows it too, while
            it is open.
    """

    exported = Signal(str)
    failed = Signal(object)

    def __init__(
        self,
        parent: QWidget,
        exporting: Exporting,
        ask: AskPath = ask_path,
        show: ShowFolder = show_folder,
    ) -> None:
        super().__init__(parent)
        self._parent, self._exporting = parent, exporting
        self._ask, self._show = ask, show
        self._background = Background(self)
        self._ids: tuple[str, ...] = ()
        self._dialog: ExportDialog | None = None
        self._path = Path()

    def open(self, ids: tuple[str, ...], all_count: int) -> None:
        """Offers these questions, in this order, or the whole bank of so many."""
        if self._dialog is not None:
            return
        self._ids = ids
        dialog = ExportDialog(self._parent, EXPORT_FORMATS, len(ids), all_count)
        dialog.save_requested.connect(self._ask_path)
        dialog.folder_requested.connect(lambda: self._show(self._path))
        dialog.finished.connect(self._forget)
        self._dialog = dialog
        dialog.open()

    def close(self) -> None:
        """End the thread; the window is closing."""
        self._background.close()

    def _ask_path(self, format: str) -> None:
        dialog = self._dialog
        if dialog is None:
            return
        ids = None if dialog.wants_all else self._ids
        wish = Wish(self.tr("Save as"), FILE_NAME, format_name(format), suffix_for(format))
        self._ask(dialog, wish, lambda path: self._write(path, format, ids))

    def _write(self, path: Path, format: str, ids: tuple[str, ...] | None) -> None:
        if self._dialog is not None:
            self._dialog.set_busy(True)
        self._background.run(
            lambda: self._exporting.export(path, format, ids),
            lambda count: self._tell_written(path, count),
            self._tell_failed,
        )

    def _tell_written(self, path: Path, count: int) -> None:
        self._path = path
        if self._dialog is not None:
            self._dialog.set_busy(False)
            self._dialog.set_written(path.name, count)
        self.exported.emit(str(path))

    def _tell_failed(self, error: UserError) -> None:
        if self._dialog is not None:
            self._dialog.set_busy(False)
            self._dialog.banner.set_error(error)
        self.failed.emit(error)

    def _forget(self) -> None:
        if self._dialog is not None:
            self._dialog.deleteLater()
            self._dialog = None
