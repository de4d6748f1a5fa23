"""Notes, marks, fillers, stars and ratings are written, and taken away again."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import text

from fakes.rehearsed import Rehearsed
from tpm_interview.domain.annotations import Annotations, FillerMark, Mark, OwnRating
from tpm_interview.domain.errors import LibraryReadOnly
from tpm_interview.domain.session import DEFAULT_PLANS, Mode, NewPrompt, PromptKind
from tpm_interview.domain.take_signs import NO_SIGNS, TakeSigns
from tpm_interview.storage.library import Library

AT = datetime(2026, 3, 1, 10, 30, tzinfo=UTC)
LATER = AT + timedelta(hours=1)


def beside(library: Library, take_id: int) -> Annotations:
    return library.annotations.of_takes([take_id])[take_id]


def follow_up(library: Library, words: str) -> int:
    prompt = NewPrompt("slip", words, PromptKind.FOLLOW_UP)
    session = library.sessions.begin(DEFAULT_PLANS[Mode.PRACTICE], [prompt], AT)
    return library.sessions.type_answer(session.prompts[0].id, "So.", AT, 1).id


def starred(library: Library, *take_ids: int) -> list[int]:
    return [id for id in take_ids if beside(library, id).is_starred]


def test_a_note_is_written_changed_and_removed(library: Library, rehearsed: Rehearsed) -> None:
    take, notes = rehearsed.say("A vendor."), library.annotations
    notes.set_note(take, "Slower", AT)
    notes.set_note(take, "Slower, and shorter", LATER)
    assert beside(library, take).note == "Slower, and shorter"
    notes.set_note(take, "", LATER)
    assert beside(library, take) == Annotations()


def test_what_is_written_is_found_and_what_is_removed_is_not(
    library: Library, rehearsed: Rehearsed
) -> None:
    take, store = rehearsed.say("A vendor."), library.annotations
    store.set_note(take, "Marmalade", AT)
    assert rehearsed.found("marmalade") == [take]
    store.set_note(take, "Porridge", AT)
    assert (rehearsed.found("marmalade"), rehearsed.found("porridge")) == ([], [take])
    store.set_note(take, "", AT)
    assert rehearsed.found("porridge") == []
    mark = store.add_mark(take, 2.0, "teapot", AT)
    assert rehearsed.found("teapot") == [take]
    store.change_mark(mark.id, "kettle")
    assert (rehearsed.found("teapot"), rehearsed.found("kettle")) == ([], [take])
    store.remove_mark(mark.id)
    assert rehearsed.found("kettle") == []
    store.put_mark(take, Mark(2.0, "teapot", mark.id), AT)
    assert rehearsed.found("teapot") == [take]


def test_a_removed_mark_comes_back_under_its_id_and_no_other_gets_it(
    library: Library, rehearsed: Rehearsed
) -> None:
    take, store = rehearsed.say("A vendor."), library.annotations
    late, early = (store.add_mark(take, at_s, "", AT) for at_s in (9.0, 1.0))
    store.remove_mark(early.id)
    between = store.add_mark(take, 5.0, "between", AT)
    store.put_mark(take, early, AT)
    marks = beside(library, take).marks
    assert marks == (early, between, late)
    assert [mark.id for mark in marks] == [early.id, between.id, late.id]
    assert len({mark.id for mark in marks}) == 3


def test_a_filler_is_said_once_of_a_moment(library: Library, rehearsed: Rehearsed) -> None:
    take, store = rehearsed.say("Um, a vendor."), library.annotations
    store.exchange_fillers(take, (), (FillerMark(1.2500001, True), FillerMark(0.5, True)))
    store.exchange_fillers(take, (), (FillerMark(1.25, False),))
    assert beside(library, take).fillers == (FillerMark(0.5, True), FillerMark(1.25, False))
    store.exchange_fillers(take, (FillerMark(1.2499999, False), FillerMark(7.0, True)), ())
    assert beside(library, take).fillers == (FillerMark(0.5, True),)


def test_one_take_of_a_question_is_the_best(library: Library, rehearsed: Rehearsed) -> None:
    first, second = rehearsed.say("One."), rehearsed.say("Two.", prompt="Worded anew?")
    other, why, how = (
        rehearsed.say("Three.", question="other"),
        follow_up(library, "Why?"),
        follow_up(library, "How?"),
    )
    takes = (first, second, other, why, how)
    for take in (first, other, why, how):
        assert library.annotations.starred_beside(take) == ()
        library.annotations.star_best(take)
    assert starred(library, *takes) == [first, other, why, how]
    assert library.annotations.starred_beside(second) == (first,)
    library.annotations.star_best(second)
    assert starred(library, *takes) == [second, other, why, how]
    again = follow_up(library, "Why?")
    assert library.annotations.starred_beside(again) == (why,)


def test_a_star_is_moved_back_and_taken_away(library: Library, rehearsed: Rehearsed) -> None:
    first, second = rehearsed.say("One."), rehearsed.say("Two.")
    store = library.annotations
    store.star_best(first)
    store.star_best(second)
    store.move_star(second, (first,))
    assert starred(library, first, second) == [first]
    store.set_starred([first, 99], False)
    assert starred(library, first, second) == []
    store.set_starred([first], True)
    store.star_best(first)
    assert starred(library, first, second) == [first]


def test_ratings_keep_their_history_and_one_can_be_taken_back(
    library: Library, rehearsed: Rehearsed
) -> None:
    take, sessions = rehearsed.say("A vendor."), library.sessions
    sessions.rate(take, 2, AT)
    sessions.rate(take, 3, LATER)
    assert beside(library, take).ratings == (OwnRating(2, AT), OwnRating(3, LATER))
    library.annotations.remove_rating(take, OwnRating(3, LATER))
    assert beside(library, take).ratings == (OwnRating(2, AT),)
    assert sessions.take(take).rating == 2
    library.annotations.remove_rating(take, OwnRating(4, LATER))
    assert sessions.take(take).rating == 2


def test_a_list_is_told_what_a_take_has(library: Library, rehearsed: Rehearsed) -> None:
    plain, noted, marked = (rehearsed.say(words) for words in ("One.", "Two.", "Three."))
    library.annotations.set_note(noted, "Slower", AT)
    library.annotations.add_mark(marked, 1.0, "", AT)
    library.annotations.set_starred([marked], True)
    listed = library.sessions.newest(10, with_words=False)
    assert {take.id: take.signs for session in listed for take in session.takes} == {
        plain: NO_SIGNS,
        noted: TakeSigns(has_note=True),
        marked: TakeSigns(is_starred=True, has_marks=True),
    }


def test_what_belongs_to_a_take_goes_with_it(library: Library, rehearsed: Rehearsed) -> None:
    take, store = rehearsed.say("A vendor."), library.annotations
    store.set_note(take, "Marmalade", AT)
    store.add_mark(take, 1.0, "teapot", AT)
    store.exchange_fillers(take, (), (FillerMark(1.0, True),))
    with rehearsed.database.writing() as db:
        db.execute(text("DELETE FROM take WHERE id = :id"), {"id": take})
    assert store.of_takes([take]) == {}
    assert rehearsed.found("marmalade") == []
    for table in ("note", "mark", "filler_mark"):
        with rehearsed.database.reading() as db:
            assert db.scalar(text(f"SELECT count(*) FROM {table}")) == 0


def test_a_take_or_mark_that_is_not_there_is_a_bug(library: Library) -> None:
    store = library.annotations
    for act in (
        lambda: store.set_note(9, "x", AT),
        lambda: store.add_mark(9, 1.0, "", AT),
        lambda: store.put_mark(9, Mark(1.0), AT),
        lambda: store.change_mark(9, "x"),
        lambda: store.remove_mark(9),
        lambda: store.exchange_fillers(9, (), (FillerMark(1.0, True),)),
        lambda: store.star_best(9),
    ):
        with pytest.raises(LookupError):
            act()


def test_a_library_to_read_takes_no_note(
    library: Library, rehearsed: Rehearsed, folder: Path
) -> None:
    take = rehearsed.say("A vendor.")
    with Library.open(folder, read_only=True) as reader, pytest.raises(LibraryReadOnly):
        reader.annotations.set_note(take, "Slower", AT)
    assert beside(library, take).note == ""
