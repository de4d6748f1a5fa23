"""Writing a whole library into one file: a ZIP without compression, its manifest last.

Sound does not get smaller a second time, and a ZIP can be opened without us.
"""

import hashlib
import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import BinaryIO
from zipfile import ZIP_STORED, ZipFile, ZipInfo

from tpm_interview.domain.backups import Written
from tpm_interview.domain.errors import CannotWrite, DiskFull, UserError
from tpm_interview.domain.file_errors import BackupInside, UnreadableFile
from tpm_interview.domain.progress import Progress, part, unheard
from tpm_interview.storage import backup_manifest, integrity, opening, private, taken_along
from tpm_interview.storage.backup import copy_database
from tpm_interview.storage.backup_manifest import DATABASE, SETTINGS, Entry, Manifest
from tpm_interview.storage.faults import from_os
from tpm_interview.storage.taken_along import Named

_BLOCK = 1024 * 1024
_COPYING, _CHECKED = 0.05, 0.1
"""The shares of the work after which the database is told to be copied, and looked through."""


def write_backup(
    library: Path, file: Path, app: str, now: datetime, on_progress: Progress = unheard
) -> Written:
    """Database, recordings and settings of one moment; `file` is replaced only by a whole one.

    The library may be in use or read-only: nothing in it is touched. Raises BackupInside,
    CannotWrite, DiskFull, UnreadableFile, the errors of opening a library, Cancelled.
    """
    _must_be_outside(library, file)
    opening.settle_to_read(library)
    copy, unfinished = (file.with_name(f"{file.name}.{end}") for end in ("database.part", "part"))
    with _told(file):
        try:
            copy_database(opening.existing(library), copy, part(on_progress, 0.0, _COPYING))
            integrity.must_be_whole(copy, part(on_progress, _COPYING, _CHECKED))
            with os.fdopen(private.open_file(unfinished, os.O_RDWR | os.O_TRUNC), "wb") as raw:
                written = _written(library, copy, raw, app, now, part(on_progress, _CHECKED, 1.0))
                raw.flush()
                os.fsync(raw.fileno())
            unfinished.replace(file)
            private.sync_folder(file.absolute().parent)
        finally:
            for rest in (copy, unfinished):
                rest.unlink(missing_ok=True)
        return Written(file, file.stat().st_size, *written)


def _must_be_outside(library: Path, file: Path) -> None:
    if file.is_dir():
        raise CannotWrite(f"{file}: it is a folder")
    if file.resolve().is_relative_to(library.resolve()):
        raise BackupInside(str(file))


@contextmanager
def _told(file: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        told: UserError = from_os(error)
        if not isinstance(told, DiskFull):
            told = CannotWrite(f"{file}: {error.strerror}")
        raise told from error


def _written(
    library: Path, copy: Path, raw: BinaryIO, app: str, now: datetime, on_progress: Progress
) -> tuple[int, tuple[int, ...]]:
    """How many recordings went along, and the takes whose recording was not there.

    They go first and the database last: only then is it known by which name each was found.
    """
    takes = taken_along.named(copy)
    revision = integrity.revision(copy)
    with ZipFile(raw, "w", ZIP_STORED) as package:
        packing = _Packing(package, _bytes_to_come(library, copy, takes), on_progress)
        missing = _pack_recordings(packing, library, copy, takes)
        recordings = len(packing.entries)
        _pack_file(packing, library / SETTINGS, SETTINGS)
        _pack_file(packing, copy, DATABASE)
        entries = tuple(packing.entries.values())
        manifest = Manifest(
            backup_manifest.FORMAT, backup_manifest.VERSION, app, revision, now, entries
        )
        package.writestr(_info(backup_manifest.NAME), backup_manifest.written(manifest))
    return recordings, missing


def _pack_recordings(
    packing: "_Packing", library: Path, copy: Path, takes: tuple[Named, ...]
) -> tuple[int, ...]:
    """The takes whose recording is gone; the copy then names the others as they were found."""
    moved, missing = [], []
    for take in takes:
        found = taken_along.opened(library, take.audio_file)
        if found is None:
            missing.append(take.take_id)
            continue
        name, sound = found
        with sound:
            packing.add(name, sound)
        if _kept_name(name) != take.audio_file:
            moved.append(Named(take.take_id, _kept_name(name)))
    taken_along.follow(copy, moved)
    return tuple(missing)


def _kept_name(name: str) -> str:
    """A part file gets its final name when the library that holds it is opened."""
    return name.removesuffix(".part")


def _pack_file(packing: "_Packing", path: Path, name: str) -> None:
    try:
        file = path.open("rb")
    except FileNotFoundError:
        return
    with file:
        packing.add(name, file)


def _bytes_to_come(library: Path, copy: Path, takes: tuple[Named, ...]) -> int:
    """About: a recording may change its form until it is its turn."""
    sizes = 0
    for take in takes:
        try:
            sizes += (library / take.audio_file).stat().st_size
        except (OSError, ValueError):
            continue
    return sizes + copy.stat().st_size


class _Packing:
    """A ZIP being filled, in blocks; what went in is kept for the manifest."""

    def __init__(self, package: ZipFile, bytes_to_come: int, on_progress: Progress) -> None:
        self.entries: dict[str, Entry] = {}
        self._package = package
        self._to_come = max(bytes_to_come, 1)
        self._done = 0
        self._on_progress = on_progress

    def add(self, name: str, file: BinaryIO) -> None:
        """What is there already, because two rows name it, is not taken twice."""
        if name in self.entries:
            return
        digest, size = hashlib.sha256(), 0
        with self._package.open(_info(name), "w", force_zip64=True) as entry:
            for block in _blocks(file, name):
                digest.update(block)
                entry.write(block)
                size += len(block)
                self._on_progress(min(1.0, (self._done + size) / self._to_come))
        self._done += size
        self.entries[name] = Entry(name, size, digest.hexdigest())


def _blocks(file: BinaryIO, name: str) -> Iterator[bytes]:
    """Raises UnreadableFile, as for a disk that is breaking."""
    while True:
        try:
            block = file.read(_BLOCK)
        except OSError as error:
            raise UnreadableFile(f"{name}: {error.strerror}") from error
        if not block:
            return
        yield block


def _info(name: str) -> ZipInfo:
    info = ZipInfo(name, time.localtime()[:6])
    info.external_attr = 0o100600 << 16
    return info
