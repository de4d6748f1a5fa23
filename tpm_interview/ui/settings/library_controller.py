"""Connects the card of the library with backups and checks."""

import threading
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QObject

from tpm_interview.domain.backups import Written
from tpm_interview.domain.checkup import Checkup
from tpm_interview.domain.errors import UserError
from tpm_interview.domain.progress import Cancelled, Progress
from tpm_interview.services.backups import Backups
from tpm_interview.services.checking import Checking
from tpm_interview.services.rehearsal import utc_now
from tpm_interview.ui.background import Background
from tpm_interview.ui.save_as import AskPath, ShowFolder, Wish, ask_path, show_folder
from tpm_interview.ui.settings import library_words
from tpm_interview.ui.settings.page import SettingsPage
from tpm_interview.ui.stoppable import watched

Result = TypeVar("Result")


class LibraryController(QObject):
    """One backup or check at a time; what was stopped says so once it has ended."""

    def __init__(
        self,
        page: SettingsPage,
        backups: Backups,
        checking: Checking,
        now: Callable[[], datetime] = utc_now,
        ask: AskPath = ask_path,
        show: ShowFolder = show_folder,
    ) -> None:
        super().__init__(page)
        self._card, self._backups, self._checking = page.library, backups, checking
        self._now, self._ask = now, ask
        self._looks = Background(self)  # not behind a backup of minutes
        self._work = Background(self)
        self._stop = threading.Event()
        self._written = Path()
        page.shown.connect(self._look)
        card = self._card
        card.backup_requested.connect(self._ask_path)
        card.check_requested.connect(self._check)
        card.cancel_requested.connect(self._cancel)
        card.folder_requested.connect(lambda: show(self._written))
        if page.isVisible():
            self._look()

    def close(self) -> None:
        """Stop what is under way and end the threads; the window is closing."""
        self._stop.set()
        self._work.close()
        self._looks.close()

    def _look(self) -> None:
        def newest() -> datetime | None:
            return next((each.made_at for each in self._backups.automatic()), None)

        def show(made_at: datetime | None) -> None:
            self._card.set_last_backup(library_words.last_backup(made_at, self._now()))

        self._looks.run(newest, show, self._card.show_error)

    def _ask_path(self) -> None:
        name = f"tpm-interview-{self._now().astimezone():%Y-%m-%d}"
        wish = Wish(self.tr("Back up to a file"), name, self.tr("Backup"), ".zip")
        self._ask(self._card, wish, self._write)

    def _write(self, path: Path) -> None:
        def show(done: Written) -> None:
            self._written = done.path
            self._card.show_written(done)
            self._look()

        self._run(
            self.tr("Writing {0}").format(path.name),
            lambda on_progress: self._backups.write(path, on_progress),
            show,
            self.tr("Stopped. No backup was written."),
        )

    def _check(self) -> None:
        def work(on_progress: Progress) -> Checkup:
            return self._checking.check(on_progress=on_progress)

        told, stopped = self.tr("Checking the library"), self.tr("Stopped. Nothing was changed.")
        self._run(told, work, self._card.show_checkup, stopped)

    def _cancel(self) -> None:
        self._stop.set()
        self._card.set_stopping()

    def _run(
        self,
        told: str,
        work: Callable[[Progress], Result],
        show: Callable[[Result], object],
        stopped: str,
    ) -> None:
        stop = self._stop = threading.Event()
        on_progress = watched(stop, self._work, self._card.set_done)

        def done() -> Callable[[], object]:
            try:
                result = work(on_progress)
            except Cancelled:
                return lambda: self._card.show_told(stopped)
            return lambda: show(result)

        self._card.start(told)
        self._work.run(done, lambda tell: tell(), self._fail)

    def _fail(self, error: UserError) -> None:
        self._card.show_error(error)
