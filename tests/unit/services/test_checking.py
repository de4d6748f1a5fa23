"""A look at a whole library, and what can be mended."""

import sqlite3
from collections.abc import Callable
from contextlib import closing
from datetime import timedelta
from pathlib import Path

import pytest

from fakes.sounds import noise, wav_file
from fakes.spoken_library import NOW, PLAN, add_takes, damage_a_table, made_library, sound
from tpm_interview.domain.checkup import Checkup, Problem, Trouble
from tpm_interview.domain.errors import LibraryBusy, LibraryUnavailable
from tpm_interview.domain.progress import Cancelled, Progress, unheard
from tpm_interview.domain.session import NewPrompt, TakeState
from tpm_interview.services.checking import Checking
from tpm_interview.services.recovery import recover
from tpm_interview.speech.audio_files import read_pcm, wav_to_flac
from tpm_interview.storage import opening, wav
from tpm_interview.storage.daily_backups import DailyBackups
from tpm_interview.storage.library import Library

Check = Callable[..., Checkup]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return made_library(tmp_path / "library", takes=3)


@pytest.fixture
def check(folder: Path) -> Check:
    """Checks as a command does: the library is opened for it and closed again."""
    opened: list[Library] = []

    def open_library(read_only: bool) -> Library:
        opened.append(Library.open(folder, read_only=read_only))
        recover(opened[-1])
        return opened[-1]

    def run(repair: bool = False, on_progress: Progress = unheard) -> Checkup:
        try:
            found = Checking(folder, open_library, lambda: NOW).check(repair, on_progress)
        finally:
            while opened:
                opened.pop().close()
        assert all(problem.remedy or problem.repaired for problem in found.problems)
        return found

    return run


def only(found: Checkup) -> Problem:
    (problem,) = found.problems
    return problem


def test_a_sound_library_is_told_so(check: Check) -> None:
    assert check() == Checkup((), 3)
    assert check(repair=True).ok


def test_flacs_are_measured_too(folder: Path, check: Check) -> None:
    recorded, flac = folder / "recordings" / "2.wav", folder / "recordings" / "2.flac"
    wav_to_flac(recorded, flac)
    recorded.unlink()
    with Library.open(folder) as library:
        library.sessions.set_audio(2, "recordings/2.flac")
    assert check().ok
    flac.write_bytes(flac.read_bytes()[:200])
    assert only(check()).take == 2


def test_a_missing_recording_is_told_and_marked(folder: Path, check: Check) -> None:
    (folder / "recordings" / "2.wav").unlink()
    problem = only(check())
    assert (problem.kind, problem.take, problem.repaired) == (Trouble.MISSING, 2, False)
    found = check(repair=True)
    assert found.ok
    assert only(found).repaired
    with Library.open(folder) as library:
        take = library.sessions.take(2)
        assert (take.audio_file, take.state) == (None, TakeState.SILENT)
    assert check() == Checkup((), 2)


def test_a_flac_whose_name_was_never_stored_is_found(folder: Path, check: Check) -> None:
    recorded = folder / "recordings" / "2.wav"
    wav_to_flac(recorded, recorded.with_suffix(".flac"))
    recorded.unlink()
    assert only(check()).kind is Trouble.MISSING
    assert "found as recordings/2.flac" in only(check(repair=True)).what
    assert check() == Checkup((), 3)


@pytest.mark.parametrize(
    ("content", "kind"),
    [(b"", Trouble.UNREADABLE), (b"no sound" * 100, Trouble.UNREADABLE)],
)
def test_a_replaced_recording_stays_and_is_told(
    folder: Path, check: Check, content: bytes, kind: Trouble
) -> None:
    path = folder / "recordings" / "2.wav"
    path.write_bytes(content)
    for repair in (False, True):
        problem = only(check(repair))
        assert (problem.kind, problem.take, problem.repaired) == (kind, 2, False)
        assert "recordings/2.wav" in problem.remedy
    assert path.read_bytes() == content


def test_a_recording_of_another_length_is_told(folder: Path, check: Check) -> None:
    path = folder / "recordings" / "2.wav"
    path.write_bytes(path.read_bytes()[:16_044])
    assert only(check()).kind is Trouble.LENGTH
    assert "lasts 0.5 s instead of 1.0 s" in only(check()).what


