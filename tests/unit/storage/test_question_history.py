"""The history of a question as the library keeps it."""

import pytest

from fakes.rehearsed import NOW, SLIP, Rehearsed
from tpm_interview.domain.comparison import Asked
from tpm_interview.domain.session import Mode, TakeState

ASKED = Asked("slip", SLIP)


def test_a_question_never_answered_has_no_history(rehearsed: Rehearsed) -> None:
    rehearsed.say("Other words.", question="other")
    assert rehearsed.library.question_history.takes(ASKED) == ()


def test_the_oldest_take_comes_first_with_all_that_the_list_shows(rehearsed: Rehearsed) -> None:
    newer = rehearsed.say("Then we moved.", day=3, mode=Mode.MOCK, rating=3)
    older = rehearsed.say("", day=1)
    rehearsed.library.sessions.rate(newer, 2, NOW)
    rehearsed.change(newer, starred=True)
    first, second = rehearsed.library.question_history.takes(ASKED)
    assert (first.take_id, first.state, first.rating) == (older, TakeState.RECORDED, 0)
    assert (second.take_id, second.mode, second.rating) == (newer, Mode.MOCK, 3)
    assert second.is_starred
    assert second.has_audio
    assert second.duration_s == 60.0


def test_a_follow_up_and_other_words_have_histories_of_their_own(rehearsed: Rehearsed) -> None:
    rehearsed.say("We moved.")
    follow_up = rehearsed.say("Nothing.", prompt="What would you do again?")
    store = rehearsed.library.question_history
    asked = store.asked(follow_up)
    assert asked == Asked("slip", "What would you do again?")
    assert [each.take_id for each in store.takes(asked)] == [follow_up]


def test_what_is_in_the_trash_is_left_out(rehearsed: Rehearsed) -> None:
    kept, thrown_away = rehearsed.say("We moved."), rehearsed.say("We did not.")
    rehearsed.change(thrown_away, trashed_at=NOW)
    store = rehearsed.library.question_history
    assert [each.take_id for each in store.takes(ASKED)] == [kept]
    assert [each.take_id for each in store.past([thrown_away, kept])] == [kept]


def test_a_page_of_takes_comes_in_the_order_asked_for_with_its_words(rehearsed: Rehearsed) -> None:
    one, two = rehearsed.say("We moved."), rehearsed.say("We stayed.")
    takes = rehearsed.library.question_history.with_words([two, 999, one])
    assert [take.text for take in takes] == ["We stayed.", "We moved."]


def test_a_take_that_is_not_there_answers_nothing(rehearsed: Rehearsed) -> None:
    with pytest.raises(LookupError):
        rehearsed.library.question_history.asked(7)
