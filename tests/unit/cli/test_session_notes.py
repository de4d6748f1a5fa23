"""What `sessions show` tells of what stands beside a take."""

from datetime import UTC, datetime

from tpm_interview.cli.session_notes import beside_lines
from tpm_interview.domain.annotations import NO_ANNOTATIONS, Annotations, Mark, OwnRating

AT = datetime(2026, 5, 13, 12, 0, tzinfo=UTC)
FULL = Annotations(
    "Slower\n\nShorter",
    (Mark(65.0, "The vendor"), Mark(70.0)),
    ratings=(OwnRating(2, AT), OwnRating(3, AT.replace(day=14))),
    is_starred=True,
)


def test_all_that_was_said_by_hand_is_told() -> None:
    star, ratings, *rest = beside_lines(FULL)
    assert star == "best take of this question"
    assert ratings.startswith("own rating, newest first: 3 (2026-05-14")
    assert rest == ["note: Slower", "note: Shorter", "mark at 1:05: The vendor", "mark at 1:10"]


def test_where_nothing_was_said_nothing_is_told() -> None:
    assert list(beside_lines(NO_ANNOTATIONS)) == []
