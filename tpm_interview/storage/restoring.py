"""Putting a backup in place of a library: at any moment there is the old one or the new one."""

import re
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import datetime
from pathlib import Path

from tpm_interview.domain.backups import Restored
from tpm_interview.domain.errors import DiskFull, LibraryDamaged, LibraryTooNew
from tpm_interview.domain.file_errors import (
    BackupTooNew,
    BrokenBackup,
    NoBackup,
    UnreadableFile,
    UnsafeBackup,
)
from tpm_interview.domain.progress import Progress, part, unheard
from tpm_interview.storage import erasing, integrity, opening, swap
from tpm_interview.storage.backup import copy_database
from tpm_interview.storage.backup_package import opened_package
from tpm_interview.storage.daily_backups import made_at
from tpm_interview.storage.faults import database_told, files_told
from tpm_interview.storage.recordings import FOLDER as RECORDINGS

_UNPACKING = 0.9
"""The share of the work after which the database is looked through."""
_ZIP, _SQLITE = b"PK", b"SQLite format 3\0"
_NUMBER = re.compile(r"[0-9]{1,18}")


def restore(
    library: Path,
    file: Path,
    now: datetime,
    on_progress: Progress = unheard,
    watch: swap.Watch = swap.unwatched,
) -> Restored:
    """Puts the library of a backup file, or a copy of a database alone, in place.

    The library is closed. What was there is kept in a folder beside the new. Raises NoBackup,
    BrokenBackup, UnsafeBackup, BackupTooNew, LibraryTooNew, UnreadableFile, LibraryBusy, DiskFull
    and others with nothing changed, Cancelled. `watch` is told of each step.
    """
    start = _start(file)
    if start.startswith(_ZIP):
        return _restore_whole(library, file, now, on_progress, watch)
    if start == _SQLITE:
        return _restore_database(library, file, now, on_progress, watch)
    raise NoBackup(file.name)


def _restore_whole(
    library: Path, file: Path, now: datetime, on_progress: Progress, watch: swap.Watch
) -> Restored:
    with opened_package(file) as package, staging(library, on_progress, watch) as stage:
        _must_fit(library, package.manifest.bytes)
        package.unpack(stage, part(on_progress, 0.0, _UNPACKING))
        found = must_be_sound(stage / opening.DATABASE, part(on_progress, _UNPACKING, 1.0))
        if found != package.manifest.revision:
            raise UnsafeBackup("its database is not the one that its manifest tells")
        watch("staged")
        kept = swap.commit(library, swap.WHOLE, now.date(), watch)
        return Restored(package.manifest.made_at, package.manifest.recordings, kept)


def _restore_database(
    library: Path, file: Path, now: datetime, on_progress: Progress, watch: swap.Watch
) -> Restored:
    with staging(library, on_progress, watch) as stage:
        staged = stage / opening.DATABASE
        _must_fit(library, file.stat().st_size)
        try:
            copy_database(file, staged, part(on_progress, 0.0, _UNPACKING))
        except LibraryDamaged as error:
            raise BrokenBackup(error.detail) from error
        must_be_sound(staged, part(on_progress, _UNPACKING, 1.0))
        _never_reuse(staged, library)
        watch("staged")
        kept = swap.commit(library, swap.OTHER_DATABASE, now.date(), watch)
    return Restored(made_at(file), None, kept)


@contextmanager
def staging(
    library: Path, on_progress: Progress = unheard, watch: swap.Watch = swap.unwatched
) -> Iterator[Path]:
    """The folder for what is to come, under the writer lock; nothing of it stays on an error.

    What was to be erased is erased before, also from the copies: what comes in is not touched.
    """
    opening.make_folder(library)
    held = opening.lock(library)
    try:
        with files_told():
            swap.settle(library)
            erasing.make_room(library, part(on_progress, 0.0, 0.0), watch)
            try:
                yield swap.new_stage(library)
            except BaseException:
                if not swap.is_open(library):
                    shutil.rmtree(library / swap.STAGE, ignore_errors=True)
                raise
    finally:
        held.release()


def must_be_sound(database: Path, on_progress: Progress) -> str:
    """Its schema's revision. Raises BrokenBackup, BackupTooNew."""
    try:
        found = integrity.damage(database, on_progress)
        if found:
            raise BrokenBackup(found[0])
        return integrity.revision(database)
    except LibraryTooNew as error:
        raise BackupTooNew from error
    except LibraryDamaged as error:
        raise BrokenBackup(error.detail) from error


def _must_fit(library: Path, size: int) -> None:
    """Better told now than after minutes."""
    if shutil.disk_usage(library).free < size:
        raise DiskFull


def _never_reuse(staged: Path, library: Path) -> None:
    """Recordings made after the backup stay; no new take may be given the number of one."""
    names = (path.name.partition(".")[0] for path in (library / RECORDINGS).glob("*.*"))
    highest = max((int(name) for name in names if _NUMBER.fullmatch(name)), default=0)
    with database_told(), closing(sqlite3.connect(staged)) as raw, raw:
        known = raw.execute("SELECT max(seq) FROM sqlite_sequence WHERE name = 'take'").fetchone()
        raw.execute("DELETE FROM sqlite_sequence WHERE name = 'take'")
        raw.execute(
            "INSERT INTO sqlite_sequence VALUES ('take', ?)", (max(highest, known[0] or 0),)
        )


def _start(file: Path) -> bytes:
    try:
        with file.open("rb") as opened:
            return opened.read(len(_SQLITE))
    except OSError as error:
        raise UnreadableFile(f"{file}: {error.strerror}") from error
