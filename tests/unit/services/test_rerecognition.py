"""Takes read again, one after the other: kept, interrupted, failing, and told of."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime

import pytest

from fakes.desk import Desk
from fakes.hearing import Readings, recognition
from fakes.spoken_library import add_takes
from tpm_interview.domain.errors import (
    ConsentMissing,
    DiskFull,
    RecognizerFailed,
    RecordingMissing,
    UnreadableAudio,
    UserError,
)
from tpm_interview.domain.hearing import Recognized
from tpm_interview.domain.rerecognition import (
    EVERY_RECORDING,
    Reread,
    RereadEnded,
    RereadEvent,
    RereadMoved,
    RereadState,
    RereadSummary,
    SpokenChoice,
    TakeReread,
)
from tpm_interview.domain.review_change import TakesChanged
from tpm_interview.domain.session import Take, TakeState
from tpm_interview.domain.settings import RecognizerSettings
from tpm_interview.domain.transcript import Transcript, Version, Word
from tpm_interview.services.rerecognition import Rerecognition
from tpm_interview.services.review_changes import ReviewChanges
from tpm_interview.services.take_pending import TakeStored

OTHER = "pocketsphinx"
SERVER = "whisper-server"


@dataclass
class Again:
    """Three recorded takes, and a recognizer that says what the test wants."""

    desk: Desk
    service: Rerecognition
    readings: Readings
    takes: list[int]
    changed: list[TakesChanged] = field(default_factory=list)
    events: list[RereadEvent] = field(default_factory=list)

    def begin(self, *take_ids: int, recognizer: str = OTHER) -> None:
        choice = SpokenChoice(take_ids) if take_ids else EVERY_RECORDING
        self.service.start(self.service.find(choice), recognizer)

    def done(self, *take_ids: int) -> RereadSummary:
        self.begin(*take_ids)
        return self.summary()

    def summary(self) -> RereadSummary:
        self.service.join()
        (ended,) = (event for event in self.events if isinstance(event, RereadEnded))
        return ended.summary

    def results(self) -> list[Reread]:
        return [outcome.result for outcome in self.summary().outcomes]

    def versions(self, take_id: int) -> list[tuple[Version, str]]:
        found = self.desk.library.sessions.transcripts(take_id)
        return [(each.version, each.text) for each in found]

    def write(self, take_id: int, version: Version, *texts: str) -> None:
        words = tuple(Word(text, i, i + 0.5) for i, text in enumerate(texts))
        made = Transcript(version, datetime.now(UTC), words)
        self.desk.library.sessions.add_transcript(take_id, made, TakeState.RECOGNIZED)

    def answer(self, take_id: int, text: str) -> None:
        self.readings.hearers[-1].tell(Recognized(take_id, recognition(text)))

    def states(self) -> list[RereadState]:
        return [event.progress.state for event in self.events if isinstance(event, RereadMoved)]


@pytest.fixture
def again(desk: Desk) -> Iterator[Again]:
    readings, changes = Readings(), ReviewChanges()
    service = Rerecognition(
        desk.library, desk.transcription, changes, RecognizerSettings(), readings.make
    )
    made = Again(desk, service, readings, add_takes(desk.library, 3))
    readings.answers |= {take: f"words of {take}" for take in made.takes}
    changes.subscribe(made.changed.append)
    service.subscribe(made.events.append)
    yield made
    service.close()


# What is kept


def test_every_take_gets_a_new_version_and_the_old_ones_stay(again: Again) -> None:
    first = again.takes[0]
    again.write(first, Version.RECOGNIZED, "old")
    summary = again.done()
    assert summary.count(Reread.DONE) == 3
    assert summary.not_read == 0
    assert again.versions(first) == [
        (Version.RECOGNIZED, "old"),
        (Version.RECOGNIZED, f"words of {first}"),
    ]
    take = again.desk.library.sessions.take(first)
    assert take.text == f"words of {first}"
    assert take.transcript is not None
    assert (take.transcript.recognizer, take.transcript.model) == ("fake", "fake-1")
    assert again.readings.hearers[0].settings.name == OTHER


def test_words_of_the_candidates_own_go_on_to_count(again: Again) -> None:
    first = again.takes[0]
    again.write(first, Version.EDITED, "mine")
    again.done(first)
    assert again.results() == [Reread.KEEPS_OWN]
    assert again.desk.library.sessions.take(first).text == "mine"
    assert (Version.RECOGNIZED, f"words of {first}") in again.versions(first)


def test_a_reading_without_words_never_replaces_one_with_words(again: Again) -> None:
    first, second, _ = again.takes
    again.write(first, Version.RECOGNIZED, "old")
    again.readings.answers |= {first: "", second: ""}
    again.done(first, second)
    assert again.results() == [Reread.WITHOUT_WORDS] * 2
    assert again.versions(first) == [(Version.RECOGNIZED, "old")]
    assert again.desk.library.sessions.take(first).state is TakeState.RECOGNIZED
    assert again.desk.library.sessions.take(second).state is TakeState.SILENT


def test_it_is_stored_before_anybody_hears_of_it(again: Again) -> None:
    store, texts = again.desk.library.sessions, list[str]()

    def note(event: RereadEvent) -> None:
        if isinstance(event, TakeReread):
            texts.append(store.take(event.outcome.take_id).text)

    again.service.subscribe(note)
    again.done()
    assert texts == [f"words of {take}" for take in again.takes]
    assert [change.take_ids for change in again.changed] == [(take,) for take in again.takes]
    stored = [event.take.text for event in again.desk.events if isinstance(event, TakeStored)]
    assert stored == texts


# Rest and end


def test_a_pause_lets_the_present_take_end_and_rests_without_the_process(again: Again) -> None:
    first, second, third = again.takes
    del again.readings.answers[first]
    again.begin()
    assert again.readings.next_asked() == first
    again.service.pause()
    assert again.states()[-1] is RereadState.PAUSING
    again.answer(first, "late words")
    again.readings.await_closed()
    assert again.readings.open_ones == 0
    assert again.service.progress is not None
    assert again.service.progress.takes_done == 1
    again.service.go_on()
    assert [again.readings.next_asked() for _ in range(2)] == [second, third]
    assert again.summary().count(Reread.DONE) == 3


def test_a_rehearsal_stops_the_present_take_and_it_is_begun_anew_afterwards(again: Again) -> None:
    first = again.takes[0]
    del again.readings.answers[first]
    again.begin(first)
    assert again.readings.next_asked() == first
    again.service.hold(True)
    again.readings.await_closed()
    again.readings.answers[first] = "words"
    again.service.hold(False)
    assert again.readings.next_asked() == first
    assert again.results() == [Reread.DONE]
    assert again.states()[-1] is not RereadState.HELD


def test_what_is_begun_during_a_rehearsal_waits_for_its_end(again: Again) -> None:
    again.service.hold(True)
    again.begin()
    again.service.hold(False)
    assert again.summary().count(Reread.DONE) == 3


def test_a_cancel_keeps_what_is_done(again: Again) -> None:
    first, second, _ = again.takes
    del again.readings.answers[second]
    again.begin()
    assert [again.readings.next_asked() for _ in range(2)] == [first, second]
    again.service.cancel()
    summary = again.summary()
    assert (summary.count(Reread.DONE), summary.not_read) == (1, 2)
    assert summary.is_cancelled
    assert again.versions(first)
    assert again.versions(second) == []
    assert again.readings.open_ones == 0
    assert again.desk.transcription.lend(second)


def test_a_cancel_ends_a_pause(again: Again) -> None:
    del again.readings.answers[again.takes[0]]
    again.begin()
    again.readings.next_asked()
    again.service.pause()
    again.service.cancel()
    assert again.summary().is_cancelled


def test_the_next_round_begins_unpaused(again: Again) -> None:
    test_a_cancel_ends_a_pause(again)
    again.events.clear()
    again.readings.answers[again.takes[0]] = "words"
    assert again.done().count(Reread.DONE) == 3


def test_one_round_goes_on_at_a_time(again: Again) -> None:
    del again.readings.answers[again.takes[0]]
    again.begin()
    with pytest.raises(RuntimeError):
        again.begin()


# What goes wrong


def test_a_missing_recording_is_said_and_the_next_take_follows(again: Again) -> None:
    first, second, third = again.takes
    (again.desk.library.folder / "recordings" / f"{second}.wav").unlink()
    summary = again.done()
    assert again.results() == [Reread.DONE, Reread.FAILED, Reread.DONE]
    (failed,) = summary.failures
    assert failed.take_id == second
    assert isinstance(failed.error, RecordingMissing)
    assert again.versions(first)
    assert again.versions(third)


def test_a_recognizer_that_dies_once_reads_the_take_again(again: Again) -> None:
    again.readings.deaths[again.takes[1]] = 1
    assert again.done().count(Reread.DONE) == 3


def test_a_take_that_kills_the_recognizer_is_left_and_the_next_follows(again: Again) -> None:
    again.readings.deaths[again.takes[1]] = 9
    again.done()
    assert again.results() == [Reread.DONE, Reread.FAILED, Reread.DONE]


@pytest.mark.parametrize("error", [UnreadableAudio("cut"), RecordingMissing()])
def test_takes_with_troubles_of_their_own_do_not_end_the_round(
    again: Again, error: UserError
) -> None:
    ids = [*again.takes, *add_takes(again.desk.library, 2)]
    again.readings.answers |= dict.fromkeys(ids, error)
    assert again.done().count(Reread.FAILED) == 5


def test_a_recognizer_that_always_fails_is_not_asked_for_every_take(again: Again) -> None:
    ids = [*again.takes, *add_takes(again.desk.library, 2)]
    again.readings.answers |= dict.fromkeys(ids, RecognizerFailed())
    summary = again.done()
    assert (summary.count(Reread.FAILED), summary.not_read) == (3, 2)
    assert not summary.is_cancelled


def test_what_the_next_take_would_meet_too_ends_the_round(again: Again) -> None:
    again.readings.answers[again.takes[0]] = ConsentMissing()
    summary = again.done()
    assert (summary.count(Reread.FAILED), summary.not_read) == (1, 2)


def test_a_full_disk_ends_the_round_and_nothing_is_told_of_it(
    again: Again, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise DiskFull

    monkeypatch.setattr(again.desk.library.sessions, "add_transcript", full)
    summary = again.done()
    assert isinstance(summary.failures[0].error, DiskFull)
    assert summary.not_read == 2
    assert again.changed == []


def test_takes_that_are_gone_meanwhile_are_left_out(again: Again) -> None:
    takes = again.service.find(EVERY_RECORDING)
    again.desk.library.sessions.forget_audio(takes[0].take_id)
    again.service.start((*takes, replace(takes[0], take_id=99)), OTHER)
    assert again.results() == [Reread.LEFT_OUT, Reread.DONE, Reread.DONE, Reread.LEFT_OUT]


def test_a_take_erased_while_it_is_read_ends_no_round(
    again: Again, monkeypatch: pytest.MonkeyPatch
) -> None:
    erased = again.takes[0]
    read = again.desk.library.sessions.take

    def take(take_id: int) -> Take:
        if take_id == erased:
            raise LookupError(f"no take {take_id}")
        return read(take_id)

    monkeypatch.setattr(again.desk.library.sessions, "take", take)
    again.done()
    assert again.results() == [Reread.LEFT_OUT, Reread.DONE, Reread.DONE]


# Beside the live recognizer, and with settings that change


def test_a_take_that_is_being_written_down_anyway_is_left_out(again: Again) -> None:
    first = again.takes[0]
    again.desk.hearer.is_deaf = True
    again.desk.transcription.recognize(first)
    again.done(first)
    assert again.results() == [Reread.LEFT_OUT]


def test_who_asks_for_a_take_that_is_read_again_gets_that_reading(again: Again) -> None:
    first = again.takes[0]
    del again.readings.answers[first]
    again.begin(first)
    again.readings.next_asked()
    pending = again.desk.transcription.recognize(first)
    assert first not in [take.id for take in again.desk.transcription.waiting()]
    again.answer(first, "words")
    again.service.join()
    assert pending.kept.result(0).take.text == "words"
    assert again.desk.hearer.from_disk == []


def test_who_asks_for_a_take_whose_reading_is_cancelled_is_served_by_the_usual_one(
    again: Again,
) -> None:
    first = again.takes[0]
    del again.readings.answers[first]
    again.begin(first)
    again.readings.next_asked()
    pending = again.desk.transcription.recognize(first)
    again.service.cancel()
    again.service.join()
    assert pending.kept.result(0).take.text == "kept words"


def test_consent_taken_back_holds_from_that_moment(again: Again) -> None:
    first = again.takes[0]
    agreed = RecognizerSettings(SERVER, "", "https://here/v1", "", "https://here/v1")
    again.service.use(agreed)
    del again.readings.answers[first]
    again.begin(first, recognizer=SERVER)
    again.readings.next_asked()
    again.readings.answers[first] = ConsentMissing()
    again.service.use(replace(agreed, server_consent=""))
    again.readings.next_asked()
    (failed,) = again.summary().failures
    assert isinstance(failed.error, ConsentMissing)
    assert [each.settings.server_consent for each in again.readings.hearers] == [
        "https://here/v1",
        "",
    ]


def test_another_usual_recognizer_does_not_disturb_the_round(again: Again) -> None:
    first = again.takes[0]
    del again.readings.answers[first]
    again.begin(first)
    again.readings.next_asked()
    again.service.use(RecognizerSettings("whisper"))
    again.answer(first, "words")
    assert again.results() == [Reread.DONE]
    assert len(again.readings.hearers) == 1
