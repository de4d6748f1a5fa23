"""Recordings read again by real recognizers, in their real process."""

import os
import shutil
import signal
from pathlib import Path

import pytest

from fakes.command import ran, told
from fakes.speech_maker import spoken
from tpm_interview.domain.rerecognition import EVERY_RECORDING, Reread, RereadEnded, RereadEvent
from tpm_interview.domain.session import TakeState
from tpm_interview.domain.settings import RecognizerSettings
from tpm_interview.domain.transcript import Version
from tpm_interview.services.rerecognition import Rerecognition
from tpm_interview.services.review_changes import ReviewChanges
from tpm_interview.services.transcription import TranscriptionService
from tpm_interview.speech.recognizers.process import RecognizerProcess
from tpm_interview.storage.library import Library

ANSWERS = (
    "I asked the payments team for two dates and told the steering group the same afternoon.",
    "We cut the scope to two endpoints and shipped them behind a feature flag.",
)


@pytest.fixture(scope="module")
def written_down(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two spoken takes that are written down."""
    made = tmp_path_factory.mktemp("written-down")
    answers = (spoken(answer, made) for answer in ANSWERS)
    ran(made / "library", "rehearse", "--answer", *answers)
    return made / "library"


@pytest.fixture
def library(written_down: Path, tmp_path: Path) -> Path:
    """A copy of them for each test."""
    return shutil.copytree(written_down, tmp_path / "library")


def test_another_recognizer_reads_from_the_command_line(library: Path) -> None:
    before = told(library, "sessions", "show", "1")["takes"]
    done = told(library, "sessions", "recognize", "--all", "--recognizer", "pocketsphinx")
    assert [take["recognizer"] for take in done["takes"]] == ["pocketsphinx"] * 2
    assert all(take["words"] for take in done["takes"])
    after = told(library, "sessions", "show", "1")["takes"]
    assert [take["text"] for take in after] == [take["text"] for take in done["takes"]]
    assert [take["text"] for take in after] != [take["text"] for take in before]


def test_a_process_that_is_killed_costs_no_take_and_no_words(library: Path) -> None:
    made: list[RecognizerProcess] = []
    events: list[RereadEvent] = []

    def make(*arguments: object) -> RecognizerProcess:
        made.append(RecognizerProcess(*arguments))  # type: ignore[arg-type]  # as they come
        return made[-1]

    with Library.open(library) as opened:
        transcription = TranscriptionService(opened, RecognizerSettings())
        service = Rerecognition(opened, transcription, ReviewChanges(), RecognizerSettings(), make)

        def kill_once(event: RereadEvent) -> None:
            events.append(event)
            process = made[0]._process if made else None  # noqa: SLF001  # nobody else needs it
            if len(events) == 3 and process is not None and process.pid:
                os.kill(process.pid, signal.SIGKILL)

        service.subscribe(kill_once)
        service.start(service.find(EVERY_RECORDING), "whisper-tiny.en")
        service.join()
        service.close()
        transcription.close()
        ended = events[-1]
        assert isinstance(ended, RereadEnded)
        assert ended.summary.count(Reread.DONE) == 2
        take = opened.sessions.take(1)
        assert take.state is TakeState.RECOGNIZED
        assert "steering group" in take.text
        versions = [each.version for each in opened.sessions.transcripts(1)]
        assert versions.count(Version.RECOGNIZED) == 2
