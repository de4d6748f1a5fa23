"""A backup is put in place whole or not at all, wherever a run is killed."""

import os
import shutil
import sqlite3
import zipfile
from contextlib import closing
from pathlib import Path
from types import SimpleNamespace

import pytest

from fakes.erased import DOOMED, files_that_sound, files_with, told_library
from fakes.killed import killed
from fakes.spoken_library import NOW, add_takes, contents, made_library, sound
from tpm_interview.domain.errors import (
    DiskFull,
    LibraryBusy,
    LibraryDamaged,
    LibraryReadOnly,
)
from tpm_interview.domain.progress import Cancelled
from tpm_interview.storage import erasing, mending, opening, swap, wiping
from tpm_interview.storage.backup_file import write_backup
from tpm_interview.storage.daily_backups import DailyBackups
from tpm_interview.storage.library import Library
from tpm_interview.storage.restoring import restore

posix_only = pytest.mark.skipif(os.name != "posix", reason="forks")
WHOLE_STEPS = 11
DATABASE_STEPS = 7
ERASING_STEPS = 20


@pytest.fixture
def backup(folder: Path, tmp_path: Path) -> Path:
    """Of a library that has since got other takes; its settings are new, too."""
    made_library(folder, takes=3, text="Then?")
    (folder / "settings.toml").write_text("# then\n")
    write_backup(folder, tmp_path / "then.zip", "1.2", NOW)
    DailyBackups(folder, opening.DATABASE).make(NOW)
    with Library.open(folder) as library:
        add_takes(library, 2, "Now?")
    (folder / "recordings" / "1.wav").write_bytes(b"changed")
    (folder / "settings.toml").write_text("# now\n")
    return tmp_path / "then.zip"


def unfinished(folder: Path) -> list[str]:
    return [name for name in (swap.STAGE, swap.JOURNAL) if (folder / name).exists()]


def test_a_backup_takes_the_place_of_everything_and_the_old_is_kept(
    folder: Path, backup: Path
) -> None:
    old = contents(folder)
    restored = restore(folder, backup, NOW)
    assert restored.kept == folder / "before-restore-2026-01-02"
    assert contents(restored.kept) == old
    new = contents(folder)
    assert new != old
    assert new["settings"] == "# then\n"
    with Library.open(folder) as library:
        assert [each.id for each in library.sessions.spoken()] == [1, 2, 3]
        path = library.recordings.resolve("recordings/3.wav")
        assert path.read_bytes().endswith(sound(3))
    assert unfinished(folder) == []


def test_what_is_kept_is_a_library_and_can_be_put_back(folder: Path, backup: Path) -> None:
    old = contents(folder)
    kept = restore(folder, backup, NOW).kept
    assert kept is not None
    with Library.open(kept) as library:
        assert len(library.sessions.spoken()) == 5
    again = write_backup(kept, backup.with_name("again.zip"), "1.2", NOW).path
    assert restore(folder, again, NOW).kept == folder / "before-restore-2026-01-02-2"
    assert contents(folder) == old


def test_a_database_alone_leaves_the_recordings_and_never_uses_their_numbers_again(
    folder: Path, backup: Path
) -> None:
    (daily,) = DailyBackups(folder, opening.DATABASE).all()
    restored = restore(folder, daily.path, NOW)
    assert (restored.made_at, restored.recordings) == (NOW, None)
    with Library.open(folder) as library:
        assert len(library.sessions.spoken()) == 3
        assert add_takes(library, 1) == [6]
    assert (folder / "recordings" / "5.wav").read_bytes().endswith(sound(5))
    assert (folder / "settings.toml").read_text() == "# now\n"


def test_a_backup_without_settings_brings_the_default_ones(folder: Path, tmp_path: Path) -> None:
    write_backup(made_library(folder), tmp_path / "plain.zip", "1.2", NOW)
    (folder / "settings.toml").write_text("# now\n")
    kept = restore(folder, tmp_path / "plain.zip", NOW).kept
    assert kept is not None
    assert not (folder / "settings.toml").exists()
    assert (kept / "settings.toml").read_text() == "# now\n"


