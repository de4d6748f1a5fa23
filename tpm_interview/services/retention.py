"""Which recordings are kept, and the room they take."""

from tpm_interview.domain.keeping import NOTHING_ERASED, DiskUse, Erased, Going, going
from tpm_interview.domain.progress import Progress, part, unheard
from tpm_interview.domain.settings import KeepingSettings
from tpm_interview.services.keeping import Keeping
from tpm_interview.services.rehearsal import Clock, utc_now
from tpm_interview.storage.library import Library

_AT_ONCE = 2000
"""Recordings that go between two chances to stop."""


class Retention:
    """Methods may be called from any thread and look at every recording: up to some seconds."""

    def __init__(self, library: Library, keeping: Keeping, clock: Clock = utc_now) -> None:
        self._library = library
        self._keeping = keeping
        self._clock = clock

    def preview(self, rule: KeepingSettings) -> Going:
        """What the rule would take away now.

        Recordings in the trash, and those still to be written down, are not looked at.
        """
        return going(rule, self._library.room.sounds(), self._clock())

    def apply(self, rule: KeepingSettings, on_progress: Progress = unheard) -> Erased:
        """Takes away for good what the rule takes away now; the words stay.

        Raises LibraryReadOnly, DiskFull, Cancelled with the recordings gone so far.
        """
        ids = self.preview(rule).take_ids
        gone = NOTHING_ERASED
        for start in range(0, len(ids), _AT_ONCE):
            some = ids[start : start + _AT_ONCE]
            share = part(on_progress, start / len(ids), (start + len(some)) / len(ids))
            share(0.0)
            gone = gone.then(self._keeping.erase_sound(some, share))
        return gone

    def disk_use(self) -> DiskUse:
        return self._library.room.use()
