"""The file of one take as it is heard: whatever happens to it while the page is open."""

from collections.abc import Callable
from pathlib import Path

from tpm_interview.domain.errors import RecordingUnreadable, UnreadableAudio
from tpm_interview.services.listening import Listening

Find = Callable[[], Path]
"""Where the sound lies now; raises RecordingMissing."""
ALIKE_S = 0.5
"""Formats round the length; so much is no other recording."""


class TakeSound:
    """Opened again where the file is another one than before; off the UI thread."""

    def __init__(self, listening: Listening, find: Find, duration_s: float) -> None:
        self.duration_s = duration_s
        self._listening = listening
        self._find = find
        self._opened: tuple[Path, int, int] | None = None
        self._length_s = duration_s

    def load(self) -> bool:
        """Give the file to the player; whether it is as long as when it was shown.

        RecordingMissing, RecordingUnreadable.
        """
        path = self._find()
        try:
            found = path.stat()
            seen = (path, found.st_size, found.st_mtime_ns)
            if seen != self._opened:
                self._length_s = self._listening.load(path)
                self._opened = seen
        except (UnreadableAudio, OSError) as error:
            self._opened = None
            raise RecordingUnreadable from error
        return abs(self._length_s - self.duration_s) <= ALIKE_S
