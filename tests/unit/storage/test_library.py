import os
import sqlite3
import stat
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path
from threading import Thread

import pytest

from tpm_interview.domain.errors import (
    LibraryBusy,
    LibraryDamaged,
    LibraryReadOnly,
    LibraryTooNew,
    LibraryUnavailable,
    UserError,
)
from tpm_interview.domain.session import DEFAULT_PLANS, Mode, NewPrompt
from tpm_interview.storage.library import Library

NOW = datetime(2026, 1, 2, 3, 4, 5, tzinfo=UTC)
PLAN = DEFAULT_PLANS[Mode.PRACTICE]
posix_only = pytest.mark.skipif(os.name != "posix", reason="Windows has no such rights")


def run_apart(code: str, *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", code, *arguments], capture_output=True, text=True, check=False
    )


def as_nobody(do: Callable[[], object]) -> str:
    """The name of the error that `do` raises for an ordinary user; root may do everything."""
    reader, writer = os.pipe()
    child = os.fork()
    if child == 0:
        try:
            if os.getuid() == 0:
                os.setuid(65534)
            do()
            os.write(writer, b"no error")
        except BaseException as error:
            os.write(writer, repr(error).encode())
        finally:
            os._exit(0)
    os.waitpid(child, 0)
    os.close(writer)
    with os.fdopen(reader, "rb") as told:
        return told.read().decode().partition("(")[0]


def give_to_nobody(folder: Path) -> None:
    """Lets an ordinary user reach and own `folder`."""
    if os.getuid() != 0:
        return
    for above in folder.parents:
        if above.is_relative_to("/tmp") and above != Path("/tmp"):
            above.chmod(0o755)
    for path in (folder, *folder.rglob("*")):
        os.chown(path, 65534, 65534)


@posix_only
def test_a_new_library_is_private_whatever_the_umask(folder: Path) -> None:
    before = os.umask(0)
    try:
        with Library.open(folder) as library:
            library.sessions.begin(PLAN, [], NOW)
            modes = {
                path: stat.S_IMODE(path.stat().st_mode) for path in (folder, *folder.rglob("*"))
            }
    finally:
        os.umask(before)
    assert modes[folder / "library.sqlite3-wal"] == 0o600
    assert {m for path, m in modes.items() if path.is_dir()} == {0o700}
    assert {m for path, m in modes.items() if not path.is_dir()} == {0o600}


@posix_only
def test_a_folder_with_other_things_in_it_keeps_its_rights(folder: Path) -> None:
    folder.mkdir(mode=0o755)
    (folder / "notes.txt").touch()
    Library.open(folder).close()
    assert stat.S_IMODE(folder.stat().st_mode) == 0o755


def test_a_new_library_has_all_its_folders(library: Library, folder: Path) -> None:
    made = {path.name for path in folder.iterdir() if path.is_dir()}
    assert made == {"recordings", "backups", "cache", "log"}
    assert library.cache == folder / "cache"


def test_opening_a_current_library_does_not_import_alembic(folder: Path) -> None:
    code = """
import sys
from pathlib import Path
from tpm_interview.storage.library import Library
for attempt in range(2):
    Library.open(Path(sys.argv[1])).close()
sys.exit("alembic" in sys.modules)
"""
    assert run_apart(code, str(folder)).returncode == 0


def test_the_database_is_safe_against_a_power_cut(library: Library, folder: Path) -> None:
    with closing(sqlite3.connect(folder / "library.sqlite3")) as raw:
        assert raw.execute("PRAGMA journal_mode").fetchone() == ("wal",)


def test_a_second_window_is_told_that_the_library_is_open(library: Library, folder: Path) -> None:
    with pytest.raises(LibraryBusy):
        Library.open(folder)


def test_a_second_process_is_told_and_may_still_read(library: Library, folder: Path) -> None:
    library.sessions.begin(PLAN, [], NOW)
    code = """
import sys
from pathlib import Path
from tpm_interview.domain.errors import LibraryBusy
from tpm_interview.storage.library import Library
try:
    Library.open(Path(sys.argv[1]))
except LibraryBusy:
    with Library.open(Path(sys.argv[1]), read_only=True) as library:
        print("busy,", library.sessions.count())
"""
    assert run_apart(code, str(folder)).stdout.strip() == "busy, 1"


def test_a_killed_window_does_not_keep_the_library_locked(folder: Path) -> None:
    code = """
import os, signal, sys
from pathlib import Path
from tpm_interview.storage.library import Library
library = Library.open(Path(sys.argv[1]))
os.kill(os.getpid(), signal.SIGTERM)
"""
    assert run_apart(code, str(folder)).returncode != 0
    Library.open(folder).close()


def test_a_closed_library_can_be_opened_again(folder: Path) -> None:
    first = Library.open(folder)
    first.close()
    first.close()
    Library.open(folder).close()


