"""What is said about takes by hand, taken back and said again."""

from datetime import UTC, datetime, timedelta

import pytest

from fakes.desk import Desk
from tpm_interview.domain.annotations import Annotations, Mark, OwnRating
from tpm_interview.domain.review_change import ReviewAction, ReviewDone
from tpm_interview.domain.session import DEFAULT_PLANS, Mode, NewPrompt, TakeState
from tpm_interview.services.annotating import (
    MARK_CHARACTERS,
    NOTE_CHARACTERS,
    Annotating,
    fit_mark,
    fit_note,
)
from tpm_interview.services.review_changes import ReviewChanges

AT = datetime(2026, 5, 13, 12, 0, tzinfo=UTC)


class Clock:
    def __init__(self) -> None:
        self.now = AT

    def __call__(self) -> datetime:
        self.now += timedelta(minutes=1)
        return self.now


class Said:
    """A library with spoken takes of one question, and what is done to them."""

    def __init__(self, desk: Desk) -> None:
        self.sessions, self.store = desk.library.sessions, desk.library.annotations
        self.changes = ReviewChanges()
        self.told: list[tuple[int, ...]] = []
        self.changes.subscribe(lambda changed: self.told.append(changed.take_ids))
        self.annotating = Annotating(desk.library, self.changes, Clock())

    def take(self, is_typed: bool = False) -> int:
        prompt = NewPrompt("why", "Why?")
        session = self.sessions.begin(DEFAULT_PLANS[Mode.PRACTICE], [prompt], AT)
        if is_typed:
            return self.sessions.type_answer(session.prompts[0].id, "So.", AT, 5).id
        take = self.sessions.begin_take(session.prompts[0].id, AT)
        self.sessions.finish_take(take.id, 10.0, TakeState.RECORDED)
        return take.id

    def beside(self, take_id: int) -> Annotations:
        return self.store.of_takes([take_id])[take_id]


@pytest.fixture
def said(desk: Desk) -> Said:
    return Said(desk)


def test_a_note_is_kept_while_it_is_written_and_is_one_step(said: Said) -> None:
    take = said.take()
    for so_far in ("S", "Slow", "Slower"):
        said.annotating.keep_note(take, so_far)
    assert (said.beside(take).note, said.told) == ("Slower", [])
    said.annotating.set_note(take, "Slower!", "")
    assert (said.beside(take).note, said.told) == ("Slower!", [(take,)])
    assert said.changes.undo() == ReviewDone(ReviewAction.NOTE)
    assert said.beside(take).note == ""
    said.changes.redo()
    assert said.beside(take).note == "Slower!"


def test_a_note_that_is_as_before_is_no_step(said: Said) -> None:
    take = said.take()
    said.annotating.keep_note(take, "Slow")
    said.annotating.set_note(take, " \n", "")
    assert (said.beside(take).note, said.changes.undoable) == ("", None)


def test_a_mark_lies_within_the_recording_and_comes_back_as_it_was(said: Said) -> None:
    take = said.take()
    late, early = said.annotating.add_mark(take, 99.0), said.annotating.add_mark(take, -1.0)
    assert said.beside(take).marks == (Mark(0.0), Mark(10.0))
    written = said.annotating.change_mark(take, late, "  here\nit  is ")
    assert written == Mark(10.0, "here it is")
    said.annotating.remove_mark(take, written)
    assert said.beside(take).marks == (early,)
    for _ in range(4):
        said.changes.undo()
    assert said.beside(take).marks == ()
    for _ in range(3):
        said.changes.redo()
    marks = said.beside(take).marks
    assert marks == (early, written)
    assert [mark.id for mark in marks] == [early.id, late.id]
    assert said.changes.undoable == ReviewDone(ReviewAction.CHANGE_MARK)


def test_a_text_that_is_the_same_is_no_step(said: Said) -> None:
    take = said.take()
    mark = said.annotating.add_mark(take, 1.0)
    said.annotating.change_mark(take, mark, "")
    assert said.changes.undoable == ReviewDone(ReviewAction.ADD_MARK)


def test_a_typed_answer_has_no_moments_and_all_the_rest(said: Said) -> None:
    take = said.take(is_typed=True)
    with pytest.raises(ValueError, match="no moments"):
        said.annotating.add_mark(take, 1.0)
    said.annotating.set_note(take, "Shorter", "")
    said.annotating.star(take)
    said.annotating.rate(take, 4)
    beside = said.beside(take)
    assert (beside.note, beside.is_starred, beside.ratings[0].rating) == ("Shorter", True, 4)


def test_the_star_goes_from_take_to_take_and_back(said: Said) -> None:
    first, second = said.take(), said.take()
    assert said.annotating.star(first) == ()
    assert [take.id for take in said.annotating.star(second)] == [first]
    assert said.told[-1] == (second, first)
    assert not said.beside(first).is_starred
    said.changes.undo()
    assert said.beside(first).is_starred
    assert not said.beside(second).is_starred
    said.annotating.unstar(first)
    assert not said.beside(first).is_starred
    said.changes.undo()
    assert said.beside(first).is_starred


def test_a_rating_taken_back_leaves_the_one_before(said: Said) -> None:
    take = said.take()
    said.annotating.rate(take, 2)
    said.annotating.rate(take, 3)
    said.annotating.rate(take, 3)
    given = said.beside(take).ratings
    assert [each.rating for each in given] == [2, 3]
    said.changes.undo()
    assert said.beside(take).ratings == given[:1]
    said.changes.redo()
    assert said.beside(take).ratings == (given[0], OwnRating(3, given[1].rated_at))


@pytest.mark.parametrize(
    ("typed", "note", "mark"),
    [
        (" a\r\nb\rc ", "a\nb\nc", "a b c"),
        ("a\x00b\ud800c\x1b", "abc", "abc"),
        ("\U0001f468\u200d\U0001f4bb", "\U0001f468\u200d\U0001f4bb", "\U0001f468\u200d\U0001f4bb"),
        ("x" * 11_000, "x" * NOTE_CHARACTERS, "x" * MARK_CHARACTERS),
    ],
)
def test_what_cannot_be_kept_is_left_out(typed: str, note: str, mark: str, said: Said) -> None:
    assert (fit_note(typed), fit_mark(typed)) == (note, mark)
    take = said.take()
    said.annotating.set_note(take, typed, "")
    assert said.beside(take).note == note
