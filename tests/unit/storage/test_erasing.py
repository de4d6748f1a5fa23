"""What is erased is nowhere in the library's folder, wherever a run is killed."""

import errno
import sqlite3
import sys
import threading
from contextlib import closing
from pathlib import Path

import pytest

from fakes.erased import DOOMED, NEIGHBOR, OTHER, SECRETS, files_that_sound, files_with
from fakes.erased import told_library as told
from fakes.killed import killed
from fakes.spoken_library import damage_a_table
from tpm_interview.domain.errors import LibraryBusy, UnknownSession
from tpm_interview.domain.progress import Cancelled
from tpm_interview.domain.session import TakeState
from tpm_interview.services.checking import Checking
from tpm_interview.storage import erasing, erasing_journal, integrity, private, word_drafts
from tpm_interview.storage.library import Library

posix_only = pytest.mark.skipif(sys.platform == "win32", reason="forks and kills")
KEPT = Path("before-restore-2026-01-01")


@pytest.fixture
def told_library(folder: Path) -> Path:
    return told(folder)


def erase(library: Path, take: int = DOOMED, watch: erasing.Watch = erasing.unwatched) -> None:
    erasing.decide(library, whole=[take], watch=watch)
    erasing.settle(library, watch)
    erasing.carry_on(library, watch=watch)


def ids_in(library: Path) -> list[int]:
    with closing(sqlite3.connect(library / "library.sqlite3")) as raw:
        return [id for (id,) in raw.execute("SELECT id FROM take ORDER BY id")]


def problems(folder: Path) -> list[str]:
    def opened(read_only: bool) -> Library:
        return Library.open(folder, read_only=True)

    return [each.what for each in Checking(folder, opened).check().problems]


def assert_only_others_are_there(folder: Path) -> None:
    assert files_with(folder) == []
    assert files_that_sound(folder, DOOMED) == []
    for library in (folder, folder / KEPT):
        with Library.open(library) as opened:
            assert [take.id for take in opened.sessions.spoken()] == [NEIGHBOR, OTHER]
            assert opened.sessions.take(NEIGHBOR).text == "the plain answer 2 stays"
            assert opened.sessions.count() == 2
        assert len(files_that_sound(library / "recordings", OTHER)) == 1
    assert not erasing.is_open(folder)


def test_the_words_are_everywhere_before(told_library: Path) -> None:
    found = files_with(told_library)
    assert "library.sqlite3" in found
    assert f"{KEPT}/library.sqlite3" in found
    assert sum(name.startswith("backups/") for name in found) == 1
    assert sum(name.startswith(f"{KEPT}/backups/") for name in found) == 1
    assert len(files_that_sound(told_library, DOOMED)) == 5


@pytest.mark.parametrize("word", SECRETS)
def test_after_erasing_no_byte_of_the_folder_holds_a_word(told_library: Path, word: str) -> None:
    erase(told_library)
    assert files_with(told_library, (word,)) == []


def test_its_recording_goes_and_all_others_stay(told_library: Path) -> None:
    erase(told_library)
    assert_only_others_are_there(told_library)
    for take in (NEIGHBOR, 11):
        assert len(files_that_sound(told_library / "cache", take)) == 1
    assert problems(told_library) == []


def test_it_works_beside_an_open_library_with_its_log(told_library: Path) -> None:
    with Library.open(told_library) as library:
        assert library.sessions.take(DOOMED).transcript is not None
        library.sessions.rate(DOOMED, 1, library.sessions.take(DOOMED).started_at)
        erase(told_library)
        assert files_with(told_library) == []
        assert [take.id for take in library.sessions.spoken()] == [NEIGHBOR, OTHER]
        library.sessions.rate(OTHER, 1, library.sessions.take(OTHER).started_at)
    assert_only_others_are_there(told_library)


def test_the_index_still_finds_the_others(told_library: Path) -> None:
    erase(told_library)
    with closing(sqlite3.connect(told_library / "library.sqlite3")) as raw:
        found = raw.execute("SELECT rowid FROM search WHERE search MATCH 'plain' ORDER BY rowid")
        assert found.fetchall() == [(NEIGHBOR,), (OTHER,)]
        assert raw.execute("SELECT count(*) FROM search_terms WHERE term LIKE 'z%'").fetchone() == (
            0,
        )


def test_a_session_goes_with_its_last_take(told_library: Path) -> None:
    erasing.decide(told_library, whole=[OTHER])
    with Library.open(told_library) as library:
        assert library.sessions.count() == 1
        with pytest.raises(UnknownSession):
            library.sessions.get(2)


