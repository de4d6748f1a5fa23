"""What stands beside takes."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import text

from tpm_interview.domain.annotations import Annotations, Mark
from tpm_interview.domain.errors import LibraryReadOnly
from tpm_interview.domain.mentor import Criterion, MentorNotes, MentorRating, NotesOnTake
from tpm_interview.domain.session import DEFAULT_PLANS, Mode, NewPrompt, PromptKind, Take
from tpm_interview.storage.library import Library

AT = datetime(2026, 3, 1, 10, 30, 0, 123456, UTC)
RATING = MentorRating(
    "Ada", AT, 3, "Good", (Criterion("structure", 4, "Clear"), Criterion("clarity", None, "Hm"))
)


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    with Library.open(tmp_path / "library") as opened:
        yield opened


def answer(library: Library, *texts: str, question: str = "why") -> list[Take]:
    prompts = [NewPrompt(question, "Why?"), NewPrompt(question, "And?", PromptKind.FOLLOW_UP)]
    session = library.sessions.begin(DEFAULT_PLANS[Mode.PRACTICE], prompts, AT)
    return [
        library.sessions.type_answer(session.prompts[n % 2].id, text, AT + timedelta(seconds=n), 1)
        for n, text in enumerate(texts)
    ]


def run(library: Library, statement: str, **values: object) -> None:
    with library.annotations._database.writing() as db:  # noqa: SLF001 - nothing writes it yet
        db.execute(text(statement), values)


def notes(take: Take, digest: str = "a", rating: MentorRating = RATING) -> MentorNotes:
    return MentorNotes((NotesOnTake(take.id, take.started_at, rating),), digest)


def test_a_take_without_anything_has_empty_annotations(library: Library) -> None:
    (take,) = answer(library, "So.")
    assert library.annotations.of_takes([take.id, 99]) == {take.id: Annotations()}


def test_notes_marks_and_stars_are_read(library: Library) -> None:
    (take,) = answer(library, "So.")
    run(library, "UPDATE take SET starred = 1, trashed_at = '2026-03-01 00:00:00'")
    run(library, "INSERT INTO note VALUES (:id, 'Slower', '2026-03-01 00:00:00')", id=take.id)
    for at_s, said in ((9.5, "b"), (1.0, "")):
        run(
            library,
            "INSERT INTO mark (take_id, at_s, text, made_at)"
            " VALUES (:id, :at_s, :said, '2026-03-01 00:00:00')",
            **{"id": take.id, "at_s": at_s, "said": said},
        )
    beside = library.annotations.of_takes([take.id])[take.id]
    marks = (Mark(1.0, ""), Mark(9.5, "b"))
    assert beside == Annotations("Slower", marks, is_starred=True, is_trashed=True)


def test_a_mentors_rating_is_kept_once(library: Library) -> None:
    (take,) = answer(library, "So.")
    assert len(library.annotations.add_mentor_notes(notes(take))) == 1
    assert len(library.annotations.add_mentor_notes(notes(take))) == 1
    later = MentorRating("Bo", AT + timedelta(days=1))
    library.annotations.add_mentor_notes(notes(take, "b", later))
    assert library.annotations.of_takes([take.id])[take.id].mentors == (RATING, later)
    assert library.sessions.take(take.id).rating is None


def test_notes_about_a_take_of_another_library_are_passed_over(library: Library) -> None:
    first, second = answer(library, "So.", "Well.")
    foreign = NotesOnTake(first.id, first.started_at + timedelta(microseconds=1), RATING)
    unknown = NotesOnTake(99, first.started_at, RATING)
    ours = NotesOnTake(second.id, second.started_at, RATING)
    kept = library.annotations.add_mentor_notes(MentorNotes((foreign, unknown, ours), "a"))
    assert kept == (ours,)
    assert library.annotations.of_takes([first.id])[first.id].mentors == ()


def test_a_library_to_read_takes_no_notes(library: Library, tmp_path: Path) -> None:
    (take,) = answer(library, "So.")
    reader = Library.open(tmp_path / "library", read_only=True)
    with reader, pytest.raises(LibraryReadOnly):
        reader.annotations.add_mentor_notes(notes(take))


def test_takes_are_found_by_question_and_their_sessions_by_take(library: Library) -> None:
    first = answer(library, "So.", "Well.")
    second = answer(library, "No.")
    answer(library, "Other.", question="how")
    run(library, "UPDATE take SET trashed_at = started_at WHERE id = :id", id=first[1].id)
    store = library.annotations
    assert store.takes_of_question("why") == (first[0].id, second[0].id)
    assert store.takes_of_question("never") == ()
    assert store.sessions_of_takes([first[1].id, second[0].id, 99]) == {
        first[1].id: 1,
        second[0].id: 2,
    }


def test_a_thousand_takes_are_read_at_once(library: Library) -> None:
    (take,) = answer(library, "So.")
    ids = [take.id, *range(1000, 2500)]
    assert set(library.annotations.of_takes(ids)) == {take.id}
    assert set(library.annotations.sessions_of_takes(ids)) == {take.id}
