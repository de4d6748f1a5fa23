"""The day's backup of the database, made in the background while the window is used."""

import logging
from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext
from datetime import datetime
from pathlib import Path
from threading import Event, Thread

from tpm_interview.domain.errors import UserError
from tpm_interview.domain.progress import Cancelled
from tpm_interview.services.rehearsal import utc_now
from tpm_interview.storage.daily_backups import DailyBackups
from tpm_interview.storage.opening import DATABASE

log = logging.getLogger(__name__)

AFTER_S = 10.0
"""Until then disk and processor belong to the window's start."""


class DailyBackup:
    """One quiet thread, once, if a day has passed since the last; a failure is only logged."""

    def __init__(
        self,
        folder: Path,
        now: Callable[[], datetime] = utc_now,
        after_s: float = AFTER_S,
        turn: AbstractContextManager[object] | None = None,
    ) -> None:
        """`turn` is had by one at a time of those who write into the folder of backups."""
        self._backups = DailyBackups(folder, DATABASE)
        self._now = now
        self._after_s = after_s
        self._turn = turn or nullcontext()
        self._closing = Event()
        self._thread = Thread(target=self._run, name="daily-backup", daemon=True)

    def start(self) -> None:
        self._thread.start()

    def join(self) -> None:
        """Wait until it is made."""
        self._thread.join()

    def close(self) -> None:
        """Stops it, leaving nothing half-made: the next start takes it up."""
        self._closing.set()
        self._thread.join()

    def _run(self) -> None:
        if self._closing.wait(self._after_s):
            return
        try:
            with self._turn:
                if self._backups.is_due(self._now()):
                    self._backups.make(self._now(), self._stop_if_closing)
        except Cancelled:
            log.info("The day's backup waits for the next start")
        except UserError as error:
            log.warning("The day's backup was not made: %s", error.message)

    def _stop_if_closing(self, share: float) -> None:
        if self._closing.is_set():
            raise Cancelled
