"""A recognizer's process that hears what the test tells it to."""

from collections.abc import Callable
from pathlib import Path

from tpm_interview.domain.errors import RecognizerFailed
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
