"""Which window may write to a library."""

import errno
import os
import sys
from pathlib import Path

from tpm_interview.domain.errors import LibraryBusy
from tpm_interview.storage import private

_HELD_BY_ANOTHER = {errno.EAGAIN, errno.EACCES, errno.EDEADLK}


class WriterLock:
    """Held from construction until `release`; the system lets go of it when a process dies."""

    def __init__(self, path: Path) -> None:
        self._descriptor = private.open_file(path, os.O_RDWR)
        try:
            _take(self._descriptor)
        except OSError as error:
            os.close(self._descriptor)
            if error.errno in _HELD_BY_ANOTHER:
                raise LibraryBusy(str(path.parent)) from error
            raise

    def release(self) -> None:
        _let_go(self._descriptor)
        os.close(self._descriptor)


if sys.platform == "win32":

    def _take(descriptor: int) -> None:
        import msvcrt

        msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)

    def _let_go(descriptor: int) -> None:
        """Closing alone frees it some time later, as the Windows documentation says."""
        import msvcrt

        msvcrt.locking(descriptor, msvcrt.LK_UNLCK, 1)

else:

    def _take(descriptor: int) -> None:
        import fcntl

        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)

    def _let_go(descriptor: int) -> None:
        """Closing is enough."""
