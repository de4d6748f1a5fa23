"""What the disk and the database report, said as errors the candidate can act on."""

import errno
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

from tpm_interview.domain.errors import (
    DiskFull,
    LibraryBusy,
    LibraryDamaged,
    LibraryReadOnly,
    LibraryUnavailable,
    UserError,
)

_FULL = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}
_FORBIDDEN = {errno.EACCES, errno.EPERM, errno.EROFS}
_BY_CODE: dict[int, type[UserError]] = {
    sqlite3.SQLITE_BUSY: LibraryBusy,
    sqlite3.SQLITE_LOCKED: LibraryBusy,
    sqlite3.SQLITE_CANTOPEN: LibraryUnavailable,
    sqlite3.SQLITE_IOERR: LibraryUnavailable,
    sqlite3.SQLITE_PERM: LibraryReadOnly,
    sqlite3.SQLITE_READONLY: LibraryReadOnly,
    sqlite3.SQLITE_CORRUPT: LibraryDamaged,
    sqlite3.SQLITE_NOTADB: LibraryDamaged,
    sqlite3.SQLITE_FULL: DiskFull,
}
_PRIMARY = 0xFF  # the low byte of SQLite's extended codes


def from_os(error: OSError) -> UserError:
    """A file that cannot be used, as the candidate's error."""
    detail = str(error.filename or error.strerror or error)
    if error.errno in _FULL:
        return DiskFull(detail)
    if error.errno in _FORBIDDEN:
        return LibraryReadOnly(detail)
    return LibraryUnavailable(f"{detail}: {error.strerror}" if error.filename else detail)


def from_sqlite(error: BaseException | None) -> UserError | None:
    """What SQLite reported, as the candidate's error; None if it is a bug of ours."""
    if not isinstance(error, sqlite3.Error):
        return None
    code = getattr(error, "sqlite_errorcode", None)
    if code is None:
        return None
    if code == sqlite3.SQLITE_IOERR_SHMSIZE:  # the disk has no room for the index of the log
        return DiskFull()
    wanted = _BY_CODE.get(code & _PRIMARY)
    if wanted is DiskFull:
        return DiskFull()  # SQLite's own words for it say nothing more
    return wanted(str(error)) if wanted else None


@contextmanager
def files_told() -> Iterator[None]:
    """Any OSError inside becomes a UserError."""
    try:
        yield
    except OSError as error:
        raise from_os(error) from error


@contextmanager
def database_told() -> Iterator[None]:
    """What SQLite reports inside becomes a UserError, where it is no bug of ours."""
    try:
        yield
    except sqlite3.Error as error:
        raise (from_sqlite(error) or error) from error
