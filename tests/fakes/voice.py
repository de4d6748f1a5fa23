"""A voice and a player that make no sound."""

from concurrent.futures import Future
from pathlib import Path

from tpm_interview.domain.errors import UserError
from tpm_interview.domain.sound import SpeechRequest, SpokenPrompt, SpokenWord, VoiceInfo

HALF_S = 0.5


class FakeVoice:
    """Renders when told to with `finish`, or at once; one word each half second."""

    def __init__(self, at_once: bool = True) -> None:
        self.at_once = at_once
        self.fails: UserError | None = None
        self.requests: list[SpeechRequest] = []
        self.prefetched: list[SpeechRequest] = []
        self._waiting: list[tuple[SpeechRequest, Future[SpokenPrompt]]] = []

    def start(self) -> None: ...

    def close(self) -> None: ...

    def voices(self, timeout_s: float = 20) -> tuple[VoiceInfo, ...]:
        return (VoiceInfo("hibari:heart", "Heart", "en-US", natural=True),)

    def prefetch(self, request: SpeechRequest) -> None:
        self.prefetched.append(request)

    def render(self, request: SpeechRequest) -> Future[SpokenPrompt]:
        self.requests.append(request)
        future: Future[SpokenPrompt] = Future()
        self._waiting.append((request, future))
        if self.at_once:
            self.finish()
        return future

    def finish(self) -> None:
        """Deliver everything that was asked for."""
        waiting, self._waiting = self._waiting, []
        for request, future in waiting:
            if self.fails is not None:
                future.set_exception(self.fails)
            else:
                future.set_result(_spoken(request.text))


class FakePlayer:
    """Plays as far as `position_s` is set."""

    def __init__(self) -> None:
        self.loaded: list[Path] = []
        self.is_playing = False
        self.position_s = 0.0
        self.refuses: UserError | None = None

    def load(self, path: Path) -> float:
        self.loaded.append(path)
        return 1.0

    def play(self, from_s: float | None = None) -> None:
        if self.refuses is not None:
            raise self.refuses
        self.position_s = self.position_s if from_s is None else from_s
        self.is_playing = True

    def pause(self) -> None:
        self.is_playing = False

    def stop(self) -> None:
        self.is_playing = False

    def close(self) -> None:
        self.stop()


def _spoken(text: str) -> SpokenPrompt:
    words, at = [], 0
    for number, word in enumerate(text.split()):
        at = text.index(word, at)
        words.append(SpokenWord(at, len(word), number * HALF_S))
        at += len(word)
    return SpokenPrompt(Path(f"/{len(text)}.wav"), len(words) * HALF_S, tuple(words))
