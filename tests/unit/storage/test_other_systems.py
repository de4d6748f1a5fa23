"""The library on Windows and macOS, as far as it can be told apart from here."""

import errno
import os
import sqlite3
import sys
from contextlib import closing
from pathlib import Path

import platformdirs
import pytest
from platformdirs import macos, windows

from fakes.other_systems import FakeMsvcrt, hold_open_files, is_open, on_windows, read_anew
from tpm_interview.domain.errors import LibraryBusy, LibraryUnavailable
from tpm_interview.domain.settings import Settings, Theme
from tpm_interview.storage import lock, private
from tpm_interview.storage.backup import copy_database
from tpm_interview.storage.places import library_folder
from tpm_interview.storage.recordings import Recordings
from tpm_interview.storage.settings_file import SettingsFile

SECOND = bytes(32_000)


@pytest.fixture
def msvcrt(monkeypatch: pytest.MonkeyPatch) -> FakeMsvcrt:
    made = FakeMsvcrt()
    monkeypatch.setitem(sys.modules, "msvcrt", made)
    on_windows(monkeypatch)
    return made


def test_windows_leaves_rights_to_the_profile_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    on_windows(monkeypatch)
    private.make_folder(tmp_path / "library")
    os.close(private.open_file(tmp_path / "library" / "file", os.O_RDWR))
    private.sync_folder(tmp_path / "not there")
    assert (tmp_path / "library" / "file").is_file()


def test_windows_opens_sound_as_bytes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "O_BINARY", os.O_APPEND, raising=False)  # any flag that shows
    descriptor = private.open_file(tmp_path / "file", os.O_RDWR)
    for part in (b"one", b"two"):
        os.lseek(descriptor, 0, os.SEEK_SET)
        os.write(descriptor, part)
    os.close(descriptor)
    assert (tmp_path / "file").read_bytes() == b"onetwo"


def test_windows_keeps_a_second_writer_out_until_the_first_lets_go(
    tmp_path: Path, msvcrt: FakeMsvcrt
) -> None:
    lock_of_windows = read_anew(lock)
    first = lock_of_windows.WriterLock(tmp_path / "library.lock")
    with pytest.raises(LibraryBusy):
        lock_of_windows.WriterLock(tmp_path / "library.lock")
    first.release()
    assert msvcrt.held_by is None
    lock_of_windows.WriterLock(tmp_path / "library.lock").release()


def test_a_lock_that_fails_for_another_reason_is_not_called_busy(
    tmp_path: Path, msvcrt: FakeMsvcrt, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(descriptor: int, mode: int, bytes_count: int) -> None:
        raise OSError(errno.EINVAL, "Invalid argument")

    monkeypatch.setattr(msvcrt, "locking", broken)
    with pytest.raises(OSError, match="Invalid"):
        read_anew(lock).WriterLock(tmp_path / "library.lock")
    assert not is_open(tmp_path / "library.lock")


def test_nothing_is_renamed_or_deleted_while_it_is_open(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    hold_open_files(monkeypatch)
    recordings = Recordings(tmp_path)
    recordings.folder.mkdir()
    part = recordings.begin(1)
    part.write(SECOND)
    assert part.finish().stat().st_size > len(SECOND)
    recordings.begin(2).discard()
    left = recordings.begin(3)
    left.write(SECOND)
    with pytest.raises(PermissionError):
        left.path.rename(left.path.with_suffix(""))  # what Windows would say
    settings = SettingsFile(tmp_path / "settings.toml")
    settings.write(Settings(theme=Theme.DARK))
    settings.write(Settings(theme=Theme.LIGHT))
    with closing(sqlite3.connect(tmp_path / "db")) as db:
        db.execute("CREATE TABLE t (x)")
    copy_database(tmp_path / "db", tmp_path / "copy")
    left.finish()
    assert {path.name for path in recordings.folder.iterdir()} == {"1.wav", "3.wav"}


def test_windows_keeps_the_library_in_the_local_profile(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "platform", "win32")
    monkeypatch.setattr(platformdirs, "PlatformDirs", windows.Windows)
    monkeypatch.setattr(windows, "get_win_folder", {"CSIDL_LOCAL_APPDATA": str(tmp_path)}.get)
    assert library_folder(None, {}) == tmp_path / "TPM Interview"


def test_macos_keeps_the_library_in_application_support(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "platform", "darwin")
    monkeypatch.setattr(platformdirs, "PlatformDirs", macos.MacOS)
    monkeypatch.setenv("HOME", str(tmp_path))
    folder = library_folder(None, {"HOME": str(tmp_path)})
    assert folder == tmp_path / "Library" / "Application Support" / "TPM Interview"
    with pytest.raises(LibraryUnavailable, match="HOME"):
        library_folder(None, {})
