"""Copies of the database that the app makes by itself."""

import os
import sqlite3
import stat
from contextlib import closing
from datetime import timedelta
from pathlib import Path

import pytest

from fakes.spoken_library import NOW, PLAN, damage_a_table, made_library
from tpm_interview.domain.errors import LibraryDamaged
from tpm_interview.domain.progress import Cancelled
from tpm_interview.domain.session import NewPrompt
from tpm_interview.storage.backup import copy_database
from tpm_interview.storage.daily_backups import DailyBackups
from tpm_interview.storage.library import Library
from tpm_interview.storage.opening import DATABASE


@pytest.fixture
def backups(folder: Path) -> DailyBackups:
    return DailyBackups(made_library(folder), DATABASE)


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in (folder / "backups").iterdir())


def test_a_backup_is_one_private_whole_database(folder: Path, backups: DailyBackups) -> None:
    backups.make(NOW)
    (backup,) = backups.all()
    assert backup.made_at == NOW
    assert names(folder) == ["library-2026-01-02-030405.sqlite3"]
    if os.name == "posix":
        assert stat.S_IMODE(backup.path.stat().st_mode) == 0o600
    with closing(sqlite3.connect(backup.path)) as raw:
        assert raw.execute("SELECT count(*) FROM take").fetchone() == (2,)
        assert raw.execute("PRAGMA journal_mode").fetchone() == ("delete",)
    assert names(folder) == [backup.path.name]


def test_it_is_due_once_a_day_and_old_ones_go(folder: Path, backups: DailyBackups) -> None:
    for days in range(60):
        now = NOW + timedelta(days=days)
        assert backups.is_due(now)
        backups.make(now)
        assert not backups.is_due(now + timedelta(hours=1))
    assert 9 <= len(names(folder)) <= 13


def test_a_backup_made_before_a_migration_never_goes(folder: Path, backups: DailyBackups) -> None:
    migration = folder / "backups" / "library-0001.sqlite3"
    copy_database(folder / DATABASE, migration)
    os.utime(migration, (0, 0))
    for days in range(40):
        backups.make(NOW + timedelta(days=days))
    assert migration.exists()
    assert migration in [backup.path for backup in backups.all()]


def test_one_that_is_stopped_leaves_nothing(folder: Path, backups: DailyBackups) -> None:
    def stop(share: float) -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        backups.make(NOW, stop)
    assert names(folder) == []


def test_what_a_killed_run_left_goes_with_the_next(folder: Path, backups: DailyBackups) -> None:
    (folder / "backups" / "library-2026-01-01-030405.sqlite3.part").write_bytes(b"half")
    backups.make(NOW)
    assert names(folder) == ["library-2026-01-02-030405.sqlite3"]


def test_what_is_no_database_is_not_copied(folder: Path, backups: DailyBackups) -> None:
    (folder / DATABASE).write_bytes(b"no database" * 1000)
    with pytest.raises(LibraryDamaged):
        backups.make(NOW)
    assert names(folder) == []


def test_a_damaged_page_makes_no_backup_that_would_push_out_good_ones(
    folder: Path, backups: DailyBackups
) -> None:
    backups.make(NOW)
    damage_a_table(folder / DATABASE)
    with pytest.raises(LibraryDamaged):
        backups.make(NOW + timedelta(days=1))
    assert names(folder) == ["library-2026-01-02-030405.sqlite3"]


def test_a_copy_is_of_one_moment_however_much_is_written_meanwhile(folder: Path) -> None:
    with Library.open(folder) as library:
        long = [NewPrompt("q", "text " * 1000)] * 2000  # so that it takes several steps
        library.sessions.begin(PLAN, long, NOW)
        steps: list[float] = []

        def write(share: float) -> None:
            steps.append(share)
            library.sessions.begin(PLAN, [], NOW)

        copy_database(folder / DATABASE, folder / "copy.sqlite3", write)
    with closing(sqlite3.connect(folder / "copy.sqlite3")) as raw:
        assert raw.execute("SELECT count(*) FROM session").fetchone() == (1,)
    assert len(steps) > 1
    assert steps == sorted(steps)


def test_days_of_use_without_a_backup_are_noticed(folder: Path, backups: DailyBackups) -> None:
    assert not backups.is_overdue()
    backups.make(NOW)
    for days, overdue in ((2, False), (4, True)):
        used = (NOW + timedelta(days=days)).timestamp()
        for file in folder.glob(f"{DATABASE}*"):
            os.utime(file, (used, used))
        assert backups.is_overdue() is overdue
