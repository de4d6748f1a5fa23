"""The recognizer's process for real: live words, files, deaths, and what it never loads."""

import os
import queue
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TypeVar

import psutil
import pytest

from fakes.sounds import noise, pcm_of, wav_file
from fakes.speech_maker import spoken
from tpm_interview.domain.errors import (
    ConsentMissing,
    RecognizerFailed,
    RecognizerMissing,
    UnreadableAudio,
)
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
from tpm_interview.speech.recognizers.process import RecognizerProcess

LIMIT_S = 60
ANSWER = "I moved the release by two weeks and told every stakeholder why."
T = TypeVar("T")


class Desk:
    """A recognizer and its events, in order."""

    def __init__(self, settings: RecognizerSettings, cache: Path) -> None:
        self.events: queue.Queue[HearingEvent] = queue.Queue()
        self.recognizer = RecognizerProcess(settings, self.events.put, cache)
        self.seen: list[HearingEvent] = []

    def until(self, kind: type[T], take: int | None = None) -> T:
        while True:
            event = self.events.get(timeout=LIMIT_S)
            self.seen.append(event)
            if isinstance(event, kind) and take in (None, getattr(event, "take", None)):
                return event
            assert not isinstance(event, RecognizerDied), event

    def speak(self, take: int, pcm: bytes) -> None:
        self.recognizer.begin(take)
        for start in range(0, len(pcm), 3200):
            self.recognizer.feed(take, pcm[start : start + 3200])


@pytest.fixture
def open_desk(tmp_path: Path) -> Iterator[Callable[..., Desk]]:
    desks: list[Desk] = []

    def make(settings: RecognizerSettings | None = None) -> Desk:
        desks.append(Desk(settings or RecognizerSettings(), tmp_path / "cache"))
        return desks[-1]

    yield make
    for desk in desks:
        desk.recognizer.close()
        assert not desk.recognizer.is_alive


@pytest.fixture
def desk(open_desk: Callable[..., Desk]) -> Desk:
    desk = open_desk()
    desk.recognizer.start()
    return desk


