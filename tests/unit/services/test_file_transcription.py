"""Files that belong to no session, with a recognizer that hears what it is told to."""

from collections.abc import Callable
from pathlib import Path

import pytest

from fakes.hearing import FakeHearer
from fakes.sounds import tone, wav_file
from tpm_interview.domain.errors import RecognizerFailed, UnreadableAudio
from tpm_interview.domain.hearing import HearingEvent, RecognizerReady
from tpm_interview.domain.settings import RecognizerSettings
from tpm_interview.services import file_transcription
from tpm_interview.services.file_transcription import FileTranscriber


@pytest.fixture
def hearers(monkeypatch: pytest.MonkeyPatch) -> list[FakeHearer]:
    made: list[FakeHearer] = []

    def make(settings: RecognizerSettings, on_event: Callable[[HearingEvent], None]) -> FakeHearer:
        made.append(FakeHearer(settings, on_event))
        return made[-1]

    monkeypatch.setattr(file_transcription, "RecognizerProcess", make)
    return made


@pytest.fixture
def sound(tmp_path: Path) -> Path:
    return wav_file(tmp_path / "answer.wav", tone(200, 0.5))


def test_one_process_reads_all_files(hearers: list[FakeHearer], sound: Path) -> None:
    with FileTranscriber(RecognizerSettings()) as transcriber:
        hearers[0].tell(RecognizerReady("fake", "fake-1"))  # tells of no file
        first, second = (transcriber.recognize(sound) for _ in range(2))
    assert (first.text, second.text) == ("kept words", "kept words")
    assert first.wall_s >= 0
    assert hearers[0].from_disk == [sound, sound]
    assert [hearer.is_closed for hearer in hearers] == [True]


def test_what_is_told_of_an_earlier_file_is_not_the_answer(
    hearers: list[FakeHearer], sound: Path
) -> None:
    with FileTranscriber(RecognizerSettings()) as transcriber:
        transcriber.recognize(sound)
        hearers[0].finish(1)  # late news of the first file
        hearers[0].kept_text = "other words"
        assert transcriber.recognize(sound).text == "other words"


@pytest.mark.parametrize("ending", ["fails", "dies"])
def test_a_recognizer_that_fails_or_dies_is_an_error_and_no_hang(
    ending: str, hearers: list[FakeHearer], sound: Path
) -> None:
    with FileTranscriber(RecognizerSettings()) as transcriber:
        setattr(hearers[0], ending, 1)
        with pytest.raises(RecognizerFailed):
            transcriber.recognize(sound)


def test_a_file_without_sound_never_reaches_the_recognizer(
    hearers: list[FakeHearer], tmp_path: Path
) -> None:
    (tmp_path / "notes.wav").write_bytes(b"")
    with FileTranscriber(RecognizerSettings()) as transcriber:
        with pytest.raises(UnreadableAudio):
            transcriber.recognize(tmp_path / "notes.wav")
        assert hearers[0].from_disk == []
    assert hearers[0].is_closed
