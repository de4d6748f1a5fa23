"""How far the lit word is from its sound: the real page and player on a virtual sound card.

Usage: python benchmarks/word_lit.py   (needs PulseAudio's programs)
The natural voice says words with a quarter of a second between them. While the take plays in
Review, what the speakers play is captured at their monitor; the sound of a word is where it rises
from silence there, its light is when the picture with that word lit is done. Prints JSON: by tempo
the median, the 95th percentile and the extremes of light minus sound in ms, plus is late, and the
same of their size; `idle` is the longest that the window's thread was not free meanwhile.
"""

import json
import os
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "tests"))

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from fakes.desk import Desk, desk_in
from fakes.listening import FakeSpeaker
from fakes.sounds import pcm_of, wav_file
from fakes.speech_maker import spoken
from fakes.virtual_audio import VirtualAudio, missing_programs
from tpm_interview.domain.session import DEFAULT_PLANS, Mode, NewPrompt, TakeState
from tpm_interview.domain.transcript import Span, Transcript, Version, Word
from tpm_interview.services.listening import Listening
from tpm_interview.services.review import ReviewService
from tpm_interview.speech.player import Player
from tpm_interview.ui.review.controller import ReviewController
from tpm_interview.ui.review.page import ReviewPage
from tpm_interview.ui.theme import apply_theme
from tpm_interview.ui.widgets import WordFlow

RATE_HZ, BETWEEN_S, LOUD = 16_000, 0.25, 300
TEXT = (
    "We planned the release together, but one team depended on another. Twelve days before "
    "the date two blockers came up, and I told both directors today. People decided quickly."
)
TEMPOS, ROUNDS = (1.0, 1.5), 3


class Monitor:
    """What the speakers play, and when each sample of it came."""

    def __init__(self) -> None:
        command = [
            *("parec", "--device=speakers.monitor", "--latency-msec=5", "--raw"),
            *("--format=s16le", "--channels=1", f"--rate={RATE_HZ}"),
        ]
        self._recorder = subprocess.Popen(command, stdout=subprocess.PIPE)
        self._sound = bytearray()
        self._began_at: list[float] = []
        self._reader = threading.Thread(target=self._read, daemon=True)
        self._reader.start()

    def end(self) -> tuple[NDArray[np.int16], float]:
        """The samples, and the clock time of the first: by the one that waited least."""
        self._recorder.terminate()
        self._recorder.wait()
        self._reader.join()
        return np.frombuffer(bytes(self._sound), "<i2"), min(self._began_at)

    @property
    def has_begun(self) -> bool:
        return bool(self._began_at)

    def _read(self) -> None:
        assert self._recorder.stdout is not None
        while piece := os.read(self._recorder.stdout.fileno(), 4096):
            self._sound += piece
            self._began_at.append(time.monotonic() - len(self._sound) / 2 / RATE_HZ)


class Lights(QObject):
    """When each word was painted lit."""

    def __init__(self, flow: WordFlow) -> None:
        super().__init__(flow)
        self.at_s: list[tuple[int, float]] = []
        self._flow, self._lit = flow, -1
        flow.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint and self._flow.lit != self._lit:
            self._lit = lit = self._flow.lit
            QTimer.singleShot(0, self, lambda: self.at_s.append((lit, time.monotonic())))
        return False


def _has_begun(monitor: Monitor) -> bool:
    return monitor.has_begun


def onsets(samples: NDArray[np.int16], quiet_s: float) -> list[float]:
    """Where sound rises after so long a silence, in seconds."""
    loud = np.flatnonzero(np.abs(samples.astype(np.int32)) > LOUD)
    first = np.concatenate([[True], np.diff(loud) > quiet_s * RATE_HZ])
    return [float(at / RATE_HZ) for at in loud[first]]


def take(desk: Desk, folder: Path) -> int:
    """A take whose words begin where their sound does; how many there are."""
    silence, texts = bytes(int(BETWEEN_S * RATE_HZ) * 2), TEXT.split()
    pcm = silence + b"".join(_trimmed(spoken(text, folder)) + silence for text in texts)
    sessions, now = desk.library.sessions, datetime.now(UTC)
    session = sessions.begin(DEFAULT_PLANS[Mode.PRACTICE], [NewPrompt("q", "Why?")], now)
    made = sessions.begin_take(session.prompts[0].id, now)
    assert made.audio_file
    wav_file(desk.library.recordings.resolve(made.audio_file), pcm)
    length_s = len(pcm) / 2 / RATE_HZ
    sessions.finish_take(made.id, length_s, TakeState.RECORDED)
    starts = onsets(np.frombuffer(pcm, "<i2"), BETWEEN_S * 0.8)
    assert len(starts) == len(texts)
    words = tuple(Word(w, s, s + 0.2, 0.9) for w, s in zip(texts, starts, strict=True))
    transcript = Transcript(Version.RECOGNIZED, now, words, (Span(0, length_s),))
    sessions.add_transcript(made.id, transcript, TakeState.RECOGNIZED)
    return len(words)


