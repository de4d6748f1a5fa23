"""Backups as a candidate makes them, on real disks and with real kills."""

import os
import signal
import subprocess
import sys
from contextlib import suppress
from pathlib import Path

import pytest

from fakes.command import COMMAND, environment, ran, refused, told
from fakes.small_disk import read_only, small_disk
from fakes.spoken_library import contents, made_library
from tpm_interview.storage.library import Library

BIG_BYTES = 30_000_000
DAILY = """
import sys
from pathlib import Path
from tpm_interview.services.daily_backup import DailyBackup
backup = DailyBackup(Path(sys.argv[1]), after_s=0)
backup.start()
backup.join()
"""


@pytest.fixture
def library(tmp_path: Path) -> Path:
    return made_library(tmp_path / "library", takes=3)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "mine.zip"


def started(library: Path, *words: str | Path) -> "subprocess.Popen[bytes]":
    return subprocess.Popen([*COMMAND, *map(str, words)], env=environment(library))


def until(run: "subprocess.Popen[bytes]", path: Path) -> None:
    """Until a file is there, or the process has ended."""
    while not path.exists() and run.poll() is None:
        with suppress(subprocess.TimeoutExpired):
            run.wait(0.001)


def test_a_library_moves_to_another_place(library: Path, file: Path, tmp_path: Path) -> None:
    written = told(library, "backup", file)
    assert written == {
        "file": str(file),
        "bytes": file.stat().st_size,
        "recordings": 3,
        "missing": [],
    }
    other = tmp_path / "other"
    restored = told(other, "restore", file)
    assert (restored["recordings"], restored["kept"]) == (3, None)
    assert contents(other) == contents(library)
    assert told(other, "check") == {"ok": True, "problems": []}


def test_an_open_library_is_backed_up_and_not_replaced(library: Path, file: Path) -> None:
    with Library.open(library):
        ran(library, "backup", file)
        assert told(library, "check")["ok"]
        assert "open in another window" in refused(library, "restore", file)
        assert "open in another window" in refused(library, "check", "--repair")


def test_a_check_says_by_its_exit_code_whether_something_is_left(library: Path) -> None:
    (library / "recordings" / "2.wav").unlink()
    said = ran(library, "check", code=1).stdout
    assert "recordings/2.wav is missing" in said
    assert "tpm-interview check --repair" in said
    mended = told(library, "check", "--repair")
    assert mended["ok"]
    ((problem),) = mended["problems"]
    assert (problem["kind"], problem["take"], problem["repaired"]) == ("missing", 2, True)
    assert "All is well" in ran(library, "check").stdout


def test_a_damaged_library_is_told_what_helps_and_it_helps(library: Path) -> None:
    subprocess.run([sys.executable, "-c", DAILY, str(library)], check=True)
    (backup,) = told(library, "restore")
    (library / "library.sqlite3").write_bytes(b"no database" * 1000)
    assert "tpm-interview check --repair" in refused(library, "sessions", "list")
    assert told(library, "check", "--repair")["ok"]
    assert len(told(library, "sessions", "list")[0]["takes"]) == 3
    assert Path(backup["file"]).exists()


@pytest.mark.parametrize("until_there", ["restore.part/recordings/1.wav", "restore.json"])
def test_a_killed_restore_leaves_the_old_or_the_new(
    library: Path, file: Path, until_there: str
) -> None:
    (library / "recordings" / "1.wav").write_bytes(os.urandom(BIG_BYTES))
    ran(library, "backup", file)
    new = contents(library)
    (library / "recordings" / "1.wav").write_bytes(b"changed")
    old = contents(library)
    with started(library, "restore", file) as run:
        until(run, library / until_there)
        run.kill()
    ran(library, "sessions", "list")
    assert contents(library) in (old, new)
    assert not (library / "restore.part").exists()
    ran(library, "restore", file)
    assert contents(library) == new


def test_ctrl_c_leaves_no_half_backup(library: Path, file: Path) -> None:
    (library / "recordings" / "1.wav").write_bytes(os.urandom(3 * BIG_BYTES))
    with started(library, "backup", file) as run:
        until(run, file.with_name("mine.zip.part"))
        run.send_signal(signal.SIGINT)
    assert run.returncode == 130
    assert [path.name for path in file.parent.iterdir()] == ["library"]


def test_a_disk_too_small_for_a_backup_is_told_and_left_empty(
    library: Path, tmp_path: Path
) -> None:
    for size in ("200k", "380k"):  # full under the database, and under the recordings
        with small_disk(tmp_path / size, size) as disk:
            said = refused(library, "backup", disk.path / "mine.zip", before=disk.before)
            assert "The disk is full." in said
            assert disk.names(".") == []


def test_a_disk_that_is_full_keeps_its_library_and_makes_no_daily_backup(
    tmp_path: Path, library: Path, file: Path
) -> None:
    (library / "recordings" / "1.wav").write_bytes(os.urandom(2_000_000))
    ran(library, "backup", file)
    with small_disk(tmp_path / "disk", "3m") as disk:
        full = disk.path / "library"
        ran(full, "sessions", "list", before=disk.before)
        disk.fill(leave_bytes=100_000)
        assert "The disk is full." in refused(full, "restore", file, before=disk.before)
        assert "restore.part" not in disk.names("library")
        daily = subprocess.run(
            [*disk.before, sys.executable, "-c", DAILY, str(full)],
            capture_output=True,
            text=True,
            check=True,
        )
        assert "daily-backup waits for the next start: The disk is full." in daily.stderr
        assert disk.names("library/backups") == []
        assert told(full, "check", before=disk.before)["ok"]


def test_a_read_only_disk_is_backed_up_and_checked(library: Path, file: Path) -> None:
    with read_only(library) as disk:
        ran(library, "backup", file, before=disk.before)
        assert told(library, "check", before=disk.before)["ok"]
        assert "can only be read" in refused(library, "restore", file, before=disk.before)
        assert "can only be read" in refused(library, "check", "--repair", before=disk.before)
    ran(library.parent / "other", "restore", file)
    assert contents(library.parent / "other") == contents(library)