@posix_only
@pytest.mark.parametrize("read_only", [False, True], ids=["to write", "to read"])
@pytest.mark.parametrize("step", range(WHOLE_STEPS))
def test_whoever_opens_it_after_a_kill_finds_the_old_or_the_new(
    folder: Path, backup: Path, step: int, read_only: bool
) -> None:
    old = contents(folder)
    assert killed(lambda watch: restore(folder, backup, NOW, watch=watch), step)
    with Library.open(folder, read_only=read_only):
        found = contents(folder)
    is_new = (folder / "before-restore-2026-01-02").exists()
    assert is_new is (step > 1)
    assert found["settings"] == ("# then\n" if is_new else "# now\n")
    if is_new:
        assert contents(folder / "before-restore-2026-01-02") == old
    else:
        assert found == old
    if not read_only:
        assert unfinished(folder) == []
    restore(folder, backup, NOW)
    assert contents(folder)["settings"] == "# then\n"


@posix_only
@pytest.mark.parametrize("step", range(DATABASE_STEPS))
def test_a_kill_while_a_database_alone_is_put_in_place(
    folder: Path, backup: Path, step: int
) -> None:
    (daily,) = DailyBackups(folder, opening.DATABASE).all()
    assert killed(lambda watch: restore(folder, daily.path, NOW, watch=watch), step)
    with Library.open(folder) as library:
        assert len(library.sessions.spoken()) == (3 if step > 1 else 5)
    assert unfinished(folder) == []


@posix_only
def test_a_swap_killed_again_and_again_comes_to_its_end(folder: Path, backup: Path) -> None:
    killed(lambda watch: restore(folder, backup, NOW, watch=watch), 2)
    for step in (0, 1, 2, 1, 0):
        killed(lambda watch: swap.settle(folder, watch), step)
    with Library.open(folder) as library:
        assert len(library.sessions.spoken()) == 3
    assert unfinished(folder) == []


def test_every_step_is_tried_above(folder: Path, backup: Path) -> None:
    (daily,) = DailyBackups(folder, opening.DATABASE).all()
    for file, count in ((backup, WHOLE_STEPS), (daily.path, DATABASE_STEPS)):
        steps: list[str] = []
        restore(folder, file, NOW, watch=steps.append)
        assert len(steps) == count


