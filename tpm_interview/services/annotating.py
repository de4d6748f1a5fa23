"""What the candidate says about takes by hand: note, marks, star and own rating."""

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime

from tpm_interview.domain.annotations import Mark, OwnRating
from tpm_interview.domain.review_change import ReviewAction
from tpm_interview.domain.session import Take
from tpm_interview.services.rehearsal import utc_now
from tpm_interview.services.review_changes import ReviewChanges
from tpm_interview.storage.library import Library

NOTE_CHARACTERS = 10_000
MARK_CHARACTERS = 500

# What no database or file takes: control characters but tab and line break, half letters.
_UNFIT = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff]")


class Annotating:
    """Every change but `keep_note` can be taken back by name.

    Methods may be called from any thread. Texts are cleaned, and cut at `NOTE_CHARACTERS` and
    `MARK_CHARACTERS`. All raise LibraryReadOnly and DiskFull, and then nothing is changed.
    """

    def __init__(
        self, library: Library, changes: ReviewChanges, clock: Callable[[], datetime] = utc_now
    ) -> None:
        self._sessions = library.sessions
        self._store = library.annotations
        self._changes = changes
        self._clock = clock

    def keep_note(self, take_id: int, text: str) -> None:
        """While it is still being written: kept, but no step of its own, and nobody is told."""
        self._store.set_note(take_id, fit_note(text), self._clock())

    def set_note(self, take_id: int, text: str, before: str) -> None:
        """It is written: one step from the note `before` to this one."""
        wanted = fit_note(text)
        if wanted == before:
            self.keep_note(take_id, wanted)
            return

        def write(note: str) -> None:
            self._store.set_note(take_id, note, self._clock())

        self._changes.make(
            ReviewAction.NOTE, (take_id,), lambda: write(wanted), lambda: write(before)
        )

    def add_mark(self, take_id: int, at_s: float) -> Mark:
        """A mark without text, at a moment that the recording has.

        Raises ValueError for an answer without sound.
        """
        take = self._sessions.take(take_id)
        if take.audio_file is None:
            raise ValueError(f"take {take_id} has no moments to mark")
        moment_s = round(min(max(0.0, at_s), take.duration_s), 3)
        added: list[Mark] = []

        def add() -> None:
            if added:
                self._store.put_mark(take_id, added[0], self._clock())
            else:
                added.append(self._store.add_mark(take_id, moment_s, "", self._clock()))

        self._changes.make(
            ReviewAction.ADD_MARK, (take_id,), add, lambda: self._store.remove_mark(added[0].id)
        )
        return added[0]

    def change_mark(self, take_id: int, mark: Mark, text: str) -> Mark:
        """The mark with another text; nothing is done where it is the same."""
        changed = replace(mark, text=fit_mark(text))
        if changed.text != mark.text:
            self._changes.make(
                ReviewAction.CHANGE_MARK,
                (take_id,),
                lambda: self._store.change_mark(mark.id, changed.text),
                lambda: self._store.change_mark(mark.id, mark.text),
            )
        return changed

    def remove_mark(self, take_id: int, mark: Mark) -> None:
        self._changes.make(
            ReviewAction.REMOVE_MARK,
            (take_id,),
            lambda: self._store.remove_mark(mark.id),
            lambda: self._store.put_mark(take_id, mark, self._clock()),
        )

    def star(self, take_id: int) -> tuple[Take, ...]:
        """The best take of its question; gives back the one that was so before."""
        before = self._store.starred_beside(take_id)
        self._changes.make(
            ReviewAction.STAR,
            (take_id, *before),
            lambda: self._store.star_best(take_id),
            lambda: self._store.move_star(take_id, before),
        )
        return tuple(map(self._sessions.take, before))

    def unstar(self, take_id: int) -> None:
        self._changes.make(
            ReviewAction.STAR,
            (take_id,),
            lambda: self._store.set_starred((take_id,), False),
            lambda: self._store.set_starred((take_id,), True),
        )

    def rate(self, take_id: int, rating: int) -> None:
        """The candidate's own mark, 1 to 4; earlier ones are its history."""
        given = OwnRating(rating, self._clock())
        if self._sessions.take(take_id).rating != rating:
            self._changes.make(
                ReviewAction.RATE,
                (take_id,),
                lambda: self._sessions.rate(take_id, rating, given.rated_at),
                lambda: self._store.remove_rating(take_id, given),
            )


def fit_note(text: str) -> str:
    """Without what cannot be kept, blank lines around it and what is too much."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n")
    return _UNFIT.sub("", lines).strip()[:NOTE_CHARACTERS]


def fit_mark(text: str) -> str:
    """As `fit_note`, on one line."""
    return _UNFIT.sub("", " ".join(text.split())).strip()[:MARK_CHARACTERS]