def test_another_take_of_the_same_number_is_left_alone(told_library: Path) -> None:
    with closing(sqlite3.connect(told_library / KEPT / "library.sqlite3")) as raw, raw:
        raw.execute("UPDATE take SET started_at = '2020-01-01 00:00:00.000000' WHERE id = 1")
    erase(told_library)
    with Library.open(told_library / KEPT) as library:
        assert library.sessions.take(DOOMED).text.startswith("we quixotical")
    assert f"{KEPT}/recordings/1.wav" in files_that_sound(told_library, DOOMED)


def test_a_copy_that_cannot_be_read_is_told_of_and_the_rest_is_done(told_library: Path) -> None:
    (backup,) = (told_library / "backups").glob("*.sqlite3")
    backup.write_bytes(b"SQLite format 3\0" + backup.read_bytes()[16:4096] + b"\x55" * 9000)
    damage_a_table(told_library / KEPT / "library.sqlite3")
    erasing.decide(told_library, whole=[DOOMED])
    left = erasing.carry_on(told_library)
    names = ("library.sqlite3", "recordings/1.wav", "recordings/aside/1-2.wav")
    assert left == (f"backups/{backup.name}", *(f"{KEPT}/{name}" for name in names))
    assert not erasing.is_open(told_library)
    assert "library.sqlite3" not in files_with(told_library)


def test_a_copy_made_before_all_was_wiped_is_wiped_too(told_library: Path) -> None:
    erasing.decide(told_library, whole=[DOOMED])
    erasing.settle(told_library)
    early = told_library / "backups" / "library-0003.sqlite3"
    early.write_bytes((told_library / "library.sqlite3").read_bytes())
    (told_library / "backups" / "library-x.sqlite3.part").write_text(SECRETS[0])
    erasing.carry_on(told_library)
    assert files_with(told_library) == []


def test_a_kept_library_that_is_open_elsewhere_is_waited_for(told_library: Path) -> None:
    erasing.decide(told_library, whole=[DOOMED])
    with Library.open(told_library / KEPT), pytest.raises(LibraryBusy):
        erasing.carry_on(told_library)
    assert erasing.is_open(told_library)
    erasing.carry_on(told_library)
    assert_only_others_are_there(told_library)


