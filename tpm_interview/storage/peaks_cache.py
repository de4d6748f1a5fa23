"""How loud recordings are, kept beside them: a picture to be drawn without decoding anew."""

import contextlib
import logging
import os
import struct
from collections.abc import Sequence
from pathlib import Path

from tpm_interview.storage import private

log = logging.getLogger(__name__)

FOLDER = "peaks"
_MAGIC = b"TPK1"
_HEAD = struct.Struct("<4sQqH")  # and the size and time of the recording, peaks a second
_FULL = 32_768  # peaks of 16-bit sound are kept as they are


class PeaksCache:
    """`<take>.peaks` in a folder of the library's cache; any of them may be deleted at any time."""

    def __init__(self, cache: Path) -> None:
        self._folder = cache / FOLDER

    def peaks(self, take_id: int, recording: Path, per_s: int) -> tuple[float, ...] | None:
        """From 0 to 1; None unless they are whole and of this very recording."""
        try:
            kept = self._path(take_id).read_bytes()
            head = _head(recording, per_s)
        except OSError:
            return None
        count, rest = divmod(len(kept) - len(head), 2)
        if rest or count <= 0 or not kept.startswith(head):
            return None
        return tuple(each / _FULL for each in struct.unpack_from(f"<{count}H", kept, len(head)))

    def keep(self, take_id: int, recording: Path, per_s: int, peaks: Sequence[float]) -> None:
        """Whole or not at all; where there is no room, the picture is made again next time."""
        path = self._path(take_id)
        part = path.with_name(path.name + ".part")
        loud = struct.pack(f"<{len(peaks)}H", *(round(each * _FULL) for each in peaks))
        try:
            private.make_folder(self._folder)
            with os.fdopen(private.open_file(part, os.O_WRONLY | os.O_TRUNC), "wb") as file:
                file.write(_head(recording, per_s) + loud)
            part.replace(path)
        except OSError as error:
            log.info("A picture is not kept: %s", os.strerror(error.errno or 0))
            with contextlib.suppress(OSError):
                part.unlink()

    def forget(self, take_id: int) -> None:
        """Nothing of it stays; one that cannot be deleted is only told of."""
        try:
            self._path(take_id).unlink(missing_ok=True)
        except OSError as error:
            log.warning("A picture cannot be deleted: %s", os.strerror(error.errno or 0))

    def _path(self, take_id: int) -> Path:
        return self._folder / f"{take_id}.peaks"


def _head(recording: Path, per_s: int) -> bytes:
    found = recording.stat()
    return _HEAD.pack(_MAGIC, found.st_size, found.st_mtime_ns, per_s)
