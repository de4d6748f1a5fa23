"""Backup files from a stranger's hands: one sentence, a remedy, and nothing changed."""

import random
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from fakes.hostile_backups import (
    BROKEN,
    UNSAFE,
    Forgery,
    Harm,
    another_format,
    newer_format,
    no_manifest,
)
from fakes.spoken_library import NOW, contents, made_library
from tpm_interview.domain.errors import UserError
from tpm_interview.domain.file_errors import (
    BackupTooNew,
    BrokenBackup,
    NoBackup,
    UnreadableFile,
    UnsafeBackup,
)
from tpm_interview.storage.backup_file import write_backup
from tpm_interview.storage.restoring import restore


@pytest.fixture(scope="module")
def backup(tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("backup")
    write_backup(made_library(place / "library", text="Backed up?"), place / "b.zip", "1.2", NOW)
    return place / "b.zip"


@pytest.fixture
def unchanged(folder: Path) -> Iterator[Path]:
    """A library that is the same afterwards, with nothing around it."""
    made_library(folder, takes=1, text="Here?")
    before, names = contents(folder), sorted(path.name for path in folder.iterdir())
    yield folder
    assert contents(folder) == before
    assert {path.name for path in folder.iterdir()} <= {*names, "library.sqlite3-wal"} | {
        "library.sqlite3-shm"
    }


def refused(library: Path, file: Path, error: type[UserError]) -> None:
    with pytest.raises(error):
        restore(library, file, NOW)


@pytest.mark.parametrize("harm", UNSAFE.values(), ids=UNSAFE)
def test_what_is_built_to_do_harm_is_refused(
    backup: Path, unchanged: Path, tmp_path: Path, harm: Harm
) -> None:
    forgery = Forgery(backup)
    harm(forgery)
    refused(unchanged, forgery.write(tmp_path / "forged.zip"), UnsafeBackup)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["forged.zip", "library"]


@pytest.mark.parametrize("harm", BROKEN.values(), ids=BROKEN)
def test_what_is_damaged_is_refused(
    backup: Path, unchanged: Path, tmp_path: Path, harm: Harm
) -> None:
    forgery = Forgery(backup)
    harm(forgery)
    refused(unchanged, forgery.write(tmp_path / "broken.zip"), BrokenBackup)


def test_what_is_newer_is_refused(backup: Path, unchanged: Path, tmp_path: Path) -> None:
    forgery = Forgery(backup)
    newer_format(forgery)
    refused(unchanged, forgery.write(tmp_path / "newer.zip"), BackupTooNew)


def test_a_newer_schema_is_refused(backup: Path, unchanged: Path, tmp_path: Path) -> None:
    forgery = Forgery(backup)
    newer = tmp_path / "newer.sqlite3"
    newer.write_bytes(forgery.files["library.sqlite3"])
    with closing(sqlite3.connect(newer)) as raw, raw:
        raw.execute("UPDATE alembic_version SET version_num = '9999'")
    forgery.replace("library.sqlite3", newer.read_bytes())
    forgery.manifest["revision"] = "9999"
    refused(unchanged, forgery.write(tmp_path / "newer.zip"), BackupTooNew)
    refused(unchanged, newer, BackupTooNew)


@pytest.mark.parametrize("harm", [no_manifest, another_format])
def test_another_package_is_no_backup(
    backup: Path, unchanged: Path, tmp_path: Path, harm: Harm
) -> None:
    forgery = Forgery(backup)
    harm(forgery)
    refused(unchanged, forgery.write(tmp_path / "other.zip"), NoBackup)


@pytest.mark.parametrize("content", [b"", b"P", b"text", b"PK\5\6" + bytes(17), b"SQLite"])
def test_another_file_is_no_backup(unchanged: Path, tmp_path: Path, content: bytes) -> None:
    file = tmp_path / "file"
    file.write_bytes(content)
    with pytest.raises((NoBackup, BrokenBackup)):
        restore(unchanged, file, NOW)


def test_a_database_of_another_program_is_refused(unchanged: Path, tmp_path: Path) -> None:
    with closing(sqlite3.connect(tmp_path / "cookies.sqlite3")) as raw, raw:
        raw.execute("CREATE TABLE cookies (id)")
    refused(unchanged, tmp_path / "cookies.sqlite3", BrokenBackup)
    (tmp_path / "damaged.sqlite3").write_bytes(b"SQLite format 3\0" + b"x" * 5000)
    refused(unchanged, tmp_path / "damaged.sqlite3", BrokenBackup)


def test_what_cannot_be_opened_is_told(unchanged: Path, tmp_path: Path) -> None:
    for place in (tmp_path / "nothing.zip", tmp_path):
        refused(unchanged, place, UnreadableFile)


def test_damage_anywhere_is_either_harmless_or_refused(
    backup: Path, folder: Path, tmp_path: Path
) -> None:
    """What comes back is never another library than the one that was backed up."""
    expected = contents(backup.parent / "library")
    whole = backup.read_bytes()
    rng = random.Random(1)
    for number in range(60):
        changed = bytearray(whole)
        at = rng.randrange(len(whole)) if number % 2 else len(whole) - rng.randrange(1, 900)
        changed[at] ^= 1 << rng.randrange(8)
        (tmp_path / "damaged.zip").write_bytes(changed)
        place = folder / str(number)
        try:
            restore(place, tmp_path / "damaged.zip", NOW)
        except UserError:
            assert not (place / "library.sqlite3").exists()
        else:
            assert contents(place) == expected
