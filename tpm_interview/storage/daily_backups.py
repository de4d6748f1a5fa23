"""The backups folder: copies of the database that the app makes by itself."""

from datetime import UTC, datetime
from pathlib import Path

from tpm_interview.domain.backups import EVERY, Backup, is_due, kept
from tpm_interview.domain.progress import Progress, unheard
from tpm_interview.storage import integrity, private
from tpm_interview.storage.backup import copy_database
from tpm_interview.storage.faults import files_told

FOLDER = "backups"
_TOO_LONG = 3 * EVERY
_STAMP = "library-%Y-%m-%d-%H%M%S.sqlite3"


class DailyBackups:
    """The automatic backups of the library that lies in a folder; times are UTC."""

    def __init__(self, library: Path, database: str) -> None:
        self._folder = library / FOLDER
        self._database = library / database

    def all(self) -> tuple[Backup, ...]:
        """Newest first, with those made before a migration."""
        with files_told():
            found = [_backup(path) for path in self._folder.glob("library-*.sqlite3")]
        return tuple(sorted(found, key=lambda backup: backup.made_at, reverse=True))

    def is_due(self, now: datetime) -> bool:
        return is_due(self._made(), now)

    def is_overdue(self) -> bool:
        """Whether days of use have passed since the newest: something keeps it from being made."""
        newest = max(self._made(), default=None)
        files = (self._database, self._database.with_name(f"{self._database.name}-wal"))
        with files_told():
            used = max((file.stat().st_mtime for file in files if file.exists()), default=0.0)
        return newest is not None and datetime.fromtimestamp(used, UTC) - newest > _TOO_LONG

    def make(self, now: datetime, on_progress: Progress = unheard) -> None:
        """One more; those go whose time is over. Raises DiskFull, LibraryDamaged, Cancelled."""
        with files_told():
            private.make_folder(self._folder)
            for unfinished in self._folder.glob("library-*.part"):
                unfinished.unlink(missing_ok=True)
            self._copy(self._folder / now.strftime(_STAMP), on_progress)
            made = self._made()
            staying = kept(made, now)
            for at, path in made.items():
                if at not in staying:
                    path.unlink(missing_ok=True)

    def _copy(self, to: Path, on_progress: Progress) -> None:
        """One of a damaged database would in time push out those that are good."""
        unchecked = to.with_name(f"{to.name}.part")
        copy_database(self._database, unchecked, on_progress)
        try:
            integrity.must_be_whole(unchecked, on_progress)
        except BaseException:
            unchecked.unlink()
            raise
        unchecked.replace(to)
        private.sync_folder(self._folder)

    def _made(self) -> dict[datetime, Path]:
        """The daily ones alone: those made before a migration are never taken away."""
        with files_told():
            paths = list(self._folder.glob("library-*.sqlite3"))
        times = ((_stamped(path), path) for path in paths)
        return {at: path for at, path in times if at is not None}


def _stamped(path: Path) -> datetime | None:
    try:
        return datetime.strptime(path.name, _STAMP).replace(tzinfo=UTC)
    except ValueError:
        return None


def made_at(path: Path) -> datetime:
    """By its name, else by the file's time."""
    return _stamped(path) or datetime.fromtimestamp(path.stat().st_mtime, UTC)


def _backup(path: Path) -> Backup:
    return Backup(path, made_at(path), path.stat().st_size)