def _trimmed(path: Path) -> bytes:
    """Without silence around and inside: a word has one onset."""
    samples = np.frombuffer(pcm_of(path), "<i2")
    loud = np.flatnonzero(np.abs(samples.astype(np.int32)) > LOUD)
    samples = samples[loud[0] : loud[-1] + 1]
    kept = [part for part in np.split(samples, range(1600, len(samples), 1600)) if _is_loud(part)]
    return np.concatenate(kept).tobytes()


def _is_loud(part: NDArray[np.int16]) -> bool:
    return bool((np.abs(part.astype(np.int32)) > LOUD).any())


def measured(folder: Path) -> dict[str, object]:
    application = QApplication([])
    apply_theme(application, dark=False)

    def until(is_so: Callable[[], bool]) -> float:
        """Turn the window's loop; the longest turn in seconds."""
        longest_s = 0.0
        while not is_so():
            started = time.monotonic()
            application.processEvents()
            longest_s = max(longest_s, time.monotonic() - started)
            time.sleep(0.0005)
        return longest_s

    with desk_in(folder / "library") as desk:
        count = take(desk, folder)
        page = ReviewPage()
        listening = Listening(FakeSpeaker(), lambda: "", Player)
        controller = ReviewController(
            page, ReviewService(desk.library), desk.transcription, listening
        )
        page.resize(1096, 760)
        page.show()
        until(lambda: any(flow.isVisible() for flow in page.findChildren(WordFlow)))
        flow = next(flow for flow in page.findChildren(WordFlow) if flow.isVisible())
        found: dict[str, object] = {"words": count * ROUNDS}
        for tempo in TEMPOS:
            controller.playback.set_tempo(tempo)
            late_ms: list[float] = []
            idle_s = 0.0
            for _ in range(ROUNDS):
                lights, monitor = Lights(flow), Monitor()
                until(partial(_has_begun, monitor))
                QTest.keyClick(page, Qt.Key.Key_K)
                until(lambda: controller.playback.is_playing)
                idle_s = max(idle_s, until(lambda: not controller.playback.is_playing))
                samples, began_at = monitor.end()
                sounds = [began_at + at_s for at_s in onsets(samples, BETWEEN_S / tempo * 0.6)]
                late_ms += lateness(lights.at_s, sounds, count)
                flow.removeEventFilter(lights)
            found[f"tempo_{tempo:g}"] = summed(late_ms) | {"idle_ms": round(idle_s * 1000, 1)}
        controller.close()
    return found


def lateness(lights: list[tuple[int, float]], sounds: list[float], count: int) -> list[float]:
    """Light minus sound of every word, in ms; each has its one sound and its one light."""
    assert len(sounds) == count, f"{len(sounds)} sounds of {count} words"
    first: dict[int, float] = {}
    for index, at in lights:
        if 0 <= index < count:
            first.setdefault(index, at)
    assert len(first) == count, f"{len(first)} lights of {count} words"
    return [(first[index] - sounds[index]) * 1000 for index in range(count)]


def summed(late_ms: list[float]) -> dict[str, float]:
    sizes = [abs(each) for each in late_ms]
    figures = {
        "median_ms": statistics.median(late_ms),
        "p95_ms": float(np.percentile(late_ms, 95)),
        "earliest_ms": min(late_ms),
        "latest_ms": max(late_ms),
        "median_size_ms": statistics.median(sizes),
        "p95_size_ms": float(np.percentile(sizes, 95)),
    }
    return {name: round(figure, 1) for name, figure in figures.items()}


def main() -> None:
    if "--inside" in sys.argv:
        with tempfile.TemporaryDirectory() as folder:
            print(json.dumps(measured(Path(folder)), indent=1))
        return
    if missing := missing_programs():
        sys.exit(f"not installed: {', '.join(missing)}")
    with VirtualAudio(rate_hz=48_000) as audio:  # libpulse reads its environment once
        subprocess.run([sys.executable, __file__, "--inside"], env=audio.env, check=True)


if __name__ == "__main__":
    main()