def test_a_row_that_names_a_place_elsewhere_is_missing(folder: Path, check: Check) -> None:
    with Library.open(folder) as library:
        library.sessions.set_audio(2, "../elsewhere.wav")
    kinds = {problem.kind for problem in check().problems}
    assert kinds == {Trouble.MISSING, Trouble.ORPHAN}
    assert check(repair=True).ok
    assert check().ok


def test_recordings_of_no_take_become_takes_or_go_aside(folder: Path, check: Check) -> None:
    recordings = folder / "recordings"
    sounds = {name: noise(0.5, seed=at) for at, name in enumerate(("4.wav", "5.wav", "old.wav"))}
    for name, pcm in sounds.items():
        wav_file(recordings / name, pcm)
    wav_to_flac(recordings / "5.wav", recordings / "6.flac")
    (recordings / "5.wav").unlink()
    (recordings / "7.txt").write_text("no sound")
    assert [problem.kind for problem in check().problems] == [Trouble.ORPHAN] * 4
    found = check(repair=True)
    assert found.ok
    adopted = [problem.take for problem in found.problems if problem.take]
    assert len(adopted) == 3
    assert not {4, 6} & set(adopted)
    with Library.open(folder) as library:
        takes = [library.sessions.take(take_id) for take_id in adopted]
        heard = {read_pcm(library.recordings.resolve(take.audio_file or "")) for take in takes}
        assert {take.state for take in takes} == {TakeState.RECORDED}
        assert library.sessions.unfinished() is None
        (session, *_) = library.sessions.newest(1)
        assert len({prompt.question_id for prompt in session.prompts}) == 3
    assert heard == set(sounds.values())
    assert (recordings / "aside" / "7.txt").read_text() == "no sound"
    assert check() == Checkup((), 6)


def test_what_a_killed_run_left_is_told_and_tidied(folder: Path, check: Check) -> None:
    with Library.open(folder) as library:
        session = library.sessions.begin(PLAN, [NewPrompt("q", "Why?")], NOW)
        take = library.sessions.begin_take(session.prompts[0].id, NOW)
        part = folder / "recordings" / f"{take.id}.wav.part"
        part.write_bytes(wav.header(0) + sound(4))
        assert check().ok  # it is being recorded
    (folder / "backups" / "library-2026-01-01-000000.sqlite3.part").write_bytes(b"half")
    (folder / "restore.part").mkdir()
    (folder / "mine.part").write_text("of the candidate's own")
    kinds = [problem.kind for problem in check().problems]
    assert kinds == [Trouble.LEFTOVER] * 3
    assert check(repair=True).ok
    assert check() == Checkup((), 4)
    assert (folder / "mine.part").exists()


def test_a_take_recorded_in_another_window_is_left_alone(folder: Path, check: Check) -> None:
    with Library.open(folder) as library:
        session = library.sessions.begin(PLAN, [NewPrompt("q", "Why?")], NOW)
        library.sessions.begin_take(session.prompts[0].id, NOW)
        assert check().ok
        with pytest.raises(LibraryBusy):
            check(repair=True)


# The database


def test_a_damaged_page_is_told_and_the_newest_good_backup_put_in_place(
    folder: Path, check: Check
) -> None:
    backups = DailyBackups(folder, opening.DATABASE)
    backups.make(NOW)
    with Library.open(folder) as library:
        later = add_takes(library, 1)
    backups.make(NOW + timedelta(days=1))
    newest = backups.all()[0].path
    newest.write_bytes(newest.read_bytes()[:5000])
    damage_a_table(folder / opening.DATABASE)
    damaged = (folder / opening.DATABASE).read_bytes()
    problem = only(check())
    assert (problem.kind, problem.repaired) == (Trouble.DATABASE, False)
    assert "2026-01-02" in problem.remedy
    found = check(repair=True)
    assert found.ok
    assert [each.kind for each in found.problems] == [Trouble.DATABASE, Trouble.ORPHAN]
    kept = folder / "before-restore-2026-01-02"
    assert (kept / opening.DATABASE).read_bytes() == damaged
    with Library.open(folder) as library:
        (adopted,) = [take for take in library.sessions.spoken() if take.id > later[0]]
        path = library.recordings.resolve(adopted.audio_file or "")
        assert path.read_bytes().endswith(sound(later[0]))
    assert check().ok


