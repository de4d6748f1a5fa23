"""The day's backup, made in the background."""

import logging
from datetime import timedelta
from pathlib import Path

import pytest

from fakes.spoken_library import NOW, made_library
from tpm_interview.services.backups import Backups
from tpm_interview.services.daily_backup import DailyBackup
from tpm_interview.storage.opening import DATABASE


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return made_library(tmp_path / "library")


def make(folder: Path, hours: int = 0) -> None:
    backup = DailyBackup(folder, lambda: NOW + timedelta(hours=hours), after_s=0)
    backup.start()
    backup.join()


def test_one_is_made_a_day(folder: Path) -> None:
    for hours in (0, 5, 23, 24):
        make(folder, hours)
    newest_first = [backup.made_at for backup in Backups(folder).automatic()]
    assert newest_first == [NOW + timedelta(hours=24), NOW]


def test_closing_the_window_at_once_waits_for_nothing(folder: Path) -> None:
    backup = DailyBackup(folder, lambda: NOW, after_s=3600)
    backup.start()
    backup.close()
    assert Backups(folder).automatic() == ()


def test_what_keeps_it_from_being_made_is_logged_and_no_more(
    folder: Path, caplog: pytest.LogCaptureFixture
) -> None:
    (folder / DATABASE).write_bytes(b"no database" * 1000)
    with caplog.at_level(logging.WARNING):
        make(folder)
    assert "daily-backup waits for the next start: The library's database" in caplog.text
    assert list((folder / "backups").iterdir()) == []
