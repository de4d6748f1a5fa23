"""What stands beside a take, as `sessions show` tells it."""

from collections.abc import Iterator
from datetime import datetime

from tpm_interview.domain.annotations import Annotations
from tpm_interview.domain.clock import clock


def beside_lines(beside: Annotations) -> Iterator[str]:
    """Only what there is."""
    if beside.is_starred:
        yield "best take of this question"
    if beside.ratings:
        given = (f"{each.rating} ({_day(each.rated_at)})" for each in reversed(beside.ratings))
        yield f"own rating, newest first: {', '.join(given)}"
    yield from (f"note: {line}" for line in beside.note.splitlines() if line.strip())
    yield from (f"mark at {clock(mark.at_s)}: {mark.text}".rstrip(": ") for mark in beside.marks)


def _day(moment: datetime) -> str:
    return moment.astimezone().strftime("%Y-%m-%d %H:%M")
