"""Copies of the library's database."""

import os
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from tpm_interview.domain.progress import Progress, unheard
from tpm_interview.storage import private
from tpm_interview.storage.faults import from_sqlite

_STEP_PAGES = 1000
"""Pages copied between two chances to stop: 4 MB."""
_NOT_SHARED = {sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_READONLY}


def copy_database(file: Path, to: Path, on_progress: Progress = unheard) -> None:
    """A whole and private copy, also while others write; `to` is there only if it is complete.

    The copy is of one moment and one file, needing no log beside it. Raises what `from_sqlite`
    and `from_os` make of the disk's faults, and Cancelled.
    """
    part = to.with_name(f"{to.name}.part")
    os.close(private.open_file(part, os.O_RDWR | os.O_TRUNC))
    try:
        with reading(file) as source, closing(sqlite3.connect(part)) as copy:
            copy.execute("PRAGMA journal_mode=OFF")  # a copy cut short is thrown away
            source.backup(copy, pages=_STEP_PAGES, progress=_told_by_pages(on_progress))
            copy.execute("PRAGMA journal_mode=DELETE")
        private.sync_file(part)
    except sqlite3.Error as error:
        part.unlink()
        raise (from_sqlite(error) or error) from error
    except BaseException:
        part.unlink()
        raise
    part.replace(to)
    private.sync_folder(to.parent)


@contextmanager
def reading(file: Path) -> Iterator[sqlite3.Connection]:
    """A database seen at one moment, beside a writer or on a medium that cannot be written."""
    raw = _shared_or_still(file)
    with closing(raw):
        yield raw


def _shared_or_still(file: Path) -> sqlite3.Connection:
    try:
        return _seen(file, "mode=ro")
    except sqlite3.OperationalError as error:
        if error.sqlite_errorcode & 0xFF not in _NOT_SHARED:
            raise
        return _seen(file, "mode=ro&immutable=1")


def _seen(file: Path, access: str) -> sqlite3.Connection:
    """Its transaction lasts until it is closed: else each write meanwhile starts a copy anew."""
    raw = sqlite3.connect(f"{file.absolute().as_uri()}?{access}", isolation_level=None, uri=True)
    try:
        raw.execute("PRAGMA query_only=ON")
        raw.execute("BEGIN")
        raw.execute("SELECT count(*) FROM sqlite_master").fetchone()
    except sqlite3.Error:
        raw.close()
        raise
    return raw


def free_name(folder: Path, stem: str, suffix: str) -> Path:
    """`folder/stem.suffix`, with a number after the stem where that is taken."""
    path, number = folder / f"{stem}{suffix}", 2
    while path.exists():
        path, number = folder / f"{stem}-{number}{suffix}", number + 1
    return path


def _told_by_pages(on_progress: Progress) -> Callable[[int, int, int], None]:
    def told(status: int, remaining: int, total: int) -> None:
        on_progress(1.0 - remaining / total if total else 1.0)

    return told
