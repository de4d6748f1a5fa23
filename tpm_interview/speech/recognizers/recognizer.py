"""What every recognizer can do; the child process knows no more of them than this."""

from collections.abc import Generator, Iterable
from dataclasses import dataclass
from typing import Protocol

from tpm_interview.domain.transcript import Recognition, Word

Reading = Generator[None, None, Recognition]
"""Work in steps of about a second; its return value is what was heard."""

WHOLE_PASS_S = 6 * 60.0
"""Longer recordings are read window by window only, so that memory stays bounded."""


@dataclass(frozen=True, slots=True)
class LiveWords:
    """Words of a take still going on: settled ones stay, partial ones may change."""

    settled: tuple[Word, ...] = ()
    partial: tuple[Word, ...] = ()


class Listening(Protocol):
    """One take, heard while it is spoken."""

    def feed(self, pcm: bytes) -> None:
        """More sound, 16 kHz mono 16-bit; reads nothing yet."""

    def finish(self) -> None:
        """The take has ended."""

    def step(self) -> bool:
        """Do the most urgent second of work; False when there is none until more sound comes."""

    def words(self) -> LiveWords: ...

    def recognition(self) -> Recognition:
        """Everything heard; complete once the take has ended and `step` has no more to do."""

    def second_reading(self) -> Reading:
        """The whole-answer pass; its result is the better founded of both."""


class Recognizer(Protocol):
    """A loaded engine. Made in the child, from (settings, threads, cache folder)."""

    name: str
    model: str

    def recognize(self, audio: bytes) -> Recognition:
        """What is said in one recording, 16 kHz mono 16-bit."""

    def listen(self) -> Listening: ...

    def read(self, blocks: Iterable[bytes]) -> Reading:
        """A recording from the disk, block by block."""


def completed(reading: Reading) -> Recognition:
    """The result of a reading, done at one go."""
    while True:
        try:
            next(reading)
        except StopIteration as done:
            return done.value  # type: ignore[no-any-return]  # StopIteration carries Any
