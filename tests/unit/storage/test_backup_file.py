"""A whole library in one file, also while it is used."""

import json
import os
import stat
from collections.abc import Callable
from pathlib import Path
from zipfile import ZIP_STORED, ZipFile

import pytest

from fakes.spoken_library import NOW, PLAN, contents, damage_a_table, made_library, sound
from tpm_interview.domain.errors import CannotWrite, LibraryDamaged, LibraryUnavailable
from tpm_interview.domain.file_errors import BackupInside
from tpm_interview.domain.progress import Cancelled
from tpm_interview.domain.session import NewPrompt, TakeState
from tpm_interview.services.recovery import recover
from tpm_interview.storage import taken_along
from tpm_interview.storage.backup_file import write_backup
from tpm_interview.storage.library import Library
from tpm_interview.storage.restoring import restore


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "mine.zip"


def at_first_recording(do: Callable[[], object]) -> Callable[[float], None]:
    """Progress that does something once the first piece of the first recording is written."""
    done: list[float] = []

    def on_progress(share: float) -> None:
        if share > 0.1 and not done:
            done.append(share)
            do()

    return on_progress


def test_it_holds_everything_and_is_private(folder: Path, file: Path) -> None:
    made_library(folder)
    (folder / "settings.toml").write_text("# mine\n")
    shares: list[float] = []
    written = write_backup(folder, file, "1.2", NOW, shares.append)
    assert (written.path, written.recordings, written.missing) == (file, 2, ())
    assert written.bytes == file.stat().st_size
    assert shares == sorted(shares)
    if os.name == "posix":
        assert stat.S_IMODE(file.stat().st_mode) == 0o600
    with ZipFile(file) as package:
        assert package.testzip() is None
        assert {info.compress_type for info in package.infolist()} == {ZIP_STORED}
        manifest = json.loads(package.read("manifest.json"))
        assert [each["name"] for each in manifest["files"]] == package.namelist()[:-1]
        assert package.read("settings.toml") == b"# mine\n"
        assert package.read("recordings/2.wav").endswith(sound(2))
    assert manifest["app"] == "1.2"
    assert sorted(path.name for path in file.parent.iterdir()) == ["library", file.name]


def test_what_comes_back_is_what_went_in(folder: Path, file: Path, tmp_path: Path) -> None:
    made_library(folder)
    (folder / "settings.toml").write_text("# mine\n")
    write_backup(folder, file, "1.2", NOW)
    restored = restore(tmp_path / "other", file, NOW)
    assert (restored.made_at, restored.recordings, restored.kept) == (NOW, 2, None)
    assert contents(tmp_path / "other") == contents(folder)


def test_a_missing_recording_is_told_and_the_rest_goes_along(folder: Path, file: Path) -> None:
    made_library(folder, takes=3)
    (folder / "recordings" / "2.wav").unlink()
    written = write_backup(folder, file, "1.2", NOW)
    assert (written.recordings, written.missing) == (2, (2,))


def test_a_recording_that_becomes_a_flac_meanwhile_goes_along(
    folder: Path, file: Path, tmp_path: Path
) -> None:
    made_library(folder, takes=3)
    recordings = folder / "recordings"

    def archive_the_last() -> None:
        (recordings / "3.flac").write_bytes(b"flac")
        with Library.open(folder) as library:
            library.sessions.set_audio(3, "recordings/3.flac")
        (recordings / "3.wav").unlink()

    written = write_backup(folder, file, "1.2", NOW, at_first_recording(archive_the_last))
    assert (written.recordings, written.missing) == (3, ())
    restore(tmp_path / "other", file, NOW)
    with Library.open(tmp_path / "other") as library:
        audio_file = library.sessions.take(3).audio_file
        assert audio_file == "recordings/3.flac"
        assert library.recordings.resolve(audio_file).read_bytes() == b"flac"


