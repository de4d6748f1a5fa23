"""The recognizer's process, seen from the window's side."""

import logging
import multiprocessing
import queue
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
from pathlib import Path

from tpm_interview.domain.errors import RecognizerFailed, UserError
from tpm_interview.domain.hearing import (
    HearingEvent,
    LiveFinished,
    RecognitionFailed,
    Recognized,
    RecognizerDied,
    RecognizerReady,
    WordsHeard,
)
from tpm_interview.domain.settings import RecognizerSettings
from tpm_interview.speech.recognizers import child, weights
from tpm_interview.speech.recognizers.messages import (
    Begin,
    Drop,
    Feed,
    Finish,
    Recognize,
    Request,
)

log = logging.getLogger(__name__)
TakeEvent = WordsHeard | LiveFinished | Recognized | RecognitionFailed
BACKOFF_S = (0.2, 1.0, 3.0)
"""Waits before each new start; one more quick death and it is not started again."""
QUICK_S = 30.0
"""A process that lived longer, or finished a take, did not die of its start."""
FAREWELL_S = 1.0


class RecognizerProcess:
    """Starts the recognizer's process, keeps it running and passes its events on.

    `on_event` is called on one thread of its own and may call any method here. Every take begun
    or given ends in `Recognized`, in `RecognitionFailed` or in a `RecognizerDied` that names it,
    unless it is dropped. Methods may be called from any thread and return at once.
    """

    def __init__(
        self,
        settings: RecognizerSettings,
        on_event: Callable[[HearingEvent], None],
        cache: Path | None = None,
    ) -> None:
        self._settings, self._on_event = settings, on_event
        self._cache = cache or weights.usual_cache()
        self._lock = threading.Lock()
        self._takes: set[int] = set()
        self._finished_at: dict[int, float] = {}
        self._refused: list[HearingEvent] = []
        self._why_given_up: UserError = RecognizerFailed()
        self._outbox: queue.SimpleQueue[Request | None] = queue.SimpleQueue()
        self._process: BaseProcess | None = None
        self._thread: threading.Thread | None = None
        self._is_running = self._is_closed = False
        self._wake_out, self._wake_in = multiprocessing.Pipe(duplex=False)

    @property
    def is_alive(self) -> bool:
        """Whether the process runs; it may still be loading its model."""
        process = self._process
        return process is not None and process.is_alive()

    def start(self) -> None:
        """Start the process, also again after it was given up; RecognizerReady follows."""
        with self._lock:
            if self._is_closed or self._is_running:
                return
            self._is_running = True
            if self._thread is None:
                self._thread = threading.Thread(
                    target=self._supervise, name="recognizer", daemon=True
                )
                self._thread.start()
        self._wake()

    def begin(self, take: int) -> None:
        """A take is about to be spoken."""
        self._open(Begin(take))

    def feed(self, take: int, pcm: bytes) -> None:
        """More sound of a live take, 16 kHz mono 16-bit; ignored for a take no longer known."""
        self._ask(Feed(take, pcm))

    def finish(self, take: int) -> None:
        """The take has ended: LiveFinished follows, and Recognized after the whole pass."""
        with self._lock:
            if take in self._takes:
                self._finished_at[take] = time.monotonic()
        self._ask(Finish(take))

    def drop(self, take: int) -> None:
        """Forget a take; no more events about it."""
        self._ask(Drop(take))
        with self._lock:
            self._forget(take)

    def recognize(self, take: int, path: Path) -> None:
        """Read a recording from the disk."""
        self._open(Recognize(take, path))

    def close(self) -> None:
        """End the process and the events; waits up to 5 s unless called from `on_event`."""
        with self._lock:
            if self._is_closed:
                return
            self._is_closed, self._is_running = True, False
        self._wake()
        if self._thread is not None and self._thread is not threading.current_thread():
            self._thread.join(5 * FAREWELL_S)

    # Requests

    def _open(self, request: Begin | Recognize) -> None:
        with self._lock:
            if self._is_closed:
                return
            if self._is_running or self._thread is None:
                self._takes.add(request.take)
                self._outbox.put(request)
                return
            self._refused.append(RecognitionFailed(request.take, self._why_given_up))
        self._wake()

    def _ask(self, request: Feed | Finish | Drop) -> None:
        with self._lock:
            if request.take in self._takes:
                self._outbox.put(request)

    def _wake(self) -> None:
        with suppress(OSError):  # closed meanwhile
            self._wake_in.send_bytes(b"!")

    # The thread that watches

    def _supervise(self) -> None:
        quick_deaths = 0
        while not self._is_closed:
            if not self._is_running:
                self._rest()
                quick_deaths = 0
                continue
            started = time.monotonic()
            reason, was_useful = self._run_once()
            if self._is_closed:
                return
            is_quick = not was_useful and time.monotonic() - started < QUICK_S
            quick_deaths = quick_deaths + 1 if is_quick else 0
            self._mourn(reason, quick_deaths)

    def _rest(self) -> None:
        """Not running: tell of refused takes until started or closed."""
        with self._lock:
            refused, self._refused = self._refused, []
        for event in refused:
            self._tell(event)
        if not refused:
            self._wait_for_wake(None)

    def _wait_for_wake(self, timeout_s: float | None) -> None:
        if self._wake_out.poll(timeout_s):
            self._wake_out.recv_bytes()

    def _run_once(self) -> tuple[UserError | None, bool]:
        """One life of the process: why it could not start, if it said so; whether it did work."""
        context = multiprocessing.get_context("spawn")
        ours, theirs = context.Pipe()
        process = context.Process(
            target=child.run, args=(theirs, self._settings, self._cache), name="recognizer"
        )
        try:
            process.start()
        except OSError as error:  # no memory, or too many files are open
            ours.close()
            return RecognizerFailed(error.strerror or ""), False
        finally:
            theirs.close()
        self._process = process
        with self._lock:
            outbox = self._outbox
        sender = threading.Thread(target=_send_all, args=(outbox, ours), daemon=True)
        sender.start()
        try:
            return self._listen(ours, process)
        finally:
            outbox.put(None)
            _end(process, ours, sender)

    def _listen(self, pipe: Connection, process: BaseProcess) -> tuple[UserError | None, bool]:
        was_useful = False
        while True:
            ready = wait([pipe, process.sentinel, self._wake_out])
            if self._wake_out in ready:
                self._wake_out.recv_bytes()
            if self._is_closed:
                return None, was_useful
            if pipe in ready:
                try:
                    event: HearingEvent = pipe.recv()
                except (EOFError, OSError):
                    return None, was_useful
                if isinstance(event, RecognizerDied):
                    return event.error, was_useful
                was_useful = was_useful or isinstance(event, Recognized | RecognitionFailed)
                self._pass_on(event)
            elif process.sentinel in ready:
                return None, was_useful

    def _pass_on(self, event: TakeEvent | RecognizerReady) -> None:
        if isinstance(event, TakeEvent):
            with self._lock:
                if event.take not in self._takes:
                    return  # dropped while the event was on its way
                if isinstance(event, LiveFinished):
                    waited_s = time.monotonic() - self._finished_at[event.take]
                    event = replace(event, wait_s=waited_s)
                elif isinstance(event, Recognized | RecognitionFailed):
                    self._forget(event.take)
        self._tell(event)

    def _mourn(self, reason: UserError | None, quick_deaths: int) -> None:
        """Tell which takes were lost; start again later unless that has no prospect."""
        gives_up = reason is not None or quick_deaths > len(BACKOFF_S)
        with self._lock:
            takes = tuple(sorted(self._takes))
            self._takes.clear()
            self._finished_at.clear()
            self._outbox = queue.SimpleQueue()
            self._process = None
            if gives_up:
                self._is_running = False
                self._why_given_up = reason or RecognizerFailed()
        log.warning("The recognizer ended by itself; takes lost to it: %s", takes)
        self._tell(RecognizerDied(takes, reason or RecognizerFailed()))
        if not gives_up and quick_deaths:
            self._pause(BACKOFF_S[quick_deaths - 1])

    def _tell(self, event: HearingEvent) -> None:
        """A listener's bug is logged; the process goes on being watched."""
        try:
            self._on_event(event)
        except Exception:
            log.exception("A listener failed at %s", type(event).__name__)

    def _pause(self, length_s: float) -> None:
        until = time.monotonic() + length_s
        while not self._is_closed and (left_s := until - time.monotonic()) > 0:
            self._wait_for_wake(left_s)

    def _forget(self, take: int) -> None:
        self._takes.discard(take)
        self._finished_at.pop(take, None)


def _end(process: BaseProcess, pipe: Connection, sender: threading.Thread) -> None:
    """End the process; the pipe is closed only once nobody sends through it any more."""
    sender.join(FAREWELL_S)
    if sender.is_alive():  # stuck in a full pipe that the process does not empty
        process.kill()
        sender.join()
    pipe.close()  # a process that still lives ends by this
    process.join(FAREWELL_S)
    if process.is_alive():
        process.kill()
        process.join()


def _send_all(outbox: "queue.SimpleQueue[Request | None]", pipe: Connection) -> None:
    """Send in order, so that a full pipe holds up nobody else; until None or the child's end."""
    with suppress(OSError):
        while (request := outbox.get()) is not None:
            pipe.send(request)
