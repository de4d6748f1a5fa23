"""A rehearsal whose answers are files."""

from pathlib import Path

import pytest

from fakes.desk import Desk
from fakes.sounds import tone, wav_file
from tpm_interview.domain.errors import RecognizerFailed, UnreadableAudio
from tpm_interview.domain.session import TakeState
from tpm_interview.services.headless import HeadlessRehearsal, refuse_unreadable
from tpm_interview.speech.audio_files import read_pcm

ANSWER = tone(200, 0.35)


@pytest.fixture
def answers(tmp_path: Path) -> list[Path]:
    return [wav_file(tmp_path / f"{number}.wav", ANSWER) for number in range(2)]


@pytest.mark.parametrize("live", [True, False])
def test_each_file_answers_one_prompt_and_the_session_ends(
    desk: Desk, answers: list[Path], live: bool
) -> None:
    session = desk.session("Why?", "Why not?", "And then?")
    given = HeadlessRehearsal(desk.rehearsal, desk.transcription, live).run(session, answers)
    kept = desk.library.sessions.get(session.id)
    assert kept.ended_at is not None
    assert [len(prompt.takes) for prompt in kept.prompts] == [1, 1, 0]
    for one, prompt in zip(given, kept.prompts, strict=False):
        (take,) = prompt.takes
        assert (one.take_id, one.question_id) == (take.id, prompt.question_id)
        assert (one.state, one.text) == (TakeState.RECOGNIZED, "kept words")
        assert one.duration_s == pytest.approx(0.35)
        assert one.error is None
        assert take.audio_file is not None
        assert read_pcm(desk.library.recordings.resolve(take.audio_file)) == ANSWER


def test_only_a_live_answer_has_a_wait(desk: Desk, answers: list[Path]) -> None:
    def waits(live: bool) -> list[float | None]:
        rehearsal = HeadlessRehearsal(desk.rehearsal, desk.transcription, live)
        return [one.wait_s for one in rehearsal.run(desk.session(), answers)]

    assert waits(live=True) == [0.2]
    assert waits(live=False) == [None]


def test_live_answers_are_heard_while_they_are_spoken(desk: Desk, answers: list[Path]) -> None:
    (one,) = HeadlessRehearsal(desk.rehearsal, desk.transcription, live=True).run(
        desk.session(), answers
    )
    assert desk.hearer.heard[one.take_id] == ANSWER
    assert desk.hearer.from_disk == []


def test_a_recognizer_that_fails_leaves_the_recording(desk: Desk, answers: list[Path]) -> None:
    desk.hearer.fails = True
    (one,) = HeadlessRehearsal(desk.rehearsal, desk.transcription, live=False).run(
        desk.session(), answers
    )
    assert isinstance(one.error, RecognizerFailed)
    assert (one.state, one.text, one.wait_s) == (TakeState.RECORDED, "", None)
    assert desk.transcription.waiting()[0].id == one.take_id


def test_a_file_that_cannot_be_read_is_told_before_a_session_begins(
    tmp_path: Path, answers: list[Path]
) -> None:
    refuse_unreadable(answers)
    (tmp_path / "notes.wav").write_text("no sound")
    with pytest.raises(UnreadableAudio, match=r"notes\.wav"):
        refuse_unreadable([*answers, tmp_path / "notes.wav"])


def test_a_file_that_breaks_off_is_told_and_what_came_is_kept(desk: Desk, tmp_path: Path) -> None:
    (tmp_path / "gone.wav").write_bytes(b"RIFF")
    (one,) = HeadlessRehearsal(desk.rehearsal, desk.transcription, live=False).run(
        desk.session(), [tmp_path / "gone.wav"]
    )
    assert isinstance(one.error, UnreadableAudio)
