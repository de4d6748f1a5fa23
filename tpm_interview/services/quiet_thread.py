"""Work that is done by itself, once, while the window is used."""

import logging
from abc import ABC, abstractmethod
from threading import Event, Thread

from tpm_interview.domain.errors import UserError
from tpm_interview.domain.progress import Cancelled, Progress

log = logging.getLogger(__name__)

AFTER_S = 10.0
"""Until then disk and processor belong to the window's start."""


class QuietThread(ABC):
    """A failure is only logged, and the next start takes the work up again."""

    def __init__(self, name: str, after_s: float = AFTER_S) -> None:
        self._name = name
        self._after_s = after_s
        self._closing = Event()
        self._thread = Thread(target=self._run, name=name, daemon=True)

    def start(self) -> None:
        self._thread.start()

    def join(self) -> None:
        """Wait until it is done."""
        self._thread.join()

    def close(self) -> None:
        """Stops it, leaving nothing half-made."""
        self._closing.set()
        self._thread.join()

    @abstractmethod
    def _work(self, on_progress: Progress) -> None:
        """`on_progress` raises Cancelled once the window closes."""

    def _run(self) -> None:
        if self._closing.wait(self._after_s):
            return
        try:
            self._work(self._stop_if_closing)
        except Cancelled:
            log.info("The %s waits for the next start", self._name)
        except UserError as error:
            log.warning("The %s waits for the next start: %s", self._name, error.message)

    def _stop_if_closing(self, share: float) -> None:
        if self._closing.is_set():
            raise Cancelled
