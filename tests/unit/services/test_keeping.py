"""The trash of takes, erasing them, and the rule for recordings."""

import errno
import sqlite3
import threading
from collections.abc import Iterator
from contextlib import closing
from datetime import timedelta
from pathlib import Path

import pytest

from fakes.erased import DOOMED, NEIGHBOR, OTHER, files_that_sound, files_with, told_library
from fakes.spoken_library import NOW
from tpm_interview.domain.errors import DiskFull, LibraryReadOnly
from tpm_interview.domain.keeping import KEPT_IN_TRASH, NOTHING_ERASED, Erased, Part
from tpm_interview.domain.progress import Cancelled, Progress, unheard
from tpm_interview.domain.review_change import ReviewAction, TakesChanged
from tpm_interview.domain.search_query import parse
from tpm_interview.domain.session import TakeState
from tpm_interview.domain.settings import KeepingSettings, Rule
from tpm_interview.domain.take_export import TakeChoice
from tpm_interview.services import retention
from tpm_interview.services.daily_keeping import DailyKeeping
from tpm_interview.services.keeping import STOPPED, Keeping
from tpm_interview.services.retention import Retention
from tpm_interview.services.review_changes import ReviewChanges
from tpm_interview.services.take_choice import TakeReader
from tpm_interview.storage import erasing, erasing_journal, wiping
from tpm_interview.storage.library import Library

ALL = (DOOMED, NEIGHBOR, OTHER)


class Room:
    """A library and what keeps it tidy; `now` is moved by hand."""

    def __init__(self, library: Library) -> None:
        self.library = library
        self.now = NOW
        self.changes = ReviewChanges()
        self.keeping = Keeping(library, self.changes, threading.Lock(), lambda: self.now)
        self.retention = Retention(library, self.keeping, lambda: self.now)
        self.told: list[TakesChanged] = []
        self.changes.subscribe(self.told.append)

    def shown(self) -> list[int]:
        sessions = self.library.sessions.newest(10)
        assert len(sessions) == self.library.sessions.count()
        return sorted(take.id for session in sessions for take in session.takes)

    def sounding(self) -> list[int]:
        return [take.id for take in self.library.sessions.spoken()]

    def daily(self, rule: KeepingSettings) -> None:
        thread = DailyKeeping(self.keeping, self.retention, lambda: rule, after_s=0)
        thread.start()
        thread.join()


@pytest.fixture
def room(tmp_path: Path) -> Iterator[Room]:
    with Library.open(told_library(tmp_path / "library")) as library:
        yield Room(library)


def test_what_is_in_the_trash_leaves_every_list(room: Room) -> None:
    room.keeping.trash([DOOMED])
    assert room.shown() == [NEIGHBOR, OTHER]
    assert room.library.search.count(parse("quixotical")) == 0
    assert room.library.sessions.times_answered() == {"q": 2}
    assert room.library.sessions.answers()["q"].times == 2
    assert room.library.sessions.answers()["q"].marks == ()
    read = TakeReader(room.library, lambda: NOW).read(TakeChoice(question_id="q"), False)
    assert [each.take.id for _, each in read.takes] == [NEIGHBOR, OTHER]


def test_a_session_of_which_all_is_in_the_trash_is_not_listed(room: Room) -> None:
    room.keeping.trash([OTHER])
    assert [session.id for session in room.library.sessions.newest(10)] == [1]
    assert room.shown() == [DOOMED, NEIGHBOR]


def test_the_trash_tells_what_was_asked_and_said(room: Room) -> None:
    room.keeping.trash([DOOMED])
    (trashed,) = room.keeping.trashed()
    assert (trashed.take_id, trashed.session_id, trashed.question_id) == (DOOMED, 1, "q")
    assert (trashed.prompt, trashed.said) == ("Why?", "we quixotical met")
    assert (trashed.trashed_at, trashed.goes_at) == (NOW, NOW + KEPT_IN_TRASH)
    assert room.keeping.trash_count() == 1


def test_trashing_and_restoring_can_be_undone_by_name(room: Room) -> None:
    assert room.keeping.trash(ALL) == 3
    undone = room.changes.undo()
    assert undone is not None
    assert (undone.action, undone.count) == (ReviewAction.TRASH, 3)
    assert room.shown() == [*ALL]
    room.changes.redo()
    assert room.shown() == []
    assert room.keeping.restore([OTHER]) == 1
    assert room.shown() == [OTHER]
    undone = room.changes.undo()
    assert undone is not None
    assert undone.action is ReviewAction.RESTORE
    assert room.shown() == []
    assert {take_id for each in room.told for take_id in each.take_ids} == {*ALL}


def test_what_is_there_already_or_being_recorded_is_passed_over(room: Room) -> None:
    prompt = room.library.sessions.get(1).prompts[1]
    recording = room.library.sessions.begin_take(prompt.id, NOW)
    assert room.keeping.trash([DOOMED, recording.id]) == 1
    assert room.keeping.trash([DOOMED]) == 0
    assert room.keeping.restore([NEIGHBOR]) == 0


