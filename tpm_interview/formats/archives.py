"""Zip packages from strangers, read under limits; their names are never used to write."""

import stat
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from lzma import LZMAError
from typing import BinaryIO, NoReturn
from zipfile import BadZipFile, ZipFile, ZipInfo

from tpm_interview.domain.file_errors import (
    BrokenFile,
    EmptyFile,
    FileTooLarge,
    UnsafeFile,
)
from tpm_interview.formats.source import Source

PIECE = 64 * 1024
"""Bytes unpacked at a time: a lying entry can swell to no more than this."""
_MOST_ENTRIES = 20_000
_LONGEST_READ = 4 * 1024 * 1024
_PACKED_WELL = 200
"""Times its packed size that an honest large entry has unpacked; a bomb has 1,000."""
_LARGE = 16 * 1024 * 1024
_ENCRYPTED = 0x1


class Archive:
    """The entries of an open package, every one of them with an innocent name."""

    def __init__(self, zip_file: ZipFile) -> None:
        self._zip_file = zip_file
        self._entries = {info.filename: info for info in zip_file.infolist()}

    @property
    def names(self) -> tuple[str, ...]:
        return tuple(self._entries)

    def pieces(self, name: str, most_bytes: int) -> Iterator[bytes]:
        """The unpacked bytes of one entry.

        Raises FileTooLarge over `most_bytes`, BrokenFile where it ends early or is damaged.
        """
        info = self._entries[name]
        if info.file_size > most_bytes:
            raise FileTooLarge(f"{name}: {_mb(info.file_size)} MB, {_mb(most_bytes)} MB are read")
        try:
            with self._zip_file.open(info) as entry:
                while piece := entry.read(PIECE):
                    yield piece
        except _BROKEN as error:
            raise BrokenFile(f"{name}: {_fault(error)}") from error


_BROKEN = (BadZipFile, zlib.error, LZMAError, EOFError, OSError, NotImplementedError, ValueError)
"""What zipfile raises for damaged entries and for packings it does not know."""


def _fault(error: Exception) -> str:
    if isinstance(error, NotImplementedError):
        return "it is packed in a way that is not read"
    return "it is damaged or was cut short"


@contextmanager
def opened(source: Source) -> Iterator[Archive]:
    """Raises EmptyFile, BrokenFile and UnsafeFile, the entry at fault named."""
    if source.size == 0:
        raise EmptyFile
    with source.open() as file:
        zip_file = _zip_file(file)
        with zip_file:
            if len(zip_file.infolist()) > _MOST_ENTRIES:
                raise UnsafeFile(f"it holds more than {_MOST_ENTRIES} files")
            for info in zip_file.infolist():
                _check(info)
            yield Archive(zip_file)


def _zip_file(file: BinaryIO) -> ZipFile:
    try:
        return ZipFile(_ShortReads(file))
    except _BROKEN as error:
        raise BrokenFile("the package is damaged or was cut short") from error


def _check(info: ZipInfo) -> None:
    name = info.orig_filename
    steps = name.replace("\\", "/").split("/")
    if "\0" in name or ".." in steps or steps[0] == "" or ":" in steps[0]:
        _refuse(info, "its name leads out of the package")
    if stat.S_ISLNK(info.external_attr >> 16):
        _refuse(info, "it is a link")
    if info.file_size > max(_LARGE, _PACKED_WELL * info.compress_size):
        _refuse(info, f"it swells to {_mb(info.file_size)} MB")
    if info.flag_bits & _ENCRYPTED:
        raise BrokenFile(f"{_shown(info)}: it needs a password")


def _refuse(info: ZipInfo, why: str) -> NoReturn:
    raise UnsafeFile(f"{_shown(info)}: {why}")


def _shown(info: ZipInfo) -> str:
    return ascii(info.orig_filename[:80])


def _mb(size: int) -> int:
    return -(-size // 1_000_000)


class _ShortReads:
    """A file for ZipFile, which reads the whole table of contents at once, however long."""

    def __init__(self, file: BinaryIO) -> None:
        self._file = file
        self.seek, self.tell, self.seekable = file.seek, file.tell, file.seekable

    def read(self, size: int = -1) -> bytes:
        if size > _LONGEST_READ:
            raise UnsafeFile("its table of contents is too long")
        return self._file.read(size if size >= 0 else _LONGEST_READ)
