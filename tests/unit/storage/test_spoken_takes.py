"""Which takes can be read again."""

from datetime import UTC, datetime

from fakes.rehearsed import NOW, Rehearsed
from tpm_interview.domain.rerecognition import EVERY_RECORDING, SpokenChoice
from tpm_interview.domain.session import DEFAULT_PLANS, Mode, NewPrompt


def found(rehearsed: Rehearsed, choice: SpokenChoice) -> list[int]:
    return [take.take_id for take in rehearsed.library.spoken.find(choice)]


def test_every_recording_comes_with_its_length(rehearsed: Rehearsed) -> None:
    ids = [rehearsed.say("One."), rehearsed.say("Two.")]
    takes = rehearsed.library.spoken.find(EVERY_RECORDING)
    assert [(take.take_id, take.duration_s) for take in takes] == [(id, 60.0) for id in ids]


def test_typed_takes_the_trash_and_a_take_being_recorded_are_left_out(
    rehearsed: Rehearsed,
) -> None:
    kept, trashed, erased = (rehearsed.say(text) for text in ("One.", "Two.", "Three."))
    rehearsed.change(trashed, trashed_at=datetime(2026, 4, 1, tzinfo=UTC))
    rehearsed.change(erased, audio_file=None)
    store = rehearsed.library.sessions
    session = store.begin(DEFAULT_PLANS[Mode.PRACTICE], [NewPrompt("q", "Why?")], NOW)
    store.type_answer(session.prompts[0].id, "Because.", NOW, 3.0)
    store.begin_take(session.prompts[0].id, NOW)
    assert found(rehearsed, EVERY_RECORDING) == [kept]


def test_takes_are_chosen_by_question_session_state_and_number(rehearsed: Rehearsed) -> None:
    first = rehearsed.say("One.", question="a")
    second = rehearsed.say("", question="b")
    sessions = rehearsed.library.annotations.sessions_of_takes([second])
    assert found(rehearsed, SpokenChoice(question_id="a")) == [first]
    assert found(rehearsed, SpokenChoice(session_id=sessions[second])) == [second]
    assert found(rehearsed, SpokenChoice(only_waiting=True)) == [second]
    assert found(rehearsed, SpokenChoice((second, first, first, 99))) == [first, second]
    assert found(rehearsed, SpokenChoice(())) == []


def test_more_takes_can_be_named_than_a_statement_carries(rehearsed: Rehearsed) -> None:
    take = rehearsed.say("One.")
    assert found(rehearsed, SpokenChoice(tuple(range(take + 1200)))) == [take]
