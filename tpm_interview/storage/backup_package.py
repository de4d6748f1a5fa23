"""Reading a backup file from a stranger's hands: nothing is believed before it is checked."""

import hashlib
import os
import stat
import struct
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO
from zipfile import ZIP_STORED, BadZipFile, ZipFile, ZipInfo

from tpm_interview.domain.file_errors import (
    BrokenBackup,
    NoBackup,
    UnreadableFile,
    UnsafeBackup,
)
from tpm_interview.domain.progress import Progress
from tpm_interview.storage import backup_manifest, private
from tpm_interview.storage.backup_manifest import Entry, Manifest

_BLOCK = 1024 * 1024
_LARGEST_DIRECTORY = 128 * 1024 * 1024
"""Bytes of the ZIP's list of entries, and of the manifest: a million recordings need as much."""
_END = struct.Struct("<4sHHHHIIH")
_LOCATOR_BYTES = 20
_END_64 = struct.Struct("<4sQHHIIQQQQ")
_ENCRYPTED = 0x1
_DAMAGED = (BadZipFile, EOFError, NotImplementedError, ValueError, struct.error)
"""What zipfile raises for packages that are cut short or were tampered with."""


class Package:
    """An open backup file whose list of entries is the one that its manifest tells."""

    def __init__(self, package: ZipFile, manifest: Manifest) -> None:
        self.manifest = manifest
        self._package = package

    def unpack(self, to: Path, on_progress: Progress) -> None:
        """Every file into the empty folder `to`, private and on the disk for good.

        Raises BrokenBackup for one that is not what the manifest says, Cancelled, OSError.
        """
        private.make_folder(to / "recordings")
        done, whole = 0, max(self.manifest.bytes, 1)
        for entry in self.manifest.files:
            for size in self._unpack(entry, to / entry.name):
                done += size
                on_progress(done / whole)
        for entry in self.manifest.files:  # all at once: each alone costs a turn of the disk
            private.sync_file(to / entry.name)
            on_progress(1.0)
        for folder in (to / "recordings", to):
            private.sync_folder(folder)

    def _unpack(self, entry: Entry, path: Path) -> Iterator[int]:
        digest = hashlib.sha256()
        descriptor = private.open_file(path, os.O_WRONLY | os.O_EXCL)
        with os.fdopen(descriptor, "wb") as file:
            for block in self._blocks(entry):
                digest.update(block)
                file.write(block)
                yield len(block)
        if digest.hexdigest() != entry.sha256:
            raise BrokenBackup(entry.name)

    def _blocks(self, entry: Entry) -> Iterator[bytes]:
        left = entry.size
        try:
            with self._package.open(entry.name) as packed:
                while block := packed.read(min(_BLOCK, left + 1)):
                    left -= len(block)
                    if left < 0:
                        break
                    yield block
        except _DAMAGED as error:
            raise BrokenBackup(entry.name) from error
        if left:
            raise BrokenBackup(entry.name)


@contextmanager
def opened_package(path: Path) -> Iterator[Package]:
    """Raises NoBackup, BrokenBackup, UnsafeBackup, BackupTooNew, UnreadableFile."""
    try:
        file = path.open("rb")
    except OSError as error:
        raise UnreadableFile(f"{path}: {error.strerror}") from error
    with file:
        _must_be_short(file)
        try:
            package = ZipFile(file)
        except _DAMAGED as error:
            raise BrokenBackup(path.name) from error
        with package:
            yield Package(package, _agreed(package, path.stat().st_size))


def _must_be_short(file: BinaryIO) -> None:
    """Before zipfile makes an object of each entry: a directory of gigabytes fills the memory."""
    length = file.seek(0, os.SEEK_END)
    tail = _END.size + _LOCATOR_BYTES + _END_64.size
    file.seek(max(0, length - tail))
    ending = file.read(tail)
    if len(ending) < _END.size:
        raise BrokenBackup
    magic, *_, size, _, comment = _END.unpack(ending[-_END.size :])
    if magic != b"PK\5\6" or comment:
        raise BrokenBackup("it ends too early")
    if ending[-_END.size - _LOCATOR_BYTES :].startswith(b"PK\6\7") and len(ending) == tail:
        size = _END_64.unpack(ending[: _END_64.size])[-2]
    if size > _LARGEST_DIRECTORY:
        raise UnsafeBackup("its list of files is too long")


def _agreed(package: ZipFile, length: int) -> Manifest:
    """The manifest, once the entries are those that it tells, each once and none of them odd."""
    infos = package.infolist()
    for info in infos:
        _must_be_plain(info)
    if sum(info.file_size for info in infos) > length:
        raise UnsafeBackup("it holds more than it has room for")
    sizes = {info.filename: info.file_size for info in infos}
    if len(sizes) != len(infos):
        raise UnsafeBackup("two files have one name")
    if backup_manifest.NAME not in sizes:
        raise NoBackup(f"{backup_manifest.NAME} is missing")
    if sizes.pop(backup_manifest.NAME) > _LARGEST_DIRECTORY:
        raise UnsafeBackup(backup_manifest.NAME)
    try:
        manifest = backup_manifest.read(package.read(backup_manifest.NAME))
    except _DAMAGED as error:
        raise BrokenBackup(backup_manifest.NAME) from error
    if {entry.name: entry.size for entry in manifest.files} != sizes:
        raise UnsafeBackup("it holds other files than its manifest tells")
    return manifest


def _must_be_plain(info: ZipInfo) -> None:
    kind = stat.S_IFMT(info.external_attr >> 16)
    is_plain = info.compress_type == ZIP_STORED and info.file_size == info.compress_size
    if kind not in (0, stat.S_IFREG) or not is_plain or info.flag_bits & _ENCRYPTED:
        raise UnsafeBackup(ascii(info.filename[:80]))