def test_an_answer_being_spoken_goes_along_as_far_as_it_has_come(
    folder: Path, file: Path, tmp_path: Path
) -> None:
    with Library.open(folder) as library:
        session = library.sessions.begin(PLAN, [NewPrompt("q", "Why?")], NOW)
        take = library.sessions.begin_take(session.prompts[0].id, NOW)
        part = library.recordings.begin(take.id)
        part.write(sound(1))
        written = write_backup(folder, file, "1.2", NOW)
        assert (written.recordings, written.missing) == (1, ())
        part.finish()
    restore(tmp_path / "other", file, NOW)
    with Library.open(tmp_path / "other") as library:
        (recovered,) = recover(library).recovered
        assert recovered.state is TakeState.RECORDED
        assert recovered.duration_s == 1.0


def test_a_recording_that_moves_between_two_looks_is_found(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The part file becomes a WAV right after we looked for the WAV."""
    part = folder / "recordings" / "7.wav.part"
    part.parent.mkdir(parents=True)
    part.write_bytes(b"sound")
    looks: list[str] = []
    real = Path.open

    def slow(path: Path, mode: str) -> object:
        looks.append(path.name)
        if path.name == part.name and part.exists():
            part.rename(part.with_suffix(""))
        return real(path, mode)

    monkeypatch.setattr(Path, "open", slow)
    found = taken_along.opened(folder, "recordings/7.wav")
    assert found is not None
    name, file = found
    with file:
        assert (name, file.read()) == ("recordings/7.wav", b"sound")
    assert looks[0] == "7.wav"


def test_a_row_that_names_a_place_elsewhere_takes_nothing_along(folder: Path, file: Path) -> None:
    made_library(folder, takes=1)
    with Library.open(folder) as library:
        library.sessions.set_audio(1, "../secret.wav")
    (folder.parent / "secret.wav").write_bytes(b"secret")
    assert write_backup(folder, file, "1.2", NOW).missing == (1,)
    assert b"secret.wav" not in file.read_bytes().replace(b"../secret.wav", b"")


@pytest.mark.parametrize("stop_at", [0.0, 0.3, 0.8])
def test_one_that_is_stopped_leaves_nothing_and_the_old_file(
    folder: Path, file: Path, stop_at: float
) -> None:
    made_library(folder)
    file.write_bytes(b"the old one")

    def stop(share: float) -> None:
        if share >= stop_at:
            raise Cancelled

    with pytest.raises(Cancelled):
        write_backup(folder, file, "1.2", NOW, stop)
    assert file.read_bytes() == b"the old one"
    assert sorted(path.name for path in file.parent.iterdir()) == ["library", file.name]


def test_where_it_cannot_be_written_is_told_before_the_work(folder: Path, tmp_path: Path) -> None:
    made_library(folder)
    with pytest.raises(CannotWrite):
        write_backup(folder, tmp_path, "1.2", NOW)
    with pytest.raises(CannotWrite):
        write_backup(folder, tmp_path / "nowhere" / "mine.zip", "1.2", NOW)
    for inside in (folder / "library.sqlite3", folder / "backups" / "mine.zip"):
        with pytest.raises(BackupInside):
            write_backup(folder, inside, "1.2", NOW)


def test_what_is_no_library_is_not_written(folder: Path, file: Path) -> None:
    with pytest.raises(LibraryUnavailable):
        write_backup(folder, file, "1.2", NOW)
    made_library(folder)
    for harm in (damage_a_table, lambda database: database.write_bytes(b"no database" * 1000)):
        harm(folder / "library.sqlite3")
        with pytest.raises(LibraryDamaged):
            write_backup(folder, file, "1.2", NOW)
    assert not file.exists()


def test_an_older_library_is_taken_along_as_it_is(folder: Path, file: Path) -> None:
    old = Path(__file__).parents[2] / "data" / "databases" / "0001.sqlite3"
    folder.mkdir()
    (folder / "library.sqlite3").write_bytes(old.read_bytes())
    write_backup(folder, file, "1.2", NOW)
    restore(folder.parent / "other", file, NOW)
    with Library.open(folder.parent / "other") as library:
        assert library.sessions.count() == 1