def test_a_prompt_whose_answer_is_in_the_trash_is_open_again(room: Room) -> None:
    sessions = room.library.sessions
    sessions.skip(sessions.get(1).prompts[1].id)
    assert sessions.unfinished() is None
    room.keeping.trash([DOOMED])
    assert sessions.unfinished() is None
    room.keeping.trash([NEIGHBOR])
    assert sessions.unfinished() is None  # it is gone as a whole
    taken = sessions.type_answer(sessions.get(1).prompts[1].id, "typed", NOW, 1.0)
    found = sessions.unfinished()
    assert found is not None
    assert [take.id for take in found.takes] == [taken.id]


def test_a_take_in_the_trash_does_not_wait_for_the_recognizer(room: Room) -> None:
    room.library.sessions.finish_take(DOOMED, 1.0, TakeState.RECORDED)
    assert [take.id for take in room.library.sessions.unrecognized()] == [DOOMED]
    room.keeping.trash([DOOMED])
    assert room.library.sessions.unrecognized() == ()


def test_erasing_leaves_no_byte_and_nothing_to_undo(room: Room) -> None:
    room.keeping.trash([DOOMED, OTHER])
    assert room.keeping.erase([DOOMED]) == Erased(1)
    assert files_with(room.library.folder) == []
    assert files_that_sound(room.library.folder, DOOMED) == []
    assert room.changes.undoable is None
    assert [take.take_id for take in room.keeping.trashed()] == [OTHER]
    assert room.keeping.erase([OTHER]) == Erased(1)
    assert room.keeping.erase([OTHER]) == NOTHING_ERASED
    assert room.shown() == [NEIGHBOR]


def test_stopping_it_leaves_the_rest_to_the_next_start(room: Room) -> None:
    def stop(share: float) -> None:
        raise Cancelled

    assert room.keeping.erase([DOOMED], stop) == Erased(1, waits_for=STOPPED)
    assert room.shown() == [NEIGHBOR, OTHER]
    assert files_with(room.library.folder) != []
    assert room.keeping.carry_on() == Erased(0)
    assert files_with(room.library.folder) == []
    assert room.keeping.carry_on() == NOTHING_ERASED


def test_what_is_in_the_way_is_told_and_waits(room: Room) -> None:
    with Library.open(room.library.folder / "before-restore-2026-01-01"):
        erased = room.keeping.erase([DOOMED])
    assert erased.waits_for.startswith("This library is open in another window.")
    assert erasing.is_open(room.library.folder)


@pytest.mark.parametrize("is_whole", [True, False], ids=["take", "sound"])
def test_what_is_decided_and_cannot_begin_is_told_and_goes_on_by_itself(
    room: Room, monkeypatch: pytest.MonkeyPatch, is_whole: bool
) -> None:
    def full(*_: object) -> None:
        raise DiskFull

    room.keeping.trash([DOOMED])
    room.told.clear()
    with monkeypatch.context() as patch:
        patch.setattr(wiping, "remove", full)
        patch.setattr(wiping, "forget_sound", full)
        erase = room.keeping.erase if is_whole else room.keeping.erase_sound
        assert erase([DOOMED]) == Erased(1, waits_for=DiskFull.message)
    assert room.told == [TakesChanged((DOOMED,))]
    assert (room.changes.undoable is None) is is_whole
    room.daily(KeepingSettings())
    assert room.sounding() == [NEIGHBOR, OTHER]
    assert room.keeping.trash_count() == (0 if is_whole else 1)
    assert (files_with(room.library.folder) == []) is is_whole
    assert not erasing.is_open(room.library.folder)


def test_what_is_not_decided_changes_nothing(room: Room, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, "full")

    room.keeping.trash([DOOMED])
    monkeypatch.setattr(erasing_journal, "write", full)
    with pytest.raises(DiskFull):
        room.keeping.erase([DOOMED])
    assert room.changes.undoable is not None
    assert room.keeping.trash_count() == 1


def test_a_library_to_read_erases_nothing(room: Room) -> None:
    with Library.open(room.library.folder, read_only=True) as library:
        reader = Room(library)
        for refused in (reader.keeping.trash, reader.keeping.erase, reader.keeping.erase_sound):
            with pytest.raises(LibraryReadOnly):
                refused([DOOMED])
        assert reader.keeping.carry_on() == NOTHING_ERASED
        assert reader.shown() == [*ALL]


def test_after_thirty_days_the_trash_is_erased_by_itself(room: Room) -> None:
    room.keeping.trash([DOOMED])
    room.now += KEPT_IN_TRASH
    room.daily(KeepingSettings())
    assert room.keeping.trash_count() == 1
    room.now += timedelta(seconds=1)
    room.daily(KeepingSettings())
    assert room.keeping.trash_count() == 0
    assert files_with(room.library.folder) == []


