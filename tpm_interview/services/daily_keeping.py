"""What is erased by itself while the window is used: old trash, and what the rule takes away."""

import logging
from collections.abc import Callable
from threading import Event, Thread

from tpm_interview.domain.errors import UserError
from tpm_interview.domain.progress import Cancelled
from tpm_interview.domain.settings import KeepingSettings
from tpm_interview.services.daily_backup import AFTER_S
from tpm_interview.services.keeping import Keeping
from tpm_interview.services.retention import Retention

log = logging.getLogger(__name__)


class DailyKeeping:
    """One quiet thread at each start; a failure is only logged, and the next start tries again."""

    def __init__(
        self,
        keeping: Keeping,
        retention: Retention,
        rule: Callable[[], KeepingSettings],
        after_s: float = AFTER_S,
    ) -> None:
        self._keeping = keeping
        self._retention = retention
        self._rule = rule
        self._after_s = after_s
        self._closing = Event()
        self._thread = Thread(target=self._run, name="daily-keeping", daemon=True)

    def start(self) -> None:
        self._thread.start()

    def join(self) -> None:
        """Wait until it is done."""
        self._thread.join()

    def close(self) -> None:
        """Stops it; what was decided goes on at the next start."""
        self._closing.set()
        self._thread.join()

    def _run(self) -> None:
        if self._closing.wait(self._after_s):
            return
        try:
            self._keeping.carry_on(self._stop_if_closing)
            self._keeping.erase_expired(self._stop_if_closing)
            rule = self._rule()
            if rule.daily:
                self._retention.apply(rule, self._stop_if_closing)
        except Cancelled:
            log.info("What is to be erased waits for the next start")
        except UserError as error:
            log.warning("What is to be erased waits for the next start: %s", error.message)

    def _stop_if_closing(self, share: float) -> None:
        if self._closing.is_set():
            raise Cancelled
