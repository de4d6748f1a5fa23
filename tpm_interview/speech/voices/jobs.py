"""Prompts waiting for the voice, the urgent ones first; safe from any thread."""

import heapq
import itertools
import threading
from concurrent.futures import Future
from dataclasses import dataclass, field
from enum import IntEnum
from multiprocessing import Pipe

from tpm_interview.domain.errors import UserError
from tpm_interview.domain.sound import SpeechRequest, SpokenPrompt


class Priority(IntEnum):
    """When a prompt will be heard."""

    NOW = 0
    LATER = 1


@dataclass(order=True, slots=True)
class Job:
    """One prompt and the future its asker holds; the future stays cancellable to the end."""

    priority: Priority
    number: int
    request: SpeechRequest = field(compare=False)
    future: Future[SpokenPrompt] = field(compare=False, default_factory=Future)

    def finish(self, outcome: SpokenPrompt | UserError) -> None:
        """Callbacks run on the caller's thread."""
        if not self.future.set_running_or_notify_cancel():
            return
        if isinstance(outcome, UserError):
            self.future.set_exception(outcome)
        else:
            self.future.set_result(outcome)


class Jobs:
    """`woken` becomes readable when there is something new: a job, or the end."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._waiting: list[Job] = []
        self._running: Job | None = None
        self._numbers = itertools.count()
        self._is_open = True
        self._is_awake = False
        self.woken, self._wake = Pipe(duplex=False)

    @property
    def is_open(self) -> bool:
        return self._is_open

    @property
    def are_waiting(self) -> bool:
        with self._lock:
            return bool(self._waiting)

    def put(self, request: SpeechRequest, priority: Priority) -> Future[SpokenPrompt]:
        """The future is cancelled where the voice is closed."""
        job = Job(priority, next(self._numbers), request)
        with self._lock:
            if self._is_open:
                heapq.heappush(self._waiting, job)
                self._rouse()
                return job.future
        job.future.cancel()
        return job.future

    def take(self) -> Job | None:
        """The most urgent job; it counts as running until the next is taken."""
        with self._lock:
            self._running = heapq.heappop(self._waiting) if self._waiting else None
            return self._running

    def settle(self) -> None:
        """Read off `woken`."""
        with self._lock:
            if self._is_awake:
                self.woken.recv_bytes()
                self._is_awake = False

    def cancel_all(self) -> None:
        """Futures of waiting and running jobs are cancelled."""
        with self._lock:
            jobs, self._waiting = self._waiting, []
            if self._running is not None:
                jobs.append(self._running)
        for job in jobs:
            job.future.cancel()

    def close(self) -> None:
        with self._lock:
            self._is_open = False
            self._rouse()
        self.cancel_all()

    def release(self) -> None:
        """Close the pipe, once nobody waits on it."""
        self.woken.close()
        self._wake.close()

    def _rouse(self) -> None:
        if not self._is_awake:
            self._wake.send_bytes(b"!")
            self._is_awake = True
