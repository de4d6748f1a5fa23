"""A recognizer's process that hears what the test tells it to."""

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from queue import SimpleQueue

from tpm_interview.domain.errors import RecognizerFailed, UserError
from tpm_interview.domain.hearing import (
    HearingEvent,
    LiveFinished,
    RecognitionFailed,
    Recognized,
    RecognizerDied,
)
from tpm_interview.domain.settings import RecognizerSettings
from tpm_interview.domain.transcript import Recognition, Span, Word


def recognition(text: str) -> Recognition:
    """One second a word, all of it speech."""
    words = tuple(Word(word, i, i + 0.9, 0.9) for i, word in enumerate(text.split()))
    speech = (Span(0.0, float(len(words))),) if words else ()
    return Recognition(words, speech, float(len(words)), "fake", "fake-1")


class FakeHearer:
    """Answers at once on the caller's thread; `dies` counts the deaths still to come."""

    def __init__(
        self, settings: RecognizerSettings, on_event: Callable[[HearingEvent], None]
    ) -> None:
        self.settings = settings
        self._on_event = on_event
        self.live_text = "live words"
        self.kept_text = "kept words"
        self.dies = 0
        self.fails = False
        self.is_deaf = False
        self.heard: dict[int, bytes] = {}
        self.from_disk: list[Path] = []
        self.is_closed = False

    def start(self) -> None:
        self.is_closed = False

    def begin(self, take: int) -> None:
        self.heard[take] = b""

    def feed(self, take: int, pcm: bytes) -> None:
        self.heard[take] += pcm

    def finish(self, take: int) -> None:
        if self._has_died(take):
            return
        self._on_event(LiveFinished(take, recognition(self.live_text), 0.2))
        self._on_event(Recognized(take, recognition(self.kept_text)))

    def drop(self, take: int) -> None:
        self.heard.pop(take, None)

    def recognize(self, take: int, path: Path) -> None:
        self.from_disk.append(path)
        if self.is_deaf:
            return
        if self._has_died(take):
            return
        if self.fails:
            self._on_event(RecognitionFailed(take, RecognizerFailed("told to")))
        else:
            self._on_event(Recognized(take, recognition(self.kept_text)))

    def close(self) -> None:
        self.is_closed = True

    def tell(self, event: HearingEvent) -> None:
        """Report what the test wants reported."""
        self._on_event(event)

    def die(self, *takes: int) -> None:
        """End by itself with these takes in flight."""
        self._on_event(RecognizerDied(takes, RecognizerFailed()))

    def _has_died(self, take: int) -> bool:
        if not self.dies:
            return False
        self.dies -= 1
        self.die(take)
        return True


@dataclass
class Readings:
    """What hearers make of single takes, and what they were asked; `make` makes a hearer.

    A take without an answer waits until the test tells one; `deaths` are those a take still costs.
    """

    answers: dict[int, str | UserError] = field(default_factory=dict)
    deaths: dict[int, int] = field(default_factory=dict)
    asked: SimpleQueue[int] = field(default_factory=SimpleQueue)
    closed: SimpleQueue[None] = field(default_factory=SimpleQueue)
    hearers: list["ReadingHearer"] = field(default_factory=list)

    def make(
        self, settings: RecognizerSettings, on_event: Callable[[HearingEvent], None]
    ) -> "ReadingHearer":
        self.hearers.append(ReadingHearer(settings, on_event, self))
        return self.hearers[-1]

    def next_asked(self) -> int:
        """The take that a hearer is asked to read, as soon as one is."""
        return self.asked.get(timeout=10)

    def await_closed(self) -> None:
        """Wait until a hearer is closed."""
        self.closed.get(timeout=10)

    @property
    def open_ones(self) -> int:
        return sum(not hearer.is_closed for hearer in self.hearers)


class ReadingHearer(FakeHearer):
    """Reads takes from the disk as `Readings` say."""

    def __init__(
        self,
        settings: RecognizerSettings,
        on_event: Callable[[HearingEvent], None],
        readings: Readings,
    ) -> None:
        super().__init__(settings, on_event)
        self._readings = readings

    def recognize(self, take: int, path: Path) -> None:
        self.from_disk.append(path)
        self._readings.asked.put(take)
        if self._readings.deaths.get(take):
            self._readings.deaths[take] -= 1
            self.die(take)
            return
        answer = self._readings.answers.get(take)
        if isinstance(answer, UserError):
            self.tell(RecognitionFailed(take, answer))
        elif answer is not None:
            self.tell(Recognized(take, recognition(answer)))

    def close(self) -> None:
        super().close()
        self._readings.closed.put(None)