def test_without_a_good_backup_nothing_is_changed(folder: Path, check: Check) -> None:
    for harm in (_damage, _no_database, _another_database):
        harm(folder)
        before = (folder / opening.DATABASE).read_bytes()
        for repair in (False, True):
            problem = only(check(repair))
            assert (problem.kind, problem.repaired) == (Trouble.DATABASE, False)
            assert "tpm-interview restore FILE" in problem.remedy
        assert (folder / opening.DATABASE).read_bytes() == before
        assert not list(folder.glob("before-restore-*"))


def _damage(folder: Path) -> None:
    damage_a_table(folder / opening.DATABASE)


def _no_database(folder: Path) -> None:
    (folder / opening.DATABASE).write_bytes(b"no database" * 1000)


def _another_database(folder: Path) -> None:
    (folder / opening.DATABASE).unlink()
    with closing(sqlite3.connect(folder / opening.DATABASE)) as raw, raw:
        raw.execute("CREATE TABLE cookies (id)")


def test_a_wrong_index_is_made_anew_and_costs_nothing(folder: Path, check: Check) -> None:
    DailyBackups(folder, opening.DATABASE).make(NOW)
    with Library.open(folder) as library:
        add_takes(library, 1)
    _empty_index(folder)
    assert only(check()).kind is Trouble.DATABASE
    assert "indexes were made anew" in only(check(repair=True)).what
    assert check() == Checkup((), 4)


def _empty_index(folder: Path) -> None:
    """The first page of an index now says that there is nothing in it."""
    file = folder / opening.DATABASE
    with closing(sqlite3.connect(file)) as raw:
        query = "SELECT rootpage FROM sqlite_master WHERE name = 'ix_take_state'"
        (page,) = raw.execute(query).fetchone()
        (size,) = raw.execute("PRAGMA page_size").fetchone()
    with file.open("r+b") as opened:
        opened.seek((page - 1) * size + 3)
        opened.write(b"\0\0")


def test_a_search_that_forgot_something_is_told_and_mended(folder: Path, check: Check) -> None:
    file = folder / opening.DATABASE
    with closing(sqlite3.connect(file)) as raw, raw:
        raw.execute("DELETE FROM search_data WHERE id > 10")
        raw.execute("DELETE FROM search_idx")
    problem = only(check())
    assert (problem.kind, problem.repaired) == (Trouble.INDEX, False)
    with Library.open(folder):
        assert check().ok  # not looked at under somebody's hands
    assert only(check(repair=True)).repaired
    assert check().ok
    with closing(sqlite3.connect(file)) as raw:
        found = raw.execute("SELECT count(*) FROM search WHERE search MATCH 'why'").fetchone()
    assert found == (3,)


def test_rows_of_rows_that_are_gone_are_told(folder: Path, check: Check) -> None:
    with closing(sqlite3.connect(folder / opening.DATABASE)) as raw, raw:
        raw.execute("INSERT INTO rating VALUES (1, 99, 3, '2026-01-01 00:00:00')")
    found = check()
    assert [each.kind for each in found.problems] == [Trouble.REFERENCE]
    assert "rating -> take" in found.problems[0].what
    assert found.recordings == 3


def test_where_there_is_no_library_it_is_told(tmp_path: Path) -> None:
    def never(read_only: bool) -> Library:
        raise AssertionError

    with pytest.raises(LibraryUnavailable):
        Checking(tmp_path / "nothing", never).check()


def test_it_can_be_stopped(check: Check) -> None:
    shares: list[float] = []

    def stop(share: float) -> None:
        shares.append(share)
        if share > 0.5:
            raise Cancelled

    with pytest.raises(Cancelled):
        check(on_progress=stop)
    assert shares == sorted(shares)


def test_a_session_that_goes_on_meanwhile_is_no_problem(folder: Path) -> None:
    with Library.open(folder) as library:

        def go_on(share: float) -> None:
            """Once, after the takes are listed: one becomes a FLAC, another is recorded."""
            if share > 0.1 and len(library.sessions.spoken()) == 3:
                wav_to_flac(folder / "recordings/3.wav", folder / "recordings/3.flac")
                library.sessions.set_audio(3, "recordings/3.flac")
                (folder / "recordings/3.wav").unlink()
                add_takes(library, 1)

        found = Checking(folder, lambda _: library).check(on_progress=go_on)
        assert len(library.sessions.spoken()) == 4
    assert found.problems == ()
