"""Opening a take of half an hour in Review, and reading it while it sounds; prints JSON.

    python benchmarks/long_take.py [--recording FILE]

The real page over a real library, offscreen unless QT_QPA_PLATFORM says otherwise: a FLAC of 30
minutes (made of FILE again and again, else of noise in bursts), 5,000 words with fillers, long
pauses, doubts and marks, beside a short take. Milliseconds. `open` is from choosing it in the list
to words and waveform painted; `open_first` the same where no picture of it is kept;
`words` is until the words alone are there. Then frames of the lit word moving on, and of
scrolling. `cpu` leaves out what other programs take.
"""

import argparse
import json
import os
import random
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "tests"))

from PySide6.QtWidgets import QApplication, QScrollArea

from fakes.desk import Desk, desk_in
from fakes.listening import FakeSoundPlayer, silent_listening
from tpm_interview.domain.session import DEFAULT_PLANS, Mode, NewPrompt, TakeState
from tpm_interview.domain.transcript import Span, Transcript, Version, Word
from tpm_interview.services.filler_marking import FillerMarking
from tpm_interview.services.review import ReviewService
from tpm_interview.services.review_changes import ReviewChanges
from tpm_interview.speech.audio_files import read_pcm, wav_to_flac, write_wav
from tpm_interview.ui.review.controller import ReviewController
from tpm_interview.ui.review.filler_marking import FillerController
from tpm_interview.ui.review.page import ReviewPage
from tpm_interview.ui.review.reading_flow import ReadingFlow
from tpm_interview.ui.theme import apply_theme

LENGTH_S, WORDS, OPENINGS, FRAMES, SIZE = 1800, 5000, 20, 1000, (1096, 760)
NOW = datetime(2026, 6, 1, tzinfo=UTC)
ANSWER = """So um last spring I ran the migration of our billing service and you know the biggest
risk was that nobody owned the reconciliation job. I asked both leads to write down what would have
to be true for a cutover in June, and we found eleven dependencies no plan had named."""


class Reviewing:
    """The page, and the takes in it."""

    def __init__(self, application: QApplication, desk: Desk, long: int, short: int) -> None:
        self.application, self.desk, self.long, self.short = application, desk, long, short
        self.page = ReviewPage()
        changes = ReviewChanges()
        listening = silent_listening(FakeSoundPlayer())
        service = ReviewService(desk.library)
        self.made = ReviewController(self.page, service, desk.transcription, listening)
        self.fillers = FillerController(self.page, self.made, FillerMarking(desk.library, changes))
        self.page.resize(*SIZE)
        self.page.show()
        self.until(lambda: self.made.view is not None)

    def until(self, is_so: Callable[[], bool]) -> None:
        while not is_so():
            self.application.processEvents()
            time.sleep(0.0005)  # the reading thread wants its turn

    def choose(self, take_id: int) -> float:
        """Choose a take and wait until all of it is painted; when its words were."""
        self.page.select_take(take_id)
        self.until(lambda: self.made.view is not None and self.made.view.take.id == take_id)
        self.application.processEvents()
        words_at = time.perf_counter()
        self.until(lambda: self.made.view is not None and self.made.view.is_drawn)
        self.application.processEvents()
        return words_at

    def close(self) -> None:
        self.fillers.close()
        self.made.close()
        self.page.deleteLater()


def build(desk: Desk, recording: Path | None) -> tuple[int, int]:
    """The long take and a short, newer one."""
    made = []
    for days, seconds, count in ((1, LENGTH_S, WORDS), (0, 10, 20)):
        sessions, at = desk.library.sessions, NOW - timedelta(days=days)
        session = sessions.begin(DEFAULT_PLANS[Mode.PRACTICE], [NewPrompt("q", "Why?")], at)
        take = sessions.begin_take(session.prompts[0].id, at)
        wav = desk.library.recordings.folder / f"{take.id}.wav"
        write_wav(wav, _sound(recording, seconds))
        wav_to_flac(wav, wav.with_suffix(".flac"))
        wav.unlink()
        sessions.finish_take(take.id, float(seconds), TakeState.RECORDED)
        sessions.set_audio(take.id, f"recordings/{take.id}.flac")
        sessions.add_transcript(take.id, _said(count, seconds), TakeState.RECOGNIZED)
        for moment in range(30, seconds, 120):
            desk.library.annotations.add_mark(take.id, moment, "Say this again", at)
        made.append(take.id)
    return made[0], made[1]


