"""What doctor says."""

import shutil
from pathlib import Path
from types import SimpleNamespace

import pytest

from fakes.desk import Desk
from fakes.rooms import FakeVoices
from fakes.voice import FakeVoice
from tpm_interview.domain.errors import LibraryDamaged, NoVoice
from tpm_interview.domain.settings import RecognizerSettings
from tpm_interview.domain.sound import AudioDevice, VoiceInfo
from tpm_interview.services import microphones
from tpm_interview.services.diagnosis import Check, diagnosed
from tpm_interview.speech.recognizers.registry import RECOGNIZERS
from tpm_interview.storage.library import Library


class Clinic:
    """A computer on which everything works, until the test takes something away."""

    def __init__(self, desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
        self.voice = ClosingVoice()
        self.microphones: tuple[AudioDevice, ...] = (AudioDevice("Jabra", True),)
        self.free_bytes = 64_000_000_000
        self.library_error: LibraryDamaged | None = None
        self._library = desk.library
        monkeypatch.setenv("QT_QPA_PLATFORM", "offscreen")
        monkeypatch.setattr(microphones, "microphones", lambda: self.microphones)
        monkeypatch.setattr(microphones, "speakers", lambda: (AudioDevice("Desk speaker"),))
        monkeypatch.setattr(shutil, "disk_usage", self._disk_usage)

    def checks(self, recognizer: str = "whisper-tiny.en") -> dict[str, Check]:
        chosen = RecognizerSettings(name=recognizer)
        found = diagnosed(self._open, self._library.folder, chosen, lambda: self.voice)
        assert all(check.ok or check.remedy for check in found)
        return {check.name: check for check in found}

    def _open(self) -> Library:
        if self.library_error:
            raise self.library_error
        return self._library

    def _disk_usage(self, place: Path) -> SimpleNamespace:
        return SimpleNamespace(free=self.free_bytes)


class ClosingVoice(FakeVoice):
    """Has the voices it is told to, and notes that it was closed."""

    def __init__(self) -> None:
        super().__init__()
        self.found: tuple[VoiceInfo, ...] = FakeVoices().voices()
        self.is_closed = False

    def voices(self, timeout_s: float = 20) -> tuple[VoiceInfo, ...]:
        if not self.found:
            raise NoVoice
        return self.found

    def close(self) -> None:
        self.is_closed = True


@pytest.fixture
def clinic(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> Clinic:
    return Clinic(desk, monkeypatch)


def test_all_is_well_where_all_is_there(clinic: Clinic) -> None:
    checks = clinic.checks()
    told = {name: check.detail for name, check in checks.items() if "recognizer" not in name}
    assert told.pop("library")
    assert told == {
        "window": "All system libraries for the window are there.",
        "database": "0 sessions, 0 questions",
        "backups": "none yet; the window makes one a day",
        "disk": "64.0 GB free, room for about 556 hours of answers",
        "microphone": "Jabra",
        "speaker": "Desk speaker",
        "natural voice": "Heart (natural)",
        "voices": "3 voices",
    }
    assert all(checks[name].ok and not checks[name].remedy for name in told)
    assert clinic.voice.is_closed


def test_every_recognizer_is_listed_and_the_chosen_one_marked(clinic: Clinic) -> None:
    names = [name for name in clinic.checks("vosk") if name.startswith("recognizer ")]
    marks = {"vosk": " (chosen)"}
    assert names == [f"recognizer {name}{marks.get(name, '')}" for name in RECOGNIZERS]


def test_no_microphone_is_told_with_what_helps(clinic: Clinic) -> None:
    clinic.microphones = ()
    check = clinic.checks()["microphone"]
    assert not check.ok
    assert "type your answers" in check.remedy


def test_a_library_that_cannot_be_opened_leaves_the_other_checks(clinic: Clinic) -> None:
    clinic.library_error = LibraryDamaged("library.sqlite3")
    checks = clinic.checks()
    assert (checks["library"].ok, "database" in checks) == (False, False)
    assert checks["voices"].ok


def test_a_disk_that_is_nearly_full_is_told_before_it_is(clinic: Clinic) -> None:
    clinic.free_bytes = 200_000_000
    assert not clinic.checks()["disk"].ok


def test_system_voices_alone_are_not_the_natural_one(clinic: Clinic) -> None:
    clinic.voice.found = clinic.voice.found[1:]
    checks = clinic.checks()
    assert (checks["natural voice"].ok, checks["voices"].ok) == (False, True)
    assert "pip install hibari-tts" in checks["natural voice"].remedy


def test_no_voice_at_all_is_one_line_and_the_process_ends(clinic: Clinic) -> None:
    clinic.voice.found = ()
    checks = clinic.checks()
    assert not checks["voice"].ok
    assert "voices" not in checks
    assert clinic.voice.is_closed