def test_what_is_done_never_grows_less(told_library: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(integrity, "_INSTRUCTIONS", 100)
    told: list[float] = []
    erasing.decide(told_library, whole=[DOOMED])
    erasing.carry_on(told_library, told.append)
    assert len(set(told)) >= 8
    assert told == sorted(told)
    assert 0.0 <= told[0] < told[-1] <= 1.0


@pytest.mark.parametrize("calls", [1, 2, 5])
def test_it_can_be_stopped_and_carried_on(told_library: Path, calls: int) -> None:
    left = iter(range(calls))

    def stop(share: float) -> None:
        if next(left, None) is None:
            raise Cancelled

    erasing.decide(told_library, whole=[DOOMED])
    with pytest.raises(Cancelled):
        erasing.carry_on(told_library, stop)
    assert erasing.is_open(told_library)
    erasing.carry_on(told_library)
    assert_only_others_are_there(told_library)


def test_a_recording_alone_goes_everywhere_and_the_words_stay(told_library: Path) -> None:
    before = files_with(told_library)
    assert erasing.decide(told_library, sound=[DOOMED]) == 1
    assert erasing.carry_on(told_library) == ()
    for folder in (told_library, told_library / KEPT):
        with Library.open(folder) as library:
            take = library.sessions.take(DOOMED)
            assert (take.audio_file, take.state) == (None, TakeState.RECOGNIZED)
            assert take.text.startswith("we quixotical")
    assert files_that_sound(told_library, DOOMED) == []
    assert files_with(told_library) == before
    assert problems(told_library) == []


def test_a_recording_that_waited_for_the_recognizer_waits_no_longer(told_library: Path) -> None:
    with Library.open(told_library) as library:
        library.sessions.finish_take(DOOMED, 1.0, TakeState.RECORDED)
        erasing.decide(told_library, sound=[DOOMED, NEIGHBOR])
        erasing.carry_on(told_library)
        assert library.sessions.unrecognized() == ()
        assert library.sessions.take(DOOMED).state is TakeState.SILENT
        assert library.sessions.take(NEIGHBOR).state is TakeState.RECOGNIZED


@pytest.mark.parametrize("is_whole", [True, False], ids=["take", "sound"])
def test_of_a_kept_library_that_cannot_be_read_the_recordings_are_named_too(
    told_library: Path, is_whole: bool
) -> None:
    """Whether they are of that take only their database could tell."""
    damage_a_table(told_library / KEPT / "library.sqlite3")
    erasing.decide(told_library, [DOOMED] if is_whole else [], [] if is_whole else [DOOMED])
    left = erasing.carry_on(told_library)
    names = ("library.sqlite3", "recordings/1.wav", "recordings/aside/1-2.wav")
    assert left == tuple(f"{KEPT}/{name}" for name in names)
    assert set(files_that_sound(told_library, DOOMED)) < set(left)
    if is_whole:
        assert files_with(told_library) == [f"{KEPT}/library.sqlite3"]


def test_recordings_that_a_restore_put_aside_without_a_database_are_named(
    told_library: Path,
) -> None:
    (told_library / KEPT / "library.sqlite3").unlink()
    erasing.decide(told_library, whole=[DOOMED])
    assert f"{KEPT}/recordings/1.wav" in erasing.carry_on(told_library)


MINE = ("1-05 talk.wav", "1 talk.wav", "01.wav", "1-2.wav", "1.my talk.wav", "1")


def test_only_files_that_are_named_as_ours_go(told_library: Path) -> None:
    recordings = told_library / "recordings"
    forms = ("1.flac", "1.wav.part", "aside/1.wav", "aside/1.wav.part", "aside/1.wav-2.part")
    for name in (*MINE, *forms):
        (recordings / name).write_bytes(b"")
    erase(told_library)
    left = {path.relative_to(recordings).as_posix() for path in recordings.rglob("*")}
    assert left == {*MINE, "2.wav", "3.wav", "aside", "aside/2-2.wav", "aside/11-2.wav"}


def test_what_is_decided_while_another_is_wiped_is_wiped_too(told_library: Path) -> None:
    def decide_more(step: str) -> None:
        if step == "forget" and OTHER in ids_in(told_library):
            erasing.decide(told_library, whole=[OTHER])

    erasing.decide(told_library, whole=[DOOMED])
    erasing.carry_on(told_library, watch=decide_more)
    assert files_with(told_library, ("plain answer 3",)) == []
    assert ids_in(told_library) == [NEIGHBOR]
    assert not erasing.is_open(told_library)


def test_of_two_decided_at_once_none_is_forgotten(
    told_library: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real_write = erasing_journal.write
    second = threading.Thread(target=erasing.decide, args=(told_library, [OTHER]))

    def write(library: Path, journal: erasing_journal.Journal) -> None:
        if second.ident is None:
            second.start()
            second.join(0.5)  # it may not get through: then it waits for this one
        real_write(library, journal)

    monkeypatch.setattr(erasing_journal, "write", write)
    erasing.decide(told_library, [DOOMED])
    second.join()
    journal = erasing_journal.read(told_library)
    assert journal is not None
    assert {each.id for each in journal.whole} == {DOOMED, OTHER}


def test_what_lies_there_is_decided_although_the_disk_complains_then(
    told_library: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(folder: Path) -> None:
        raise OSError(errno.EIO, "broken")

    with monkeypatch.context() as patch:
        patch.setattr(private, "sync_folder", broken)
        assert erasing.decide(told_library, whole=[DOOMED]) == 1
    erasing.carry_on(told_library)
    assert_only_others_are_there(told_library)


def test_what_was_not_saved_goes_although_its_take_is_gone(told_library: Path) -> None:
    erasing.decide(told_library, whole=[DOOMED])
    erasing.settle(told_library)
    with closing(sqlite3.connect(told_library / "library.sqlite3")) as raw, raw:
        raw.execute("INSERT INTO meta VALUES (?, ?)", (word_drafts.key(DOOMED), SECRETS[0]))
    erasing.carry_on(told_library)
    assert files_with(told_library) == []


def test_unknown_takes_change_nothing(told_library: Path) -> None:
    assert erasing.decide(told_library, whole=[99]) == 0
    assert not erasing.is_open(told_library)


def test_a_journal_of_somebody_else_is_left_alone(told_library: Path) -> None:
    (told_library / erasing_journal.NAME).write_text('{"whole": "all"}')
    with Library.open(told_library) as library:
        assert len(library.sessions.spoken()) == 3


STEPS = 16


@posix_only
@pytest.mark.parametrize("step", range(STEPS))
def test_whoever_opens_it_after_a_kill_finds_nothing_half_erased(
    told_library: Path, step: int
) -> None:
    assert killed(lambda watch: erase(told_library, watch=watch), step)
    with Library.open(told_library) as library:
        ids = [take.id for take in library.sessions.spoken()]
        there = {int(name.split("/")[1].split(".")[0]) for name in library.recordings.names()}
    assert sorted(there) == ids
    if step == 0:
        assert ids == [DOOMED, NEIGHBOR, OTHER]
        return
    assert ids == [NEIGHBOR, OTHER]
    erasing.carry_on(told_library)
    assert_only_others_are_there(told_library)


@posix_only
def test_there_are_no_more_steps_than_were_killed_at(told_library: Path) -> None:
    assert not killed(lambda watch: erase(told_library, watch=watch), STEPS)
