"""A recording while it is being made."""

import os
from collections.abc import Callable
from pathlib import Path
from threading import Lock
from typing import Protocol

from tpm_interview.storage import private, wav
from tpm_interview.storage.faults import files_told

_SYNC_EVERY_S = 0.5
"""How much sound a power cut may cost; a killed process loses nothing written."""


class RawFile(Protocol):
    """What a part file needs of an unbuffered file."""

    def write(self, data: bytes | memoryview, /) -> int | None: ...
    def seek(self, offset: int, whence: int = 0, /) -> int: ...
    def truncate(self, size: int | None = None, /) -> int: ...
    def fileno(self) -> int: ...
    def close(self) -> None: ...


Opener = Callable[[Path], RawFile]


def open_raw(path: Path) -> RawFile:
    """A new private file without a buffer of its own. FileExistsError if there is one."""
    return os.fdopen(private.open_file(path, os.O_RDWR | os.O_EXCL), "r+b", buffering=0)


class PartFile:
    """A `.wav.part` that is at any moment a readable recording of what was written so far.

    Methods may be called from any thread. A full disk raises DiskFull; what was written before
    stays, and `finish` still works.
    """

    def __init__(self, path: Path, target: Path, opener: Opener = open_raw) -> None:
        self.path = path
        self._target = target
        self._lock = Lock()
        self._data_bytes = 0
        self._unsynced_bytes = 0
        self._is_finished = False
        with files_told():
            self._file = opener(path)
            try:
                self._write_all(wav.header(0))
                os.fsync(self._file.fileno())
                private.sync_folder(path.parent)
            except OSError:
                self._file.close()
                path.unlink(missing_ok=True)
                raise

    @property
    def duration_s(self) -> float:
        """Length of the sound written so far."""
        return wav.seconds(self._data_bytes)

    def write(self, pcm: bytes) -> None:
        """Whole 16-bit samples; handed to the system before this returns."""
        with self._lock, files_told():
            if self._is_finished:
                raise ValueError("the recording is finished")
            self._append(pcm)
            if wav.seconds(self._unsynced_bytes) >= _SYNC_EVERY_S:
                self._sync()

    def finish(self) -> Path:
        """Gives the recording its final name, for good once this returns; may be called again."""
        with self._lock, files_told():
            if not self._is_finished:
                self._sync()
                self._file.close()
                self.path.rename(self._target)
                private.sync_folder(self._target.parent)
                self._is_finished = True
        return self._target

    def discard(self) -> None:
        """Removes a recording that holds no sound; any other is a ValueError."""
        with self._lock, files_told():
            if self._data_bytes:
                raise ValueError("the recording holds sound")
            self._file.close()
            self.path.unlink(missing_ok=True)
            self._is_finished = True

    def _append(self, pcm: bytes) -> None:
        try:
            self._write_all(pcm)
        except OSError:
            self._cut(self._data_bytes)
            raise
        self._data_bytes += len(pcm)
        self._unsynced_bytes += len(pcm)

    def _cut(self, data_bytes: int) -> None:
        self._file.truncate(wav.HEADER_BYTES + data_bytes)
        self._file.seek(0, os.SEEK_END)

    def _sync(self) -> None:
        self._file.seek(0)
        try:
            self._write_all(wav.header(self._data_bytes))
        finally:
            self._file.seek(0, os.SEEK_END)  # what is written next is sound
        os.fsync(self._file.fileno())
        self._unsynced_bytes = 0

    def _write_all(self, data: bytes) -> None:
        left = memoryview(data)
        while left:
            left = left[self._file.write(left) or 0 :]
