"""Connects the dialog that takes answers along with what writes them."""

from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from tpm_interview.domain.errors import UserError
from tpm_interview.domain.session import Take
from tpm_interview.domain.take_export import Exported, TakeChoice
from tpm_interview.services.take_exporting import (
    ONE_TAKE_FORMATS,
    TAKE_FORMATS,
    TAKE_SUFFIXES,
    TakeExporting,
)
from tpm_interview.ui.review.exporting.dialog import Scope, TakeExportDialog
from tpm_interview.ui.review.exporting.words import format_name, take_count, without_sound
from tpm_interview.ui.save_as import AskPath, ShowFolder, Wish, ask_path, show_folder
from tpm_interview.ui.stoppable import Stoppable


class TakeExportController(QObject):
    """Writes in the background; one dialog and one file at a time."""

    def __init__(
        self,
        parent: QWidget,
        take_exporting: TakeExporting,
        ask: AskPath = ask_path,
        show: ShowFolder = show_folder,
    ) -> None:
        super().__init__(parent)
        self._parent, self._exporting = parent, take_exporting
        self._ask, self._show = ask, show
        self._dialog: TakeExportDialog | None = None
        self._choices: dict[Scope, TakeChoice] = {}
        self._day = ""
        self._path = Path()
        self._work = Stoppable(self)
        self._work.progressed.connect(self._tell_progress)
        self._work.done.connect(self._tell_written)
        self._work.failed.connect(self._tell_failed)

    def open(
        self, take: Take, session_id: int, question_id: str, selected: tuple[int, ...] = ()
    ) -> None:
        """Offers a take, its session, every take of its question where that is known, and the
        takes that are selected where they are several."""
        if self._dialog is not None:
            return
        self._choices = {
            Scope.TAKE: TakeChoice(take_ids=(take.id,)),
            Scope.SESSION: TakeChoice(session_id=session_id),
            Scope.QUESTION: TakeChoice(question_id=question_id),
            Scope.SELECTION: TakeChoice(take_ids=selected),
        }
        self._day = take.started_at.astimezone().strftime("%Y-%m-%d")
        has_sound, has_question = take.audio_file is not None, bool(question_id)
        dialog = TakeExportDialog(
            self._parent,
            TAKE_FORMATS,
            ONE_TAKE_FORMATS,
            has_sound,
            has_question,
            len(selected),
        )
        dialog.save_requested.connect(self._ask_path)
        dialog.cancel_requested.connect(self._cancel)
        dialog.folder_requested.connect(lambda: self._show(self._path))
        dialog.finished.connect(self._forget)
        self._dialog = dialog
        dialog.open()

    def close(self) -> None:
        """Stop what is being written and end the thread; the window is closing."""
        self._work.close()

    def _ask_path(self, format: str) -> None:
        dialog = self._dialog
        if dialog is None:
            return
        choice, name = self._choices[dialog.scope], f"{dialog.scope.value}-{self._day}"
        wish = Wish(self.tr("Save as"), name, format_name(format), TAKE_SUFFIXES[format])
        self._ask(dialog, wish, lambda path: self._write(path, format, choice))

    def _write(self, path: Path, format: str, choice: TakeChoice) -> None:
        if self._dialog is None:
            return
        self._path = path
        self._dialog.set_busy(True)
        self._work.run(lambda tell: self._exporting.export(path, choice, format, tell))

    def _cancel(self) -> None:
        self._work.cancel()
        if self._dialog is not None:
            self._dialog.set_busy(False)

    def _tell_progress(self, share: float) -> None:
        if self._dialog is not None:
            self._dialog.set_done(share)

    def _tell_written(self, exported: Exported) -> None:
        if self._dialog is None:
            return
        self._dialog.set_busy(False)
        told = self.tr("Written: {0} ({1})")
        words = told.format(self._path.name, take_count(exported.takes))
        self._dialog.set_written(words, without_sound(len(exported.without_sound)))

    def _tell_failed(self, error: UserError) -> None:
        if self._dialog is not None:
            self._dialog.set_busy(False)
            self._dialog.banner.set_error(error)

    def _forget(self) -> None:
        if self._dialog is not None:
            self._dialog.deleteLater()
            self._dialog = None
