from dataclasses import replace
from datetime import UTC, datetime

from tpm_interview.domain.question import Kind, Level, Origin, Question
from tpm_interview.services.neighbors import Neighbors

SLIP = Question("slip", "What slipped, and why?", "risk", Kind.METHOD, Level.ANY, Origin.OWN)
TWIN = replace(SLIP, id="twin", text="What slipped and why")
OTHER = replace(SLIP, id="other", text="How do you hire engineers?")


def test_alike_are_found_without_the_one_being_written() -> None:
    neighbors = Neighbors((SLIP, TWIN, OTHER))
    assert set(neighbors.of("What slipped? And why?")) == {SLIP, TWIN}
    assert neighbors.of(SLIP.text, "slip") == (TWIN,)
    assert neighbors.of("Where do you live?") == ()


def test_what_lies_in_the_trash_is_no_neighbor() -> None:
    trashed = replace(TWIN, trashed_at=datetime(2026, 1, 1, tzinfo=UTC))
    assert Neighbors((trashed,)).of(SLIP.text) == ()
