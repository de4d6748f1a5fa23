"""What the list of hits shows."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from tpm_interview.domain.search import EVERY_TAKE, Hit, Order, TakeFilter
from tpm_interview.ui import words
from tpm_interview.ui.review import wording


@dataclass(frozen=True, slots=True)
class Sought:
    """What the candidate wants to find, as it stands in the box and beside it."""

    text: str = ""
    limits: TakeFilter = EVERY_TAKE
    order: Order = Order.BEST

    @property
    def is_narrowed(self) -> bool:
        return bool(self.text.strip()) or self.limits != EVERY_TAKE

    @property
    def has_hits(self) -> bool:
        """Whether the list of hits stands in the place of that of the sessions."""
        return self.is_narrowed or self.order is Order.QUESTION


NOTHING_SOUGHT = Sought()


@dataclass(frozen=True, slots=True)
class HitHead:
    """What stands above the hits of a session, or of a question; `key` tells them apart."""

    key: str
    words: str
    is_question: bool = False


@dataclass(frozen=True, slots=True)
class HitEntry:
    """A hit with the words above and below its snippet."""

    hit: Hit
    title: str
    when: str


HitRow = HitHead | HitEntry


def hit_rows(hits: Sequence[Hit], order: Order, now: datetime, last_key: str) -> Iterator[HitRow]:
    """Hits with the heads that are still missing below the one with `last_key`."""
    for hit in hits:
        head = _head(hit, order, now)
        if head is not None and head.key != last_key:
            last_key = head.key
            yield head
        yield _entry(hit, order, now)


def _head(hit: Hit, order: Order, now: datetime) -> HitHead | None:
    if order is Order.NEWEST:
        told = f"{wording.day(hit.started_at, now)},  {words.mode_name(hit.mode)}"
        return HitHead(str(hit.session_id), told)
    if order is Order.QUESTION:
        return HitHead(hit.question_id, hit.prompt, is_question=True)
    return None


def _entry(hit: Hit, order: Order, now: datetime) -> HitEntry:
    if order is Order.QUESTION:
        return HitEntry(hit, wording.moment(hit.started_at, now), words.mode_name(hit.mode))
    when = "" if order is Order.NEWEST else wording.day(hit.started_at, now)
    return HitEntry(hit, hit.prompt, when)
