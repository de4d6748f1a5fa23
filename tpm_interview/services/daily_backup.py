"""The day's backup of the database, made in the background while the window is used."""

from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext
from datetime import datetime
from pathlib import Path

from tpm_interview.domain.progress import Progress
from tpm_interview.services.quiet_thread import AFTER_S, QuietThread
from tpm_interview.services.rehearsal import utc_now
from tpm_interview.storage.daily_backups import DailyBackups
from tpm_interview.storage.opening import DATABASE


class DailyBackup(QuietThread):
    """Made if a day has passed since the last."""

    def __init__(
        self,
        folder: Path,
        now: Callable[[], datetime] = utc_now,
        after_s: float = AFTER_S,
        turn: AbstractContextManager[object] | None = None,
    ) -> None:
        """`turn` is had by one at a time of those who write into the folder of backups."""
        super().__init__("daily-backup", after_s)
        self._backups = DailyBackups(folder, DATABASE)
        self._now = now
        self._turn = turn or nullcontext()

    def _work(self, on_progress: Progress) -> None:
        with self._turn:
            if self._backups.is_due(self._now()):
                self._backups.make(self._now(), on_progress)
