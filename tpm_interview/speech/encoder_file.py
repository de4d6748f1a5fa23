"""A file that PyAV writes to, whose errors keep their names."""

from collections.abc import Callable
from typing import BinaryIO


class EncoderFile:
    """A file whose first error waits to be raised: PyAV 18 loses or renames what a file raises.

    Call `check` after every step of encoding.
    """

    def __init__(self, file: BinaryIO) -> None:
        self._file = file
        self._error: OSError | None = None

    def write(self, data: bytes) -> int:
        return self._tried(lambda: self._file.write(data), len(data))

    def seek(self, offset: int, whence: int = 0) -> int:
        return self._tried(lambda: self._file.seek(offset, whence), 0)

    def tell(self) -> int:
        return self._tried(self._file.tell, 0)

    def check(self) -> None:
        if self._error is not None:
            raise self._error

    def _tried(self, action: Callable[[], int], otherwise: int) -> int:
        if self._error is None:
            try:
                return action()
            except OSError as error:
                self._error = error
        return otherwise
