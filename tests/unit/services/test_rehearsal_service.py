"""Recording answers, and what is stored of them."""

import wave
from pathlib import Path
from types import SimpleNamespace
from typing import cast

import pytest

from fakes.desk import Desk
from fakes.full_disk import FullDisk
from fakes.sources import FakeSource
from tpm_interview.domain.errors import DiskFull, NoMicrophone, UserError
from tpm_interview.domain.session import PromptKind, TakeState
from tpm_interview.services.recorder import Level, RecorderEvent, SourceLost, TakeRecorder
from tpm_interview.services.rehearsal import utc_now
from tpm_interview.storage.library import Library
from tpm_interview.storage.part_file import open_raw
from tpm_interview.storage.recordings import Recordings

SECOND = b"\x10\x20" * 16_000


def test_an_answer_is_recorded_heard_and_stored(desk: Desk) -> None:
    prompt = desk.session().prompts[0]
    source, events = FakeSource(), list[RecorderEvent]()
    recorder = desk.rehearsal.record(prompt, source, events.append)
    source.sound(SECOND)
    take, pending = desk.rehearsal.finish(recorder)
    assert desk.hearer.heard[take.id] == SECOND
    assert take.audio_file is not None
    with wave.open(str(desk.library.recordings.resolve(take.audio_file))) as kept:
        assert kept.readframes(99_999) == SECOND
    assert pending.first.result(0).take.text == "live words"
    assert pending.kept.result(0).take.text == "kept words"
    assert desk.library.sessions.take(take.id).state is TakeState.RECOGNIZED


def test_the_take_and_its_file_exist_before_the_first_sound(desk: Desk) -> None:
    recorder = desk.rehearsal.record(desk.session().prompts[0], FakeSource(), lambda event: None)
    (row,) = desk.library.sessions.recording()
    assert row.id == recorder.take.id
    assert len(list((desk.library.folder / "recordings").glob("*.part"))) == 1
    desk.rehearsal.finish(recorder)


def test_levels_and_length_are_told_while_recording(desk: Desk) -> None:
    source, events = FakeSource(), list[RecorderEvent]()
    recorder = desk.rehearsal.record(desk.session().prompts[0], source, events.append)
    source.sound(SECOND)
    (level,) = events
    assert isinstance(level, Level)
    assert level.recorded_s == pytest.approx(1.0)
    assert -30 < level.dbfs < 0
    desk.rehearsal.finish(recorder)


def test_another_microphone_picks_up_the_same_answer(desk: Desk) -> None:
    first, second, events = FakeSource(), FakeSource(), list[RecorderEvent]()
    recorder = desk.rehearsal.record(desk.session().prompts[0], first, events.append)
    first.sound(SECOND)
    first.lose()
    assert isinstance(events[-1], SourceLost)
    recorder.listen(second)
    second.sound(SECOND)
    take, _ = desk.rehearsal.finish(recorder)
    assert take.duration_s == pytest.approx(2.0)
    assert not first.is_open
    assert desk.hearer.heard[take.id] == SECOND * 2


def test_without_a_microphone_nothing_is_left_behind(desk: Desk) -> None:
    prompt = desk.session().prompts[0]
    with pytest.raises(NoMicrophone):
        desk.rehearsal.record(prompt, FakeSource(NoMicrophone()), lambda event: None)
    assert desk.library.sessions.get(prompt.session_id).takes == ()
    assert list((desk.library.folder / "recordings").iterdir()) == []


def test_where_nothing_can_be_recorded_no_take_is_left(desk: Desk) -> None:
    prompt = desk.session().prompts[0]
    (desk.library.folder / "recordings").rmdir()
    with pytest.raises(UserError):
        desk.rehearsal.record(prompt, FakeSource(), lambda event: None)
    assert desk.library.sessions.get(prompt.session_id).takes == ()