def test_a_reader_sees_what_the_writer_stores_meanwhile(library: Library, folder: Path) -> None:
    with Library.open(folder, read_only=True) as reader:
        assert reader.sessions.count() == 0
        library.sessions.begin(PLAN, [], NOW)
        assert reader.sessions.count() == 1


def test_a_reader_cannot_write(library: Library, folder: Path) -> None:
    with Library.open(folder, read_only=True) as reader:
        assert reader.is_read_only
        with pytest.raises(LibraryReadOnly):
            reader.sessions.begin(PLAN, [], NOW)
        with pytest.raises(LibraryReadOnly):
            reader.recordings.begin(1)


def test_reading_makes_no_library(folder: Path) -> None:
    with pytest.raises(LibraryUnavailable):
        Library.open(folder, read_only=True)
    assert not folder.exists()


def test_a_file_is_no_library(tmp_path: Path) -> None:
    file = tmp_path / "file"
    file.write_text("text")
    for place in (file, file / "below"):
        for read_only in (False, True):
            with pytest.raises(LibraryUnavailable):
                Library.open(place, read_only=read_only)


@pytest.mark.parametrize("read_only", [False, True])
@pytest.mark.parametrize("size", [10, 5000])
def test_garbage_is_reported_and_left_as_it_is(folder: Path, read_only: bool, size: int) -> None:
    folder.mkdir()
    file = folder / "library.sqlite3"
    file.write_bytes(b"garbage!" * size)
    with pytest.raises(LibraryDamaged):
        Library.open(folder, read_only=read_only)
    assert file.read_bytes() == b"garbage!" * size


def test_a_page_destroyed_later_is_reported_by_the_store(folder: Path) -> None:
    with Library.open(folder) as library:
        for _ in range(50):
            library.sessions.begin(PLAN, [NewPrompt("q", "text " * 200)] * 5, NOW)
    file = folder / "library.sqlite3"
    start = file.read_bytes()[:4096]
    file.write_bytes(start + b"\x55" * (file.stat().st_size - len(start)))

    def use() -> None:
        with Library.open(folder) as library:
            library.sessions.newest(10)

    with pytest.raises(LibraryDamaged):
        use()


def test_another_programs_database_is_not_taken_over(folder: Path) -> None:
    folder.mkdir()
    with closing(sqlite3.connect(folder / "library.sqlite3")) as raw:
        raw.execute("CREATE TABLE cookies (id)")
    with pytest.raises(LibraryDamaged):
        Library.open(folder)


@pytest.mark.parametrize("read_only", [False, True])
def test_a_newer_library_is_refused(folder: Path, read_only: bool) -> None:
    Library.open(folder).close()
    with closing(sqlite3.connect(folder / "library.sqlite3")) as raw, raw:
        raw.execute("UPDATE alembic_version SET version_num = '9999'")
    with pytest.raises(LibraryTooNew):
        Library.open(folder, read_only=read_only)


def test_a_library_that_was_refused_is_not_left_locked(folder: Path) -> None:
    folder.mkdir()
    (folder / "library.sqlite3").write_bytes(b"garbage!" * 1000)
    with pytest.raises(LibraryDamaged):
        Library.open(folder)
    (folder / "library.sqlite3").unlink()
    Library.open(folder).close()


@posix_only
def test_a_library_in_a_folder_without_rights_is_unavailable(tmp_path: Path) -> None:
    closed = tmp_path / "closed"
    closed.mkdir()
    give_to_nobody(closed)
    closed.chmod(0o500)
    assert as_nobody(lambda: Library.open(closed / "library")) == "LibraryUnavailable"
    closed.chmod(0o700)


@posix_only
def test_a_folder_that_cannot_be_written_can_still_be_read(folder: Path) -> None:
    with Library.open(folder) as library:
        library.sessions.begin(PLAN, [], NOW)
    give_to_nobody(folder)
    folder.chmod(0o500)

    def read() -> None:
        with Library.open(folder, read_only=True) as library:
            assert library.sessions.count() == 1

    assert as_nobody(lambda: Library.open(folder)) == "LibraryReadOnly"
    assert as_nobody(read) == "no error"
    folder.chmod(0o700)


def test_many_threads_write_at_once(library: Library) -> None:
    session = library.sessions.begin(PLAN, [NewPrompt("q", "Why?")], NOW)
    failed: list[UserError] = []

    def answer() -> None:
        try:
            for _ in range(10):
                library.sessions.type_answer(session.prompts[0].id, "because", NOW, 1.0)
        except UserError as error:
            failed.append(error)

    threads = [Thread(target=answer) for _ in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    takes = library.sessions.get(session.id).takes
    assert not failed
    assert [take.number for take in takes] == list(range(1, 61))
