import errno
import logging
import os
import stat
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from tpm_interview.domain.errors import BrokenSettings, DiskFull, LibraryUnavailable
from tpm_interview.domain.session import Mode
from tpm_interview.domain.settings import (
    RecognizerSettings,
    Settings,
    SoundSettings,
    Theme,
    VoiceSettings,
    WindowSettings,
)
from tpm_interview.storage.settings_file import SettingsFile

CHOSEN = Settings(
    voice=VoiceSettings("hibari:heart", 1.25, 0.5, True),
    sound=SoundSettings("Yeti “Ünïcode”", "Speakers"),
    recognizer=RecognizerSettings("whisper", "/models/base", "http://localhost", "m", "yes"),
    window=WindowSettings(1600, 900, maximized=True),
    theme=Theme.DARK,
    show_live_transcript=False,
    welcomed=True,
    plans=tuple(
        replace(plan, question_count=3, answer_s=None if plan.mode is Mode.MOCK else 60)
        for plan in Settings().plans
    ),
)


@pytest.fixture
def file(tmp_path: Path) -> SettingsFile:
    return SettingsFile(tmp_path / "settings.toml")


def test_no_file_means_the_defaults(file: SettingsFile) -> None:
    assert file.read() == Settings()
    assert not file.path.exists()


def test_no_file_costs_no_slow_import(file: SettingsFile) -> None:
    code = """
import sys
from pathlib import Path
from tpm_interview.storage.settings_file import SettingsFile
SettingsFile(Path(sys.argv[1])).read()
sys.exit(bool({"pydantic", "tomlkit"} & set(sys.modules)))
"""
    assert subprocess.run([sys.executable, "-c", code, str(file.path)]).returncode == 0


@pytest.mark.parametrize("settings", [Settings(), CHOSEN])
def test_what_is_written_is_read(file: SettingsFile, settings: Settings) -> None:
    file.write(CHOSEN)
    file.write(settings)
    assert file.read() == settings


def test_what_is_missing_takes_its_default(file: SettingsFile) -> None:
    file.path.write_text("[voice]\nspeed = 1.5\n[plans.mock]\nthink_s = 0\n")
    settings = file.read()
    assert settings.voice == VoiceSettings(speed=1.5)
    assert settings.plan(Mode.MOCK) == replace(Settings().plan(Mode.MOCK), think_s=0)
    assert settings.plan(Mode.PRACTICE) == Settings().plan(Mode.PRACTICE)


def test_unknown_keys_are_told_without_their_values(
    file: SettingsFile, caplog: pytest.LogCaptureFixture
) -> None:
    file.path.write_text('nonsense = "secret"\n[voice]\npitch = 3\n')
    with caplog.at_level(logging.WARNING):
        assert file.read() == Settings()
    assert "unknown key nonsense" in caplog.text
    assert "unknown key voice.pitch" in caplog.text
    assert "secret" not in caplog.text


def test_writing_keeps_comments_and_unknown_keys(file: SettingsFile) -> None:
    file.path.write_text(
        '# mine\ntheme = "light" # bright\nfuture = 1\n\n[voice]\n# calm\nspeed = 1\n'
    )
    file.write(replace(file.read(), theme=Theme.DARK))
    text = file.path.read_text()
    for kept in ("# mine\n", 'theme = "dark" # bright\n', "future = 1\n", "# calm\nspeed = 1\n"):
        assert kept in text
    assert file.read().theme is Theme.DARK


@pytest.mark.parametrize(
    ("text", "named"),
    [
        (b"theme = \n", "line 1"),
        (b'theme = "purple"', "theme"),
        (b"voice = 3", "voice"),
        (b"[voice]\nspeed = 3", "voice.speed"),
        (b"[voice]\nspeed = nan", "voice.speed"),
        (b'[voice]\nmuted = "perhaps"', "voice.muted"),
        (b"[window]\nwidth = 0", "window.width"),
        (b"[plans.mock]\nquestion_count = 0", "plans.mock.question_count"),
        (b"[plans.mock]\nanswer_s = -1", "plans.mock.answer_s"),
        (b"[plans]\nmock = 1", "plans.mock"),
        (b"\xff\xfe", "utf-8"),
    ],
)
def test_a_broken_file_is_told_and_kept_aside_when_written(
    file: SettingsFile, text: bytes, named: str
) -> None:
    file.path.write_bytes(text)
    with pytest.raises(BrokenSettings) as told:
        file.read()
    assert named in told.value.detail
    assert "\n" not in told.value.detail
    assert file.path.read_bytes() == text
    file.write(CHOSEN)
    assert file.read() == CHOSEN
    assert (file.path.parent / "settings-broken.toml").read_bytes() == text


def test_a_broken_value_is_not_told(file: SettingsFile) -> None:
    file.path.write_text('theme = "secret"')
    with pytest.raises(BrokenSettings) as told:
        file.read()
    assert "secret" not in told.value.told


def test_a_byte_order_mark_is_no_fault(file: SettingsFile) -> None:
    file.path.write_text('theme = "dark"\r\n', encoding="utf-8-sig")
    assert file.read().theme is Theme.DARK
    file.write(CHOSEN)
    assert file.read() == CHOSEN


def test_a_folder_in_its_place_is_told(file: SettingsFile) -> None:
    file.path.mkdir()
    with pytest.raises(BrokenSettings):
        file.read()


def test_an_impossible_place_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(LibraryUnavailable):
        SettingsFile(tmp_path / "file" / "settings.toml").write(Settings())


def test_in_a_place_that_is_no_folder_the_defaults_hold(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    assert SettingsFile(tmp_path / "file" / "settings.toml").read() == Settings()


def test_settings_that_find_no_room_leave_the_old_ones_alone(
    file: SettingsFile, monkeypatch: pytest.MonkeyPatch
) -> None:
    file.write(CHOSEN)

    def no_room(descriptor: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr("os.fsync", no_room)
    with pytest.raises(DiskFull):
        file.write(Settings())
    assert file.read() == CHOSEN
    assert list(file.path.parent.iterdir()) == [file.path]


@pytest.mark.skipif(os.name != "posix", reason="Windows has no such rights")
def test_the_file_is_private_and_nothing_else_is_left(file: SettingsFile) -> None:
    file.write(CHOSEN)
    assert stat.S_IMODE(file.path.stat().st_mode) == 0o600
    assert list(file.path.parent.iterdir()) == [file.path]
