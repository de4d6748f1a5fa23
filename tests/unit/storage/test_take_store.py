from datetime import UTC, datetime, timedelta

import pytest

from tpm_interview.domain.session import DEFAULT_PLANS, Mode, NewPrompt, TakeState
from tpm_interview.domain.transcript import Span, Transcript, Version, Word, WordSource
from tpm_interview.storage.library import Library
from tpm_interview.storage.session_store import SessionStore

NOW = datetime(2026, 1, 2, 3, 4, 5, tzinfo=UTC)
LATER = NOW + timedelta(seconds=9)


@pytest.fixture
def sessions(library: Library) -> SessionStore:
    return library.sessions


@pytest.fixture
def prompt_id(sessions: SessionStore) -> int:
    plan = DEFAULT_PLANS[Mode.PRACTICE]
    return sessions.begin(plan, [NewPrompt("why", "Why?")], NOW).prompts[0].id


def said(text: str, version: Version, made_at: datetime = NOW) -> Transcript:
    return Transcript(version, made_at, tuple(Word(part, 0.0, 0.5) for part in text.split()))


def test_a_take_is_stored_from_its_first_moment(sessions: SessionStore, prompt_id: int) -> None:
    take = sessions.begin_take(prompt_id, NOW)
    assert (take.number, take.state) == (1, TakeState.RECORDING)
    assert take.audio_file == f"recordings/{take.id}.wav"
    assert sessions.take(take.id) == take
    assert sessions.recording() == (take,)
    assert sessions.begin_take(prompt_id, NOW).number == 2


def test_a_recorded_take_waits_for_a_recognizer(sessions: SessionStore, prompt_id: int) -> None:
    take = sessions.begin_take(prompt_id, NOW)
    sessions.finish_take(take.id, 2.5, TakeState.RECORDED)
    assert sessions.recording() == ()
    (waiting,) = sessions.unrecognized()
    assert (waiting.id, waiting.duration_s) == (take.id, 2.5)
    sessions.add_transcript(take.id, said("so", Version.LIVE), TakeState.RECOGNIZED)
    assert sessions.unrecognized() == ()
    assert sessions.take(take.id).state is TakeState.RECOGNIZED


def test_a_transcript_comes_back_whole(sessions: SessionStore, prompt_id: int) -> None:
    take = sessions.begin_take(prompt_id, NOW)
    words = (Word("Ünïcode,", 0.123, 1.5, 0.987), Word("um", 1.5, 1.75, 0.5, WordSource.FILLER))
    whole = Transcript(Version.LIVE, NOW, words, (Span(0.1, 1.8),), "whisper-tiny.en", "tiny.en")
    sessions.add_transcript(take.id, whole, TakeState.RECOGNIZED)
    assert sessions.transcripts(take.id) == (whole,)
    assert sessions.take(take.id).transcript == whole


def test_times_are_kept_to_the_millisecond(sessions: SessionStore, prompt_id: int) -> None:
    take = sessions.begin_take(prompt_id, NOW)
    fine = Transcript(Version.LIVE, NOW, (Word("so", 1 / 3, 2 / 3, 1 / 7),))
    sessions.add_transcript(take.id, fine, TakeState.RECOGNIZED)
    (kept,) = sessions.transcripts(take.id)
    assert kept.words == (Word("so", 0.333, 0.667, 0.143),)


@pytest.mark.parametrize(
    ("versions", "counting"),
    [
        ((Version.LIVE, Version.RECOGNIZED), 1),
        ((Version.RECOGNIZED, Version.LIVE), 0),
        ((Version.EDITED, Version.RECOGNIZED, Version.LIVE), 0),
        ((Version.TYPED, Version.RECOGNIZED), 0),
        ((Version.EDITED, Version.TYPED), 0),
        ((Version.RECOGNIZED, Version.RECOGNIZED), 1),
    ],
)
def test_the_best_kind_of_transcript_counts_and_of_these_the_newest(
    sessions: SessionStore, prompt_id: int, versions: tuple[Version, ...], counting: int
) -> None:
    take = sessions.begin_take(prompt_id, NOW)
    made = [
        said(f"text {number}", version, NOW + timedelta(seconds=number))
        for number, version in enumerate(versions)
    ]
    for transcript in made:
        sessions.add_transcript(take.id, transcript, TakeState.RECOGNIZED)
    assert sessions.take(take.id).transcript == made[counting]
    assert sessions.transcripts(take.id) == tuple(made)