def _sound(recording: Path | None, seconds: int) -> bytes:
    chance = random.Random(1)
    burst = read_pcm(recording) if recording else chance.randbytes(160_000) + bytes(60_000)
    return (burst * (seconds * 32_000 // len(burst) + 1))[: seconds * 32_000]


def _said(count: int, seconds: int) -> Transcript:
    chance, words, speech, at_s = random.Random(2), [], [], 0.2
    began_s, said = at_s, ANSWER.split()
    for index in range(count):
        if index % 60 == 59:
            speech.append(Span(began_s, at_s))
            at_s = began_s = at_s + chance.uniform(1.0, 3.0)
        certain = chance.choice((0.3, 0.7, 0.9, 0.97, 0.99))
        words.append(Word(said[index % len(said)], at_s, at_s + 0.25, certain))
        at_s += min(0.32, 0.9 * seconds / count)
    return Transcript(Version.RECOGNIZED, NOW, tuple(words), (*speech, Span(began_s, at_s)))


@contextmanager
def reviewing(
    application: QApplication, folder: Path, recording: Path | None
) -> Iterator[Reviewing]:
    with desk_in(folder) as desk:
        long, short = build(desk, recording)
        made = Reviewing(application, desk, long, short)
        yield made
        made.close()


def opened(made: Reviewing, *, is_first: bool) -> dict[str, dict[str, float]]:
    words, wall, cpu = [], [], []
    kept = made.desk.library.cache / "peaks" / f"{made.long}.peaks"
    for _ in range(OPENINGS):
        made.choose(made.short)
        if is_first:
            kept.unlink(missing_ok=True)
        began, worked = time.perf_counter(), time.process_time()
        words.append(1000 * (made.choose(made.long) - began))
        wall.append(1000 * (time.perf_counter() - began))
        cpu.append(1000 * (time.process_time() - worked))
    return {"words": told(words), "wall": told(wall), "cpu": told(cpu)}


def frames(made: Reviewing, move: Callable[[int], object]) -> dict[str, float]:
    times = []
    for number in range(FRAMES):
        began = time.perf_counter()
        move(number)
        made.application.processEvents()
        times.append(1000 * (time.perf_counter() - began))
    return told(times)


def told(times_ms: list[float]) -> dict[str, float]:
    ranked = sorted(times_ms)
    return {
        "p50_ms": round(statistics.median(ranked), 1),
        "p95_ms": round(ranked[int(len(ranked) * 0.95)], 1),
        "max_ms": round(ranked[-1], 1),
    }


def report(made: Reviewing) -> dict[str, object]:
    found: dict[str, object] = {
        "open_first": opened(made, is_first=True),
        "open": opened(made, is_first=False),
    }
    pane = made.page.pane
    flow = next(each for each in pane.findChildren(ReadingFlow) if each.isVisible())
    area = next(a for a in pane.findChildren(QScrollArea) if a.isAncestorOf(flow))
    bar = area.verticalScrollBar()
    pane.transcript.following.set_playing(True)
    view = made.made.view
    assert view
    found["lit_word"] = frames(made, lambda n: pane.set_position(view.words[n].start_s + 0.01))
    found["scroll_step"] = frames(made, lambda n: bar.setValue((60 * n) % bar.maximum()))
    return found


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--recording", type=Path, help="Speech to be repeated for half an hour.")
    given = parser.parse_args()
    application = QApplication([])
    apply_theme(application, dark=False)
    with (
        tempfile.TemporaryDirectory() as folder,
        reviewing(application, Path(folder) / "library", given.recording) as made,
    ):
        print(json.dumps(report(made), indent=2))


if __name__ == "__main__":
    main()
