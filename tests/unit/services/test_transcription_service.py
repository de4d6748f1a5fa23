"""What becomes of a take when the recognizer answers, fails or dies."""

import pytest

from fakes.desk import Desk
from fakes.sources import FakeSource
from tpm_interview.domain.errors import RecognizerFailed
from tpm_interview.domain.hearing import RecognitionFailed
from tpm_interview.domain.session import Take, TakeState
from tpm_interview.domain.settings import RecognizerSettings
from tpm_interview.domain.transcript import Version
from tpm_interview.services.recorder import TakeRecorder
from tpm_interview.services.take_pending import Pending, TakeStored

SECOND = b"\x10\x20" * 16_000


def recording(desk: Desk) -> TakeRecorder:
    source = FakeSource()
    recorder = desk.rehearsal.record(desk.session().prompts[0], source, lambda event: None)
    source.sound(SECOND)
    return recorder


def finished(desk: Desk) -> tuple[Take, Pending]:
    return desk.rehearsal.finish(recording(desk))


def test_both_versions_are_stored_before_anybody_is_told(desk: Desk) -> None:
    take, _ = finished(desk)
    told = [event for event in desk.events if isinstance(event, TakeStored)]
    assert [event.version for event in told] == [Version.LIVE, Version.RECOGNIZED]
    versions = desk.library.sessions.transcripts(take.id)
    assert [version.text for version in versions] == ["live words", "kept words"]


def test_silence_is_stored_as_silence(desk: Desk) -> None:
    recorder = recording(desk)
    desk.hearer.live_text = desk.hearer.kept_text = ""
    take, pending = desk.rehearsal.finish(recorder)
    assert pending.kept.result(0).take.state is TakeState.SILENT
    assert desk.library.sessions.take(take.id).text == ""


def test_a_recognizer_that_dies_while_listening_costs_no_words(desk: Desk) -> None:
    recorder = recording(desk)
    desk.hearer.die(recorder.take.id)
    take, pending = desk.rehearsal.finish(recorder)
    assert [path.name for path in desk.hearer.from_disk] == [f"{take.id}.wav"]
    assert pending.first.result(0).take.text == "kept words"


def test_live_words_that_fail_are_read_from_the_disk(desk: Desk) -> None:
    recorder = recording(desk)
    desk.hearer.tell(RecognitionFailed(recorder.take.id, RecognizerFailed()))
    _, pending = desk.rehearsal.finish(recorder)
    assert pending.first.result(0).take.text == "kept words"


def test_a_recognizer_that_dies_at_the_last_words_is_tried_again_from_the_disk(desk: Desk) -> None:
    recorder = recording(desk)
    desk.hearer.dies = 1
    take, pending = desk.rehearsal.finish(recorder)
    assert pending.kept.result(0).take.text == "kept words"
    assert desk.library.sessions.take(take.id).state is TakeState.RECOGNIZED


def test_a_take_that_kills_every_recognizer_waits_as_recorded(desk: Desk) -> None:
    recorder = recording(desk)
    desk.hearer.dies = 9
    take, pending = desk.rehearsal.finish(recorder)
    with pytest.raises(RecognizerFailed):
        pending.kept.result(0)
    assert desk.library.sessions.take(take.id).state is TakeState.RECORDED
    assert [waiting.id for waiting in desk.transcription.waiting()] == [take.id]


def test_a_waiting_take_can_be_recognized_later(desk: Desk) -> None:
    recorder = recording(desk)
    desk.hearer.dies = 9
    take, _ = desk.rehearsal.finish(recorder)
    desk.hearer.dies = 0
    stored = desk.transcription.recognize(take.id).kept.result(0)
    assert stored.take.text == "kept words"
    assert desk.transcription.waiting() == ()


def test_a_missing_recording_is_said_and_not_waited_for(desk: Desk) -> None:
    recorder = recording(desk)
    desk.hearer.dies = 9
    take, _ = desk.rehearsal.finish(recorder)
    assert take.audio_file is not None
    desk.library.recordings.resolve(take.audio_file).unlink()
    with pytest.raises(RecognizerFailed, match="missing"):
        desk.transcription.recognize(take.id).kept.result(0)


def test_another_recognizer_is_used_from_the_next_take_on(desk: Desk) -> None:
    first = desk.hearer
    desk.transcription.use(RecognizerSettings(name="pocketsphinx"))
    finished(desk)
    assert first.is_closed
    assert desk.hearer.settings.name == "pocketsphinx"


def test_words_of_a_refused_take_are_not_expected(desk: Desk) -> None:
    recorder = recording(desk)
    desk.transcription.drop(recorder.take.id)
    desk.transcription.feed(recorder.take.id, SECOND)
    assert recorder.take.id not in desk.hearer.heard
    recorder.finish()


def test_sound_that_comes_after_closing_starts_no_recognizer(desk: Desk) -> None:
    source = FakeSource()
    recorder = desk.rehearsal.record(desk.session().prompts[0], source, lambda event: None)
    desk.transcription.close()
    source.sound(SECOND)
    take, pending = desk.rehearsal.finish(recorder)
    with pytest.raises(RecognizerFailed):
        pending.kept.result(0)
    assert len(desk.hearers) == 1
    assert desk.library.sessions.take(take.id).state is TakeState.RECORDED


def test_who_waits_for_words_is_told_when_the_app_closes(desk: Desk) -> None:
    take, _ = finished(desk)
    desk.hearer.is_deaf = True
    pending = desk.transcription.recognize(take.id)
    desk.transcription.close()
    with pytest.raises(RecognizerFailed, match="closed"):
        pending.kept.result(0)
