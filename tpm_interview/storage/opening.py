"""Steps of opening a library: its folders, its lock, its database with the right schema."""

import logging
import os
from pathlib import Path

from sqlalchemy.exc import OperationalError

from tpm_interview.domain.errors import (
    DiskFull,
    LibraryBusy,
    LibraryReadOnly,
    LibraryUnavailable,
)
from tpm_interview.storage import erasing, private, schema, swap
from tpm_interview.storage.backup import free_name
from tpm_interview.storage.daily_backups import FOLDER as BACKUPS
from tpm_interview.storage.database import Database
from tpm_interview.storage.engine import Access, open_engine
from tpm_interview.storage.faults import files_told, from_os
from tpm_interview.storage.lock import WriterLock
from tpm_interview.storage.recordings import FOLDER as RECORDINGS

log = logging.getLogger(__name__)

DATABASE = "library.sqlite3"
CACHE = "cache"
_LOCK = "library.lock"
_FOLDERS = (RECORDINGS, BACKUPS, CACHE, "log")


def make_folder(folder: Path) -> None:
    """The library folder itself. Raises LibraryUnavailable, DiskFull."""
    try:
        private.make_folder(folder)
    except OSError as error:
        told = from_os(error)
        raise told if isinstance(told, DiskFull) else LibraryUnavailable(told.detail) from error


def lock(folder: Path) -> WriterLock:
    """Raises LibraryBusy, LibraryReadOnly."""
    if not os.access(folder, os.W_OK):  # a lock file left there could be opened all the same
        raise LibraryReadOnly(str(folder))
    with files_told():
        return WriterLock(folder / _LOCK)


def is_in_use(folder: Path) -> bool:
    """Whether somebody holds the writer lock."""
    try:
        lock(folder).release()
    except LibraryBusy:
        return True
    except LibraryReadOnly:
        return False
    return False


def database_to_write(folder: Path) -> Database:
    """The database with the newest schema, made or migrated if need be; the lock is held."""
    file = folder / DATABASE
    with files_told():
        swap.settle(folder)
        for name in _FOLDERS:
            private.make_folder(folder / name)
        os.close(private.open_file(file, os.O_RDWR))
    database = Database(open_engine(file, Access.WRITE))
    try:
        _make_current(database, folder)
        erasing.settle(folder)
    except BaseException:
        database.close()
        raise
    return database


def database_to_read(folder: Path) -> Database:
    """The database as it is, beside a writer or on a medium that cannot be written."""
    settle_to_read(folder)
    file = existing(folder)
    try:
        return _readable(file, Access.READ)
    except _CannotShare:
        return _readable(file, Access.READ_STILL)


def existing(folder: Path) -> Path:
    """The database file. Raises LibraryUnavailable where there is none."""
    file = folder / DATABASE
    try:
        file.stat()
    except OSError as error:
        raise LibraryUnavailable(str(folder)) from error
    return file


def settle_to_read(folder: Path) -> None:
    """Ends a restore that was cut short, so that no mixture is read.

    Raises LibraryBusy while it goes on, LibraryReadOnly where it cannot be ended from here.
    """
    if swap.is_open(folder):
        held = lock(folder)
        try:
            with files_told():
                swap.settle(folder)
        finally:
            held.release()


class _CannotShare(Exception):
    """SQLite may not make the files by which readers and a writer share a database."""


def _readable(file: Path, access: Access) -> Database:
    database = Database(open_engine(file, access), is_read_only=True)
    try:
        with database.reading() as db:
            revision = schema.stored_revision(db)
        if revision != schema.HEAD:
            raise LibraryReadOnly("it has to be updated first: open it once for writing")
    except (LibraryUnavailable, LibraryReadOnly) as error:
        database.close()
        if access is Access.READ and isinstance(error.__cause__, OperationalError):
            raise _CannotShare from error
        raise
    except BaseException:
        database.close()
        raise
    return database


def _make_current(database: Database, folder: Path) -> None:
    with database.writing() as db:
        revision = schema.stored_revision(db)
        if revision is None:
            schema.create(db)
            return
    if revision != schema.HEAD:
        from tpm_interview.storage.migrate import upgrade  # imports Alembic: slow, seldom needed

        log.info("migrating the library from %s to %s", revision, schema.HEAD)
        database.close()
        backup = free_name(folder / BACKUPS, f"library-{revision}", ".sqlite3")
        with files_told():
            upgrade(folder / DATABASE, backup)
