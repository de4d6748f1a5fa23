"""The parent's hold on one voice process: its pipe, its sentinel, its deadline."""

import multiprocessing
import time
from multiprocessing.connection import Connection, wait

from tpm_interview.speech.voices.child import serve
from tpm_interview.speech.voices.messages import FromChild, Render

START_LIMIT_S = 60.0
"""For loading one engine, from a cold disk on a slow computer."""


class ChildDied(Exception):
    """The process ended, or a deadline passed."""


class Link:
    """One voice process; used from one thread only. Raises OSError where none can be started."""

    def __init__(self, places: dict[str, str]) -> None:
        spawn = multiprocessing.get_context("spawn")
        self._pipe, theirs = spawn.Pipe()
        self._process = spawn.Process(
            target=serve, args=(theirs, places), name="voice", daemon=True
        )
        self._deadline: float | None = None
        try:
            self._process.start()
        except OSError:
            self._pipe.close()
            raise
        finally:
            theirs.close()
        self.starting = list(places)
        """Engines that have not reported yet."""
        self._expect_within(START_LIMIT_S)

    @property
    def is_ready(self) -> bool:
        """Whether every engine has reported and the process lives."""
        return not self.starting and self._process.is_alive()

    def ask(self, render: Render, limit_s: float) -> None:
        """Send a request, to be answered in time. Raises ChildDied."""
        self._expect_within(limit_s)
        try:
            self._pipe.send(render)
        except OSError:
            raise ChildDied("ended") from None

    def next_message(self, woken: Connection) -> FromChild | None:
        """Wait for one; None when `woken` has something to read. Raises ChildDied."""
        rest_s = None if self._deadline is None else max(0.0, self._deadline - time.monotonic())
        ready = wait([self._pipe, self._process.sentinel, woken], rest_s)
        if self._pipe in ready:
            return self._received()
        if self._process.sentinel in ready:
            raise ChildDied("ended")
        if not ready:
            raise ChildDied("took too long")
        return None

    def close(self) -> None:
        """Let the process end by itself, which it does when the pipe closes."""
        self._pipe.close()
        self._process.join(2.0)
        self.kill()

    def kill(self) -> None:
        self._pipe.close()
        self._process.kill()
        self._process.join()
        self._process.close()

    def _received(self) -> FromChild:
        try:
            message: FromChild = self._pipe.recv()
        except (EOFError, OSError):
            raise ChildDied("ended") from None
        self._expect_within(START_LIMIT_S if len(self.starting) > 1 else None)
        return message

    def _expect_within(self, limit_s: float | None) -> None:
        self._deadline = None if limit_s is None else time.monotonic() + limit_s