def test_a_second_take_keeps_the_first(desk: Desk) -> None:
    prompt = desk.session().prompts[0]
    for _ in range(2):
        source = FakeSource()
        recorder = desk.rehearsal.record(prompt, source, lambda event: None)
        source.sound(SECOND)
        desk.rehearsal.finish(recorder)
    takes = desk.library.sessions.get(prompt.session_id).takes
    assert [take.number for take in takes] == [1, 2]


def test_a_typed_answer_is_a_take_without_sound(desk: Desk) -> None:
    prompt = desk.session().prompts[0]
    take = desk.rehearsal.type_answer(prompt, "I asked the team.", 12.0)
    assert (take.state, take.text, take.audio_file) == (TakeState.TYPED, "I asked the team.", None)


def test_a_follow_up_stands_right_behind_its_prompt(desk: Desk) -> None:
    session = desk.session("First?", "Second?")
    desk.rehearsal.follow_up(session.prompts[0], "And then?")
    prompts = desk.rehearsal.session(session.id).prompts
    assert [prompt.text for prompt in prompts] == ["First?", "And then?", "Second?"]
    assert prompts[1].kind is PromptKind.FOLLOW_UP


def test_leaving_lets_the_session_be_resumed_until_it_is_ended(desk: Desk) -> None:
    session = desk.session("First?", "Second?")
    desk.rehearsal.type_answer(session.prompts[0], "Yes.", 1.0)
    found = desk.rehearsal.unfinished()
    assert found is not None
    assert found.id == session.id
    desk.rehearsal.end(session.id)
    assert desk.rehearsal.unfinished() is None


def test_the_own_mark_is_kept(desk: Desk) -> None:
    take = desk.rehearsal.type_answer(desk.session().prompts[0], "Yes.", 1.0)
    desk.rehearsal.rate(take.id, 3)
    assert desk.library.sessions.take(take.id).rating == 3


def test_follow_ups_stand_behind_their_own_questions(desk: Desk) -> None:
    session = desk.session("A?", "B?", "C?")
    desk.rehearsal.follow_up(session.prompts[0], "More of A?")
    desk.rehearsal.follow_up(session.prompts[1], "More of B?")
    prompts = desk.rehearsal.session(session.id).prompts
    assert [p.text for p in prompts] == ["A?", "More of A?", "B?", "More of B?", "C?"]


def test_an_answer_without_any_sound_is_silent_and_waits_for_nothing(desk: Desk) -> None:
    recorder = desk.rehearsal.record(desk.session().prompts[0], FakeSource(), lambda event: None)
    take, pending = desk.rehearsal.finish(recorder)
    assert take.state is TakeState.SILENT
    assert pending.kept.result(0).take == take
    assert desk.transcription.waiting() == ()
    assert recorder.take.id not in desk.hearer.heard


def test_once_the_disk_has_room_again_the_same_answer_goes_on(desk: Desk) -> None:
    files: list[FullDisk] = []

    def full_after_a_second(path: Path) -> FullDisk:
        files.append(FullDisk(open_raw(path), len(SECOND)))
        return files[-1]

    folder = desk.library.folder
    library = SimpleNamespace(
        sessions=desk.library.sessions,
        recordings=Recordings(folder, opener=full_after_a_second),
    )
    source, events = FakeSource(), list[RecorderEvent]()
    recorder = TakeRecorder(
        cast("Library", library),  # all of a library that a recorder uses
        desk.session().prompts[0].id,
        utc_now(),
        lambda take, pcm: None,
        events.append,
    )
    recorder.listen(source)
    source.sound(SECOND)
    source.sound(SECOND)
    assert isinstance(events[-1], SourceLost)
    assert isinstance(events[-1].error, DiskFull)
    files[0].room = len(SECOND)
    recorder.listen(source)
    source.sound(SECOND)
    take = recorder.finish()
    assert take.duration_s == pytest.approx(2.0)
    with wave.open(str(folder / "recordings" / f"{take.id}.wav")) as kept:
        assert kept.readframes(99_999) == SECOND * 2