def test_a_cut_short_restore_on_a_disk_that_cannot_be_written_is_told(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made_library(folder)
    (folder / swap.JOURNAL).write_text("{}")
    monkeypatch.setattr(os, "access", lambda *_: False)
    with pytest.raises(LibraryReadOnly):
        Library.open(folder, read_only=True)


@pytest.mark.parametrize(
    "journal",
    [
        "",
        "[]",
        '{"kept": "../x", "leaving": [], "incoming": []}',
        '{"kept": "before-restore-2026-01-02", "leaving": ["log"], "incoming": []}',
    ],
)
def test_a_journal_that_is_none_of_ours_moves_nothing(folder: Path, journal: str) -> None:
    made_library(folder)
    (folder / swap.JOURNAL).write_text(journal)
    before = contents(folder)
    with pytest.raises(LibraryDamaged):
        Library.open(folder)
    assert contents(folder) == before


def test_an_open_library_is_not_replaced(folder: Path, backup: Path) -> None:
    with Library.open(folder) as library:
        with pytest.raises(LibraryBusy):
            restore(folder, backup, NOW)
        assert len(library.sessions.spoken()) == 5
    assert unfinished(folder) == []


@pytest.mark.parametrize("stop_at", [0.0, 0.5, 0.9])
def test_one_that_is_stopped_leaves_the_library_as_it_was(
    folder: Path, backup: Path, stop_at: float
) -> None:
    old = contents(folder)

    def stop(share: float) -> None:
        if share >= stop_at:
            raise Cancelled

    with pytest.raises(Cancelled):
        restore(folder, backup, NOW, stop)
    assert contents(folder) == old
    assert unfinished(folder) == []


def test_too_little_room_is_told_before_the_work(
    folder: Path, backup: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    old = contents(folder)
    monkeypatch.setattr(shutil, "disk_usage", lambda place: SimpleNamespace(free=1))
    with pytest.raises(DiskFull):
        restore(folder, backup, NOW)
    assert contents(folder) == old
    assert unfinished(folder) == []


def test_a_damaged_database_does_not_stand_in_the_way(folder: Path, backup: Path) -> None:
    (folder / opening.DATABASE).write_bytes(b"garbage" * 1000)
    kept = restore(folder, backup, NOW).kept
    assert kept is not None
    assert (kept / opening.DATABASE).read_bytes() == b"garbage" * 1000
    with Library.open(folder) as library:
        assert len(library.sessions.spoken()) == 3


def test_a_log_that_a_killed_window_left_goes_with_its_database(folder: Path, backup: Path) -> None:
    """Else SQLite would read the old window's last words into the new database."""
    log = folder / f"{opening.DATABASE}-wal"
    with Library.open(folder) as library:
        add_takes(library, 1, "Last?")
        with closing(sqlite3.connect(folder / opening.DATABASE)):
            shutil.copy(log, folder.parent / "wal")
    shutil.move(folder.parent / "wal", log)
    kept = restore(folder, backup, NOW).kept
    assert kept is not None
    assert not log.exists()
    assert (kept / log.name).stat().st_size > 0


# What was erased, and waits to be wiped


@pytest.fixture
def erased(folder: Path, tmp_path: Path) -> Path:
    """A backup of a library of which a take has since been erased, but for the wiping."""
    told_library(folder)
    write_backup(folder, tmp_path / "then.zip", "1.2", NOW)
    erasing.decide(folder, whole=[DOOMED])
    erasing.settle(folder)
    return tmp_path / "then.zip"


def assert_only_what_was_restored_is_there(folder: Path) -> None:
    assert not erasing.is_open(folder)
    with Library.open(folder) as library:
        assert library.sessions.take(DOOMED).text.startswith("we quixotical")
    assert files_with(folder) == [opening.DATABASE]
    assert files_that_sound(folder, DOOMED) == ["recordings/1.wav"]


def test_what_was_restored_stays_and_what_was_erased_before_is_gone(
    folder: Path, erased: Path
) -> None:
    kept = restore(folder, erased, NOW).kept
    assert kept == folder / "before-restore-2026-01-02"
    assert_only_what_was_restored_is_there(folder)


@posix_only
@pytest.mark.parametrize("step", range(ERASING_STEPS))
def test_a_kill_while_what_was_erased_makes_room(folder: Path, erased: Path, step: int) -> None:
    assert killed(lambda watch: restore(folder, erased, NOW, watch=watch), step)
    with Library.open(folder) as library:
        ids = [take.id for take in library.sessions.spoken()]
    is_new = (folder / "before-restore-2026-01-02").exists()
    assert (DOOMED in ids) is is_new
    if is_new:
        assert_only_what_was_restored_is_there(folder)
        return
    erasing.carry_on(folder)
    assert files_with(folder) == []
    assert files_that_sound(folder, DOOMED) == []


@posix_only
def test_there_are_no_more_steps_of_erasing_than_are_tried(folder: Path, erased: Path) -> None:
    assert not killed(lambda watch: restore(folder, erased, NOW, watch=watch), ERASING_STEPS)


def test_a_damaged_database_takes_along_what_could_not_be_wiped_in_it(
    folder: Path, erased: Path
) -> None:
    (folder / opening.DATABASE).write_bytes(b"garbage" * 1000)
    kept = restore(folder, erased, NOW).kept
    assert kept is not None
    assert_only_what_was_restored_is_there(folder)
    assert erasing.is_open(kept)


def test_a_database_alone_is_not_erased_from_after_it_was_restored(
    folder: Path, erased: Path, tmp_path: Path
) -> None:
    with zipfile.ZipFile(erased) as package:
        package.extract(opening.DATABASE, tmp_path)
    restore(folder, tmp_path / opening.DATABASE, NOW)
    with Library.open(folder) as library:
        assert library.sessions.take(DOOMED).text.startswith("we quixotical")
    assert files_with(folder) == [opening.DATABASE]
    assert files_that_sound(folder, DOOMED) == []


def test_it_waits_for_a_kept_library_that_is_open_elsewhere(folder: Path, erased: Path) -> None:
    with (
        Library.open(folder / "before-restore-2026-01-01"),
        pytest.raises(LibraryBusy),
    ):
        restore(folder, erased, NOW)
    assert erasing.is_open(folder)
    assert not (folder / "before-restore-2026-01-02").exists()


def test_new_indexes_do_not_bring_back_what_was_erased(
    folder: Path, erased: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def damaged(*_: object) -> None:
        raise LibraryDamaged

    with zipfile.ZipFile(erased) as package:  # as if its rows had not gone yet
        (folder / opening.DATABASE).write_bytes(package.read(opening.DATABASE))
    with monkeypatch.context() as patch:
        patch.setattr(wiping, "remove", damaged)
        mending.with_new_indexes(folder, NOW)
    with Library.open(folder) as library:
        assert [take.id for take in library.sessions.spoken()] == [2, 3]
    erasing.carry_on(folder)
    assert files_with(folder) == []
