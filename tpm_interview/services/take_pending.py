"""A take on its way to text: who hears it, who waits for it, what becomes of it."""

from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from tpm_interview.domain.errors import UserError
from tpm_interview.domain.hearing import HearingEvent
from tpm_interview.domain.session import Take
from tpm_interview.domain.settings import RecognizerSettings
from tpm_interview.domain.transcript import Version


@dataclass(frozen=True, slots=True)
class TakeStored:
    """A take has a new counting transcript; what is shown is what is stored."""

    take: Take
    version: Version
    wait_s: float | None = None


TranscriptionEvent = HearingEvent | TakeStored


class Hearer(Protocol):
    """A recognizer's process, as this service uses it."""

    def start(self) -> None: ...
    def begin(self, take: int) -> None: ...
    def feed(self, take: int, pcm: bytes) -> None: ...
    def finish(self, take: int) -> None: ...
    def drop(self, take: int) -> None: ...
    def recognize(self, take: int, path: Path) -> None: ...
    def close(self) -> None: ...


MakeHearer = Callable[[RecognizerSettings, Callable[[HearingEvent], None]], Hearer]


class Pending:
    """A finished take on its way to text; both futures fail with a UserError."""

    def __init__(self) -> None:
        self.first: Future[TakeStored] = Future()  # the live words, or the kept ones
        self.kept: Future[TakeStored] = Future()

    def fail(self, error: UserError) -> None:
        for future in (self.first, self.kept):
            if not future.done():
                future.set_exception(error)

    def settle(self, stored: TakeStored, is_kept: bool) -> None:
        if not self.first.done():
            self.first.set_result(stored)
        if is_kept and not self.kept.done():
            self.kept.set_result(stored)
