"""The recognizer's process, as the app uses it, for one measurement."""

import queue
import threading
import time
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

import psutil

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
from tpm_interview.domain.transcript import Recognition
from tpm_interview.speech.audio_files import read_pcm
from tpm_interview.speech.recognizers.process import RecognizerProcess

BLOCK_S = 0.1
BLOCK = int(BLOCK_S * 32_000)
LONGEST_S = 1800.0
T = TypeVar("T", bound=HearingEvent)


@dataclass(frozen=True, slots=True)
class Lived:
    """`wait_cpu_s` is the process's own work in the wait: what it would be on an idle machine."""

    finished: LiveFinished
    wait_cpu_s: float
    kept: Recognized
    updates: int


class Session:
    """Starts the process and waits until its model is loaded."""

    def __init__(self) -> None:
        self._events: queue.Queue[HearingEvent] = queue.Queue()
        self._process = RecognizerProcess(RecognizerSettings(), self._events.put)
        self._take = self._words_heard = 0
        self._process.start()
        self._until(RecognizerReady)
        self._watched = psutil.Process().children()
        self._peak = 0
        self._is_over = threading.Event()
        self._watch = threading.Thread(target=self._watch_memory, daemon=True)
        self._watch.start()

    def from_disk(self, path: Path) -> Recognition:
        self._take += 1
        self._process.recognize(self._take, path)
        return self._until(Recognized).recognition

    def live(self, path: Path, is_fast: bool) -> Lived:
        pcm = read_pcm(path)
        self._take += 1
        self._process.begin(self._take)
        started = time.monotonic()
        for index, at in enumerate(range(0, len(pcm), BLOCK)):
            if not is_fast:
                time.sleep(max(0.0, started + index * BLOCK_S - time.monotonic()))
            self._process.feed(self._take, pcm[at : at + BLOCK])
        if not is_fast:
            time.sleep(max(0.0, started + len(pcm) / 32_000 - time.monotonic()))
        before_s = self._cpu_s()
        self._process.finish(self._take)
        finished = self._until(LiveFinished)
        return Lived(finished, self._cpu_s() - before_s, self._until(Recognized), self._words_heard)

    def _cpu_s(self) -> float:
        return sum(sum(process.cpu_times()[:2]) for process in self._watched)

    def peak_mb(self) -> float:
        return round(self._peak / 1e6, 1)

    def close(self) -> None:
        self._is_over.set()
        self._watch.join()
        self._process.close()

    def _until(self, kind: type[T]) -> T:
        while True:
            event = self._events.get(timeout=LONGEST_S)
            if isinstance(event, kind):
                return event
            if isinstance(event, RecognitionFailed | RecognizerDied):
                raise event.error
            if isinstance(event, WordsHeard):
                self._words_heard += 1

    def _watch_memory(self) -> None:
        while not self._is_over.wait(0.02):
            sizes = [p.memory_info().rss for p in self._watched if p.is_running()]
            self._peak = max(self._peak, *sizes, 0)