def test_what_a_killed_run_left_is_carried_on_by_itself(room: Room) -> None:
    erasing.decide(room.library.folder, whole=[DOOMED])
    room.daily(KeepingSettings())
    assert files_with(room.library.folder) == []


class Unfinished(Keeping):
    """Goes on with what an earlier run left until it is stopped."""

    def __init__(self, room: Room) -> None:
        super().__init__(room.library, room.changes, threading.Lock(), lambda: room.now)
        self.begun = threading.Event()

    def carry_on(self, on_progress: Progress = unheard) -> Erased:
        self.begun.set()
        try:
            while True:
                on_progress(0.0)
        except Cancelled:
            return Erased(0, waits_for=STOPPED)


def test_once_the_window_closes_nothing_more_is_begun(room: Room) -> None:
    room.keeping.trash([DOOMED])
    room.now += KEPT_IN_TRASH + timedelta(seconds=1)
    keeping = Unfinished(room)
    rule = KeepingSettings(Rule.DAYS, days=1, daily=True)
    thread = DailyKeeping(keeping, room.retention, lambda: rule, after_s=0)
    thread.start()
    keeping.begun.wait()
    thread.close()
    assert room.keeping.trash_count() == 1
    assert room.sounding() == [*ALL]


def test_the_latest_of_each_question_and_what_is_starred_keep_their_sound(room: Room) -> None:
    rule = KeepingSettings(Rule.STARRED_AND_LATEST)
    assert room.retention.preview(rule).take_ids == (DOOMED, NEIGHBOR)
    _star(room, NEIGHBOR)
    found = room.retention.preview(rule)
    assert found.take_ids == (DOOMED,)
    assert found.bytes == (room.library.folder / "recordings/1.wav").stat().st_size
    assert room.retention.apply(rule) == Erased(1)
    assert room.sounding() == [NEIGHBOR, OTHER]
    assert room.shown() == [*ALL]
    assert room.library.sessions.take(DOOMED).text == "we quixotical met"
    assert room.told[-1] == TakesChanged((DOOMED,))
    assert room.retention.apply(rule) == Erased(0)


def test_after_some_days_recordings_go_once_they_are_written_down(room: Room) -> None:
    rule = KeepingSettings(Rule.DAYS, days=10, daily=True)
    room.library.sessions.finish_take(NEIGHBOR, 1.0, TakeState.RECORDED)
    room.now += timedelta(days=9)
    room.daily(rule)
    assert room.sounding() == [*ALL]
    room.keeping.trash([OTHER])
    room.now += timedelta(days=2)
    room.daily(KeepingSettings(Rule.DAYS, days=10, daily=False))
    assert room.sounding() == [*ALL]
    room.daily(rule)
    assert room.sounding() == [NEIGHBOR, OTHER]


def test_deleting_recordings_can_be_stopped(room: Room) -> None:
    def stop(share: float) -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        room.retention.apply(KeepingSettings(Rule.STARRED_AND_LATEST), stop)
    assert room.sounding() == [*ALL]


def test_what_of_deleting_recordings_has_to_wait_is_told(room: Room) -> None:
    def stop(share: float) -> None:
        if next(calls, None) is None:
            raise Cancelled

    calls = iter([1])
    erasing.decide(room.library.folder, whole=[OTHER])
    rule = KeepingSettings(Rule.STARRED_AND_LATEST)
    assert room.retention.apply(rule, stop) == Erased(2, waits_for=STOPPED)
    assert erasing.is_open(room.library.folder)


def test_copies_that_deleting_recordings_does_not_reach_are_named(
    room: Room, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept = "before-restore-2026-01-01"
    (room.library.folder / kept / "library.sqlite3").write_bytes(b"garbage" * 1000)
    monkeypatch.setattr(retention, "_AT_ONCE", 1)
    gone = room.retention.apply(KeepingSettings(Rule.STARRED_AND_LATEST))
    names = ("library.sqlite3", "recordings/1.wav", "recordings/2.wav")
    assert (gone.takes, gone.waits_for) == (2, "")
    assert set(gone.left) >= {f"{kept}/{name}" for name in names}
    assert len(gone.left) == len(set(gone.left))


def test_disk_use_is_told_by_kind_year_and_question(room: Room) -> None:
    (room.library.folder / "settings.toml").write_text("# mine")
    use = room.retention.disk_use()
    parts = dict(use.parts)
    files = [path for path in room.library.folder.rglob("*") if path.is_file()]
    assert use.bytes == sum(path.stat().st_size for path in files)
    assert all(parts[part] for part in Part)
    size = (room.library.folder / "recordings/1.wav").stat().st_size
    assert [(year.name, year.takes, year.bytes) for year in use.years] == [("2026", 3, 3 * size)]
    assert [(each.key, each.name, each.takes) for each in use.questions] == [("q", "Why?", 3)]


def _star(room: Room, take_id: int) -> None:
    with closing(sqlite3.connect(room.library.folder / "library.sqlite3")) as raw, raw:
        raw.execute("UPDATE take SET starred = 1 WHERE id = ?", (take_id,))
