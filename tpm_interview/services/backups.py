"""Taking the whole library along in one file, and putting a backup in place of it."""

from collections.abc import Callable
from datetime import datetime
from importlib.metadata import version
from pathlib import Path

from tpm_interview.domain.backups import Backup, Restored, Written
from tpm_interview.domain.progress import Progress, unheard
from tpm_interview.services.rehearsal import utc_now
from tpm_interview.storage.daily_backups import DailyBackups
from tpm_interview.storage.opening import DATABASE


class Backups:
    """Works on the folder itself: the library need not be one that can be opened."""

    def __init__(self, folder: Path, now: Callable[[], datetime] = utc_now) -> None:
        self._folder = folder
        self._now = now

    def automatic(self) -> tuple[Backup, ...]:
        """The copies of the database that the app made by itself, newest first."""
        return DailyBackups(self._folder, DATABASE).all()

    def write(self, file: Path, on_progress: Progress = unheard) -> Written:
        """Everything into one file, also while a session runs; whole, or not at all.

        Raises BackupInside, CannotWrite, DiskFull, UnreadableFile, the errors of opening a
        library to read, Cancelled.
        """
        from tpm_interview.storage.backup_file import write_backup

        return write_backup(self._folder, file, version("tpm-interview"), self._now(), on_progress)

    def restore(self, file: Path, on_progress: Progress = unheard) -> Restored:
        """Puts a backup file, or one of `automatic`, in place; the library must be closed.

        What was there is kept. With nothing changed it raises the errors of "Backups",
        UnreadableFile, LibraryBusy, LibraryReadOnly, LibraryUnavailable, DiskFull, Cancelled.
        """
        from tpm_interview.storage.restoring import restore

        return restore(self._folder, file, self._now(), on_progress)
