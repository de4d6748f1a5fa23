"""A recording's file on a disk that fills up."""

import errno

from tpm_interview.storage import wav
from tpm_interview.storage.part_file import RawFile


class FullDisk:
    """A file on a disk that takes `room` more bytes, and of the last write what still fits."""

    def __init__(self, file: RawFile, room: int) -> None:
        self._file = file
        self.room = room

    def write(self, data: bytes | memoryview, /) -> int | None:
        if len(data) == wav.HEADER_BYTES:  # overwrites, and so needs no room
            return self._file.write(data)
        if not self.room:
            raise OSError(errno.ENOSPC, "No space left on device")
        written = self._file.write(data[: self.room]) or 0
        self.room -= written
        return written

    def seek(self, offset: int, whence: int = 0, /) -> int:
        return self._file.seek(offset, whence)

    def truncate(self, size: int | None = None, /) -> int:
        return self._file.truncate(size)

    def fileno(self) -> int:
        return self._file.fileno()

    def close(self) -> None:
        self._file.close()
