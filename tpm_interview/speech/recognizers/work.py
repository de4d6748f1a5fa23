"""The order of work inside the recognizer's process: whoever speaks now goes first."""

import queue
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field

from tpm_interview.domain.errors import UserError
from tpm_interview.domain.hearing import (
    HearingEvent,
    LiveFinished,
    RecognitionFailed,
    Recognized,
    WordsHeard,
)
from tpm_interview.speech.audio_files import pcm_blocks
from tpm_interview.speech.recognizers.messages import Begin, Drop, Feed, Finish, Recognize
from tpm_interview.speech.recognizers.recognizer import (
    Listening,
    LiveWords,
    Reading,
    Recognizer,
)


@dataclass(slots=True)
class _Live:
    listening: Listening
    told: LiveWords = field(default_factory=LiveWords)
    is_ended: bool = False


class Work:
    """Live takes step by step, oldest ended first; background readings only in between."""

    def __init__(self, recognizer: Recognizer, send: Callable[[HearingEvent], None]) -> None:
        self._recognizer, self._send = recognizer, send
        self._live: dict[int, _Live] = {}
        self._background: deque[tuple[int, Reading]] = deque()

    def serve(self, requests: "queue.SimpleQueue[object]") -> None:
        """Until the process ends: answer requests, and work while there are none."""
        is_busy = False
        while True:
            try:
                self._take_in(requests.get(block=not is_busy))
            except queue.Empty:
                is_busy = self._step()
            else:
                is_busy = True

    def _take_in(self, request: object) -> None:
        match request:
            case Begin(take):
                self._live[take] = _Live(self._recognizer.listen())
            case Feed(take, pcm) if take in self._live:
                self._live[take].listening.feed(pcm)
            case Finish(take) if take in self._live:
                self._live[take].listening.finish()
                self._live[take].is_ended = True
            case Drop(take):
                self._live.pop(take, None)
                self._background = deque(job for job in self._background if job[0] != take)
            case Recognize(take, path):
                self._background.append((take, self._recognizer.read(pcm_blocks(path))))

    def _step(self) -> bool:
        """One step of the most urgent work; False when nothing is left to do."""
        ended_first = sorted(self._live.items(), key=lambda item: not item[1].is_ended)
        if any(self._step_live(take, live) for take, live in ended_first):
            return True
        if not self._background:
            return False
        self._step_background(*self._background[0])
        return True

    def _step_live(self, take: int, live: _Live) -> bool:
        try:
            did_read = live.listening.step()
        except UserError as error:
            del self._live[take]
            self._send(RecognitionFailed(take, error))
            return True
        if did_read and not live.is_ended:
            self._tell_words(take, live)
        elif not did_read and live.is_ended:
            del self._live[take]
            self._send(LiveFinished(take, live.listening.recognition(), 0.0))
            self._background.appendleft((take, live.listening.second_reading()))
        return did_read or live.is_ended

    def _tell_words(self, take: int, live: _Live) -> None:
        words = live.listening.words()
        if words != live.told:
            live.told = words
            self._send(WordsHeard(take, words.settled, words.partial))

    def _step_background(self, take: int, reading: Reading) -> None:
        try:
            next(reading)
        except StopIteration as done:
            self._background.popleft()
            self._send(Recognized(take, done.value))
        except UserError as error:
            self._background.popleft()
            self._send(RecognitionFailed(take, error))
