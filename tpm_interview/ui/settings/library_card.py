"""Where the library lies, its backups, and a look at whether all of it is whole."""

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel, QWidget

from tpm_interview.domain.backups import Written as WrittenBackup
from tpm_interview.domain.checkup import Checkup
from tpm_interview.domain.errors import UserError
from tpm_interview.ui.settings import library_words
from tpm_interview.ui.settings.checkup_list import CheckupList
from tpm_interview.ui.settings.named_row import settings_card
from tpm_interview.ui.theme import Role
from tpm_interview.ui.widgets import (
    Banner,
    Button,
    FlowLayout,
    Notice,
    WorkProgress,
    Written,
    column,
    holder,
    row,
    scroll_to,
    selectable,
    text,
)


class LibraryCard(QWidget):
    """One thing is done at a time; what came of it stays until the next.

    Signals:
        open_requested: The candidate wants to see the library's folder.
        backup_requested: All of it is wanted in one file.
        check_requested: It is to be looked through.
        cancel_requested: What is being done is not wanted any more.
        folder_requested: The candidate wants to see the folder of the written backup.
        restore_requested: A backup is to take the library's place.
    """

    open_requested = Signal()
    backup_requested = Signal()
    check_requested = Signal()
    cancel_requested = Signal()
    folder_requested = Signal()
    restore_requested = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._folder = selectable(text("", "body", Role.WindowText))
        self._last = text()
        self._open = Button(self.tr("Open folder"), "plain", "folder-open")
        self._backup = Button(self.tr("Back up to a file\u2026"), "plain", "archive")
        self._restore = Button(
            self.tr("Put a backup in place\u2026"), "plain", "clock-counter-clockwise"
        )
        self._check = Button(self.tr("Check the library"), "plain", "magnifying-glass")
        self._progress = WorkProgress(self.tr("Cancel  (Esc)"), "Esc")
        self._banner, self._written, self._notice = Banner(), Written(), Notice("check")
        self._problems = CheckupList()
        self._asked_last = self._backup
        self.setLayout(column(self._card()))
        self._open.clicked.connect(self.open_requested)
        self._backup.clicked.connect(self.backup_requested)
        self._check.clicked.connect(self.check_requested)
        self._restore.clicked.connect(self.restore_requested)
        self._progress.stop_requested.connect(self.cancel_requested)
        self._written.folder_requested.connect(self.folder_requested)

    def _card(self) -> QWidget:
        where = self.tr(
            "Recordings, transcripts, questions and settings lie here and nowhere else."
            "\nTo use another folder, start the app with: tpm-interview --library FOLDER"
        )
        aside = self.tr(
            "Automatic backups lie in the library and leave the recordings out; the file holds"
            " everything, and belongs on another disk."
        )
        return settings_card(
            self.tr("Your library"),
            self._folder,
            _quiet(where),
            row(self._open, None),
            self._last,
            _quiet(aside),
            holder(_flow(self._backup, self._check, self._restore)),
            self._progress,
            self._banner,
            self._written,
            self._notice,
            self._problems,
        )

    def set_folder(self, folder: Path) -> None:
        self._folder.setText(str(folder))

    def set_last_backup(self, told: str) -> None:
        self._last.setText(told)

    def start(self, told: str) -> None:
        """Something is being done, none of it yet; what came of the last goes."""
        self._asked_last = self._check if self._check.hasFocus() else self._backup
        self._show_result(None)
        self._progress.start(told)
        for button in (self._backup, self._check, self._restore):
            button.setEnabled(False)
        self._progress.setFocus()
        scroll_to(self._progress)

    def set_done(self, share: float) -> None:
        self._progress.set_done(share)

    def set_stopping(self) -> None:
        """It ends at its next step."""
        self._progress.set_stopping()

    def show_written(self, done: WrittenBackup) -> None:
        self._written.set_words(library_words.written(done), library_words.left_out(done))
        self._end(self._written)

    def show_checkup(self, found: Checkup) -> None:
        if found.ok:
            self.show_told(library_words.in_order(found.recordings))
        else:
            self._problems.set_problems(found.problems)
            self._end(self._problems)

    def show_told(self, words: str) -> None:
        self._notice.tell(words)
        self._end(self._notice)

    def show_error(self, error: UserError) -> None:
        self._banner.set_error(error)
        self._end(self._banner)

    def _end(self, result: QWidget) -> None:
        had_focus = self._progress.has_focus()
        for button in (self._backup, self._check, self._restore):
            button.setEnabled(True)
        if had_focus:
            self._asked_last.setFocus()
        self._show_result(result)
        scroll_to(result)

    def _show_result(self, shown: QWidget | None) -> None:
        for each in (self._progress, self._banner, self._written, self._notice, self._problems):
            each.setVisible(each is shown)


def _flow(*buttons: Button) -> FlowLayout:
    made = FlowLayout()
    for button in buttons:
        made.addWidget(button)
    return made


def _quiet(words: str) -> QLabel:
    return selectable(text(words, "small", Role.PlaceholderText))