def test_of_two_made_at_the_same_time_the_later_stored_counts(
    sessions: SessionStore, prompt_id: int
) -> None:
    take = sessions.begin_take(prompt_id, NOW)
    for text in ("one", "two"):
        sessions.add_transcript(take.id, said(text, Version.EDITED), TakeState.RECOGNIZED)
    assert sessions.take(take.id).text == "two"


def test_a_transcript_and_its_state_are_stored_together_or_not_at_all(
    sessions: SessionStore, prompt_id: int
) -> None:
    take = sessions.begin_take(prompt_id, NOW)
    broken = said("so", Version.LIVE, NOW.replace(tzinfo=None))
    with pytest.raises(Exception, match="time zone"):
        sessions.add_transcript(take.id, broken, TakeState.RECOGNIZED)
    assert sessions.take(take.id) == take


def test_a_typed_answer_is_a_take_without_sound(sessions: SessionStore, prompt_id: int) -> None:
    take = sessions.type_answer(prompt_id, "Because\nit was late.", NOW, 9.0)
    assert (take.state, take.audio_file, take.duration_s) == (TakeState.TYPED, None, 9.0)
    assert take.text == "Because it was late."
    assert take.transcript is not None
    assert take.transcript.made_at == LATER
    assert {word.source for word in take.transcript.words} == {WordSource.TYPED}
    assert sessions.take(take.id) == take


def test_the_newest_rating_counts(sessions: SessionStore, prompt_id: int) -> None:
    take = sessions.type_answer(prompt_id, "because", NOW, 1.0)
    assert take.rating is None
    sessions.rate(take.id, 4, LATER)
    sessions.rate(take.id, 1, NOW)
    assert sessions.take(take.id).rating == 4
    sessions.rate(take.id, 2, LATER)
    assert sessions.take(take.id).rating == 2


@pytest.mark.parametrize("rating", [0, 5, -1])
def test_a_rating_is_one_to_four(sessions: SessionStore, prompt_id: int, rating: int) -> None:
    take = sessions.type_answer(prompt_id, "because", NOW, 1.0)
    with pytest.raises(ValueError, match="1 to 4"):
        sessions.rate(take.id, rating, NOW)


def test_the_sound_may_move_to_another_file(sessions: SessionStore, prompt_id: int) -> None:
    take = sessions.begin_take(prompt_id, NOW)
    sessions.set_audio(take.id, f"recordings/{take.id}.flac")
    assert sessions.take(take.id).audio_file == f"recordings/{take.id}.flac"


def test_the_sound_moves_only_from_where_it_was(sessions: SessionStore, prompt_id: int) -> None:
    take = sessions.begin_take(prompt_id, NOW)
    wav, flac = f"recordings/{take.id}.wav", f"recordings/{take.id}.flac"
    assert sessions.replace_audio(take.id, wav, flac)
    assert sessions.replace_audio(take.id, wav, flac)
    assert sessions.take(take.id).audio_file == flac
    sessions.forget_audio(take.id)
    assert not sessions.replace_audio(take.id, wav, flac)
    assert sessions.take(take.id).audio_file is None
    assert not sessions.replace_audio(99, wav, flac)


def test_a_take_without_a_single_sound_can_go_and_its_id_is_not_used_again(
    sessions: SessionStore, prompt_id: int
) -> None:
    take = sessions.begin_take(prompt_id, NOW)
    sessions.discard_take(take.id)
    assert sessions.recording() == ()
    assert sessions.begin_take(prompt_id, NOW).id > take.id


def test_a_take_that_holds_an_answer_cannot_be_discarded(
    sessions: SessionStore, prompt_id: int
) -> None:
    recorded = sessions.begin_take(prompt_id, NOW)
    sessions.finish_take(recorded.id, 0.5, TakeState.RECORDED)
    spoken = sessions.begin_take(prompt_id, NOW)
    sessions.add_transcript(spoken.id, said("so", Version.LIVE), TakeState.RECORDING)
    typed = sessions.type_answer(prompt_id, "because", NOW, 1.0)
    for take in (recorded, spoken, typed):
        with pytest.raises(ValueError, match="holds an answer"):
            sessions.discard_take(take.id)
        assert sessions.take(take.id)


def test_unknown_numbers_are_bugs(sessions: SessionStore) -> None:
    with pytest.raises(LookupError):
        sessions.take(7)
    with pytest.raises(LookupError):
        sessions.begin_take(7, NOW)
    with pytest.raises(LookupError):
        sessions.finish_take(7, 1.0, TakeState.RECORDED)