@pytest.fixture(scope="module")
def answer(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path: Path = spoken(ANSWER, tmp_path_factory.mktemp("voice"))
    return path


def plain(text: str) -> str:
    return "".join(c for c in text.lower().replace("2", "two") if c.isalpha() or c == " ")


def test_an_answer_spoken_live_comes_back_word_by_word(desk: Desk, answer: Path) -> None:
    desk.speak(1, pcm_of(answer))
    desk.recognizer.finish(1)
    live = desk.until(LiveFinished)
    kept = desk.until(Recognized)
    assert plain(live.recognition.text) == plain(kept.recognition.text) == plain(ANSWER)
    assert live.wait_s > 0
    assert kept.take == live.take == 1
    words, audio_s = kept.recognition.words, kept.recognition.audio_s
    assert all(0 <= w.start_s <= w.end_s <= audio_s + 0.1 for w in words)
    assert all(0 < w.probability <= 1 for w in words)
    assert kept.recognition.speech
    assert (kept.recognition.recognizer, kept.recognition.model) == ("whisper-tiny.en", "tiny.en")


def test_words_are_shown_while_the_answer_goes_on(desk: Desk, answer: Path) -> None:
    desk.until(RecognizerReady)
    pcm = pcm_of(answer)
    desk.recognizer.begin(1)
    shown: tuple[str, ...] = ()
    for length in range(1, 20):  # two seconds more at a time, until two readings agreed
        desk.recognizer.feed(1, pcm[(length - 1) * 64_000 : length * 64_000] or bytes(64_000))
        desk.recognizer.recognize(100 + length, answer)  # its end: the live reading was before it
        desk.until(Recognized)
        heard = [event for event in desk.seen if isinstance(event, WordsHeard)]
        if heard:
            shown = tuple(word.text for word in heard[-1].settled + heard[-1].partial)
            break
    assert plain(ANSWER).startswith(plain(" ".join(shown)))
    assert shown
    desk.recognizer.drop(1)


def test_a_recording_is_read_from_the_disk(desk: Desk, answer: Path) -> None:
    desk.recognizer.recognize(7, answer)
    assert plain(desk.until(Recognized).recognition.text) == plain(ANSWER)


def test_an_unreadable_file_fails_alone(desk: Desk, answer: Path, tmp_path: Path) -> None:
    broken = tmp_path / "broken.wav"
    broken.write_bytes(b"no sound")
    desk.recognizer.recognize(1, broken)
    desk.recognizer.recognize(2, answer)
    assert isinstance(desk.until(RecognitionFailed, 1).error, UnreadableAudio)
    desk.until(Recognized, 2)


@pytest.mark.parametrize("sound", [bytes(64_000), noise(5)], ids=["silence", "noise"])
def test_silence_and_noise_give_no_words(desk: Desk, sound: bytes, tmp_path: Path) -> None:
    desk.recognizer.recognize(1, wav_file(tmp_path / "sound.wav", sound))
    desk.speak(2, sound)
    desk.recognizer.finish(2)
    assert desk.until(LiveFinished).recognition.words == ()
    assert desk.until(Recognized).recognition.words == ()
    assert desk.until(Recognized).recognition.words == ()


def test_an_empty_take_gives_no_words(desk: Desk) -> None:
    desk.recognizer.begin(1)
    desk.recognizer.finish(1)
    assert desk.until(Recognized).recognition.words == ()


def test_a_live_take_goes_before_files(desk: Desk, answer: Path) -> None:
    for take in range(10, 14):
        desk.recognizer.recognize(take, answer)
    desk.speak(1, pcm_of(answer))
    desk.recognizer.finish(1)
    desk.until(Recognized, 13)
    kinds = [(type(event), getattr(event, "take", None)) for event in desk.seen]
    assert kinds.index((LiveFinished, 1)) < kinds.index((Recognized, 11))


def test_a_dropped_take_is_never_heard_of_again(desk: Desk, answer: Path) -> None:
    desk.speak(1, pcm_of(answer))
    desk.recognizer.drop(1)
    desk.recognizer.finish(1)
    desk.recognizer.recognize(2, answer)
    desk.until(Recognized, 2)
    assert not [e for e in desk.seen if getattr(e, "take", None) == 1]


def test_a_killed_process_names_its_takes_and_is_started_again(desk: Desk, answer: Path) -> None:
    desk.until(RecognizerReady)
    desk.speak(1, pcm_of(answer))
    for child in _children(desk):
        child.kill()
    died = desk.events.get(timeout=LIMIT_S)
    while isinstance(died, WordsHeard):
        died = desk.events.get(timeout=LIMIT_S)
    assert isinstance(died, RecognizerDied)
    assert died.takes == (1,)
    assert isinstance(died.error, RecognizerFailed)
    desk.recognizer.finish(1)  # too late; nothing may follow
    desk.recognizer.recognize(2, answer)
    assert plain(desk.until(Recognized).recognition.text) == plain(ANSWER)
    assert not [event for event in desk.seen if getattr(event, "take", None) == 1]


def test_a_process_that_keeps_dying_is_given_up_until_started_again(
    desk: Desk, answer: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tpm_interview.speech.recognizers.process.BACKOFF_S", (0.01,))
    for _ in range(2):
        desk.until(RecognizerReady)
        for child in _children(desk):
            child.kill()
        assert isinstance(desk.events.get(timeout=LIMIT_S), RecognizerDied)
    desk.recognizer.begin(5)
    assert isinstance(desk.until(RecognitionFailed, 5).error, RecognizerFailed)
    desk.recognizer.start()
    desk.until(RecognizerReady)


def test_a_recognizer_that_may_not_be_used_says_why(open_desk: Callable[..., Desk]) -> None:
    settings = RecognizerSettings(name="whisper-server", server_url="http://127.0.0.1:9/v1")
    desk = open_desk(settings)
    desk.recognizer.recognize(1, Path("anything.wav"))
    desk.recognizer.start()
    died = desk.events.get(timeout=LIMIT_S)
    assert isinstance(died, RecognizerDied)
    assert isinstance(died.error, ConsentMissing)
    assert died.takes == (1,)


def test_an_unknown_recognizer_says_so(open_desk: Callable[..., Desk]) -> None:
    desk = open_desk(RecognizerSettings(name="crystal ball"))
    desk.recognizer.start()
    died = desk.events.get(timeout=LIMIT_S)
    assert isinstance(died, RecognizerDied)
    assert isinstance(died.error, RecognizerMissing)
    desk.recognizer.recognize(2, Path("any.wav"))
    assert isinstance(desk.until(RecognitionFailed, 2).error, RecognizerMissing)


def test_starting_and_feeding_return_at_once(desk: Desk) -> None:
    begun = time.monotonic()
    desk.recognizer.begin(1)
    for _ in range(100):
        desk.recognizer.feed(1, bytes(32_000))  # more than any pipe holds, model not yet loaded
    desk.recognizer.finish(1)
    assert time.monotonic() - begun < 0.5
    desk.recognizer.drop(1)


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="reads /proc")
def test_the_process_loads_neither_qt_nor_the_database(desk: Desk, answer: Path) -> None:
    desk.recognizer.recognize(1, answer)
    desk.until(Recognized)
    (child,) = _children(desk)
    files = " ".join(mapped.path for mapped in child.memory_maps())
    assert "onnxruntime" in files
    assert "PySide6" not in files
    assert "sqlalchemy" not in files.lower()
    assert child.nice() >= os.nice(0)
    assert not child.net_connections(kind="inet")


def _children(desk: Desk) -> list[psutil.Process]:
    assert desk.recognizer.is_alive
    return [
        child
        for child in psutil.Process().children()
        if "resource_tracker" not in " ".join(child.cmdline())
    ]
