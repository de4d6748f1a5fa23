"""Reading back what was rehearsed."""

from fakes.desk import Desk
from fakes.sources import FakeSource
from tpm_interview.domain.session import Take
from tpm_interview.services.archive import archive_take
from tpm_interview.services.review import ReviewService

SECOND = b"\x10\x20" * 16_000


def recorded(desk: Desk) -> Take:
    source = FakeSource()
    recorder = desk.rehearsal.record(desk.session().prompts[0], source, lambda event: None)
    source.sound(SECOND)
    _, pending = desk.rehearsal.finish(recorder)
    return pending.kept.result(0).take


def test_sessions_come_newest_first_page_by_page(desk: Desk) -> None:
    made = [desk.session(f"Question {number}?").id for number in range(5)]
    review = ReviewService(desk.library)
    assert review.count() == 5
    assert [session.id for session in review.newest(2, 1)] == made[3:1:-1]


def test_a_recording_is_found_after_it_became_a_flac(desk: Desk) -> None:
    take, review = recorded(desk), ReviewService(desk.library)
    archive_take(desk.library, take)
    path = review.recording(take)
    assert path is not None
    assert path.suffix == ".flac"


def test_a_missing_recording_and_a_typed_answer_have_none(desk: Desk) -> None:
    take, review = recorded(desk), ReviewService(desk.library)
    path = review.recording(take)
    assert path is not None
    path.unlink()
    assert review.recording(take) is None
    typed = desk.rehearsal.type_answer(desk.session().prompts[0], "Yes.", 1.0)
    assert review.recording(typed) is None


def test_what_stands_beside_many_takes_is_read_at_once(desk: Desk) -> None:
    takes, review = [recorded(desk), recorded(desk)], ReviewService(desk.library)
    desk.library.annotations.set_note(takes[1].id, "Slower", takes[1].started_at)
    found = review.annotations_of([take.id for take in takes] + [99])
    assert {id: beside.note for id, beside in found.items()} == {
        takes[0].id: "",
        takes[1].id: "Slower",
    }
    assert found[takes[1].id] == review.annotations(takes[1].id)
