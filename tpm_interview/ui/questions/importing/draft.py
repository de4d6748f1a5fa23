"""What the candidate makes of a preview before it is taken in."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, fields, replace
from typing import Any

from tpm_interview.domain.found import Found, Skipped
from tpm_interview.domain.offer import Decision, Offer, Pick, Preview
from tpm_interview.domain.question import MAX_TEXT
from tpm_interview.domain.wording import one_line


def _by_default(offer: Offer) -> Decision:
    return Decision.LEAVE if offer.duplicate else Decision.ADD


@dataclass(frozen=True, slots=True)
class Entry:
    """One row: what was read, what was made of it, and what shall happen to it.

    `taken` is the skipped line that it comes from, None for what was read as a question.
    """

    offer: Offer
    found: Found
    decision: Decision
    taken: Skipped | None = None

    @property
    def is_ticked(self) -> bool:
        return self.decision is not Decision.LEAVE

    @property
    def is_changed(self) -> bool:
        return (
            self.taken is not None
            or self.found != self.offer.found
            or self.decision is not _by_default(self.offer)
        )

    @property
    def can_merge(self) -> bool:
        """Only into a question of the bank, not into another row."""
        return bool(self.offer.duplicate and self.offer.duplicate.question_id)

    @property
    def is_fit(self) -> bool:
        """Whether its text can be stored, should it be ticked."""
        return not self.is_ticked or 0 < len(one_line(self.found.text)) <= MAX_TEXT

    @property
    def pick(self) -> Pick:
        duplicate = self.offer.duplicate
        into = duplicate.question_id if duplicate else ""
        if self.decision is Decision.MERGE:
            return Pick(self.found, self.decision, into)
        if into and self.found.id == into:  # with its id it would replace the one of the bank
            return Pick(replace(self.found, id=""), self.decision)
        return Pick(self.found, self.decision)


@dataclass(frozen=True, slots=True)
class Counts:
    """How many rows there are of each sort."""

    all: int
    add: int
    merge: int
    duplicates: int


class Draft:
    """All rows of one file, and the lines that are left out."""

    def __init__(
        self, preview: Preview, entries: Iterable[Entry], skipped: Iterable[Skipped]
    ) -> None:
        self.preview = preview
        self.entries = list(entries)
        self.skipped = list(skipped)

    @property
    def is_changed(self) -> bool:
        return any(entry.is_changed for entry in self.entries)

    def counts(self) -> Counts:
        decisions = [entry.decision for entry in self.entries]
        return Counts(
            all=len(decisions),
            add=decisions.count(Decision.ADD),
            merge=decisions.count(Decision.MERGE),
            duplicates=sum(entry.offer.duplicate is not None for entry in self.entries),
        )

    def picks(self) -> tuple[Pick, ...]:
        return tuple(entry.pick for entry in self.entries if entry.is_ticked)

    def first_unfit(self) -> int | None:
        """The first row that cannot be stored as it stands."""
        return next((at for at, entry in enumerate(self.entries) if not entry.is_fit), None)

    def change(self, row: int, found: Found) -> None:
        self.entries[row] = replace(self.entries[row], found=found)

    def decide(self, rows: Iterable[int], decision: Decision) -> None:
        """Rows that cannot be merged keep what they had."""
        for row in rows:
            entry = self.entries[row]
            if decision is not Decision.MERGE or entry.can_merge:
                self.entries[row] = _decided(entry, decision)

    def tick(self, rows: Iterable[int], is_on: bool) -> None:
        """A row to be merged stays so."""
        decision = Decision.ADD if is_on else Decision.LEAVE
        self.decide((row for row in rows if self.entries[row].is_ticked != is_on), decision)

    def invert(self, rows: Iterable[int]) -> None:
        """Ticks what is not ticked, and the other way round."""
        for row in rows:
            entry = self.entries[row]
            decision = Decision.LEAVE if entry.is_ticked else Decision.ADD
            self.entries[row] = _decided(entry, decision)

    def set_competency(self, rows: Iterable[int], competency: str) -> None:
        for row in rows:
            self.change(row, replace(self.entries[row].found, competency=competency))

    def take_in(self, lines: Sequence[Skipped], offers: Sequence[Offer]) -> None:
        """Lines that were left out become rows; those that did so before are passed over."""
        for skipped, offer in zip(lines, offers, strict=True):
            if skipped in self.skipped:
                self.put(Entry(offer, offer.found, Decision.ADD, skipped))

    def put(self, entry: Entry) -> None:
        """A row at its place in the file."""
        self.entries.insert(_place_for(entry.offer.found, self.entries), entry)
        if entry.taken in self.skipped:
            self.skipped.remove(entry.taken)


def _decided(entry: Entry, decision: Decision) -> Entry:
    """Three times as fast as `replace`: it may be called for 50,000 rows at a key press."""
    return Entry(entry.offer, entry.found, decision, entry.taken)


def draft_of(preview: Preview) -> Draft:
    """As it was read: what repeats something stays out, the rest comes in."""
    entries = (Entry(offer, offer.found, _by_default(offer)) for offer in preview.offers)
    return Draft(preview, entries, preview.findings.skipped)


def read_again(old: Draft, preview: Preview) -> Draft:
    """A file read in another way, with what the candidate had changed by then, line by line."""
    made = draft_of(preview)
    changed = {key: entry for key, entry in _by_place(old.entries) if entry.is_changed}
    for at, (key, entry) in enumerate(_by_place(made.entries)):
        if key in changed:
            made.entries[at] = _like(entry, changed.pop(key))
    for entry in changed.values():
        if entry.taken in made.skipped:
            made.put(entry)
    return made


def _like(new: Entry, old: Entry) -> Entry:
    """`new` with those fields that were changed in `old`."""
    edits: dict[str, Any] = {  # Any: fields of any type
        field.name: getattr(old.found, field.name)
        for field in fields(Found)
        if getattr(old.found, field.name) != getattr(old.offer.found, field.name)
    }
    decision = old.decision if old.decision is not _by_default(old.offer) else new.decision
    if decision is Decision.MERGE and not new.can_merge:
        decision = new.decision
    return replace(new, found=replace(new.found, **edits), decision=decision)


_Place = tuple[str, int, int]


def _by_place(entries: Iterable[Entry]) -> Iterable[tuple[_Place, Entry]]:
    """Rows by sheet or deck, line, and number within the line."""
    seen: dict[tuple[str, int], int] = {}
    for entry in entries:
        where = entry.offer.found.place, entry.offer.found.line
        seen[where] = seen.get(where, -1) + 1
        yield (*where, seen[where]), entry


def _place_for(found: Found, entries: Sequence[Entry]) -> int:
    after = (
        at
        for at, entry in enumerate(entries)
        if entry.found.place == found.place and entry.found.line > found.line
    )
    return next(after, len(entries))
