"""Fillers marked and taken back by the candidate, each a change that can be taken back."""

from collections.abc import Iterable
from dataclasses import replace

from tpm_interview.analysis.fillers import SAME_MOMENT_S
from tpm_interview.domain.annotations import FillerMark
from tpm_interview.domain.fillers import Filler, FillerSource
from tpm_interview.domain.review_change import ReviewAction
from tpm_interview.services.facts import fillers_of
from tpm_interview.services.review_changes import ReviewChanges
from tpm_interview.storage.library import Library


class FillerMarking:
    """Methods may be called from any thread and raise LibraryReadOnly and DiskFull."""

    def __init__(self, library: Library, changes: ReviewChanges) -> None:
        self._library, self._changes = library, changes

    def mark(self, take_id: int, at_s: float) -> None:
        """A filler is said at this moment, or by the word that begins there.

        One that was heard there and taken back counts again.
        """
        at_s = round(at_s, 3)  # as exact as it is kept
        before = self._marks_at(take_id, at_s)
        is_heard = self._is_heard_without(take_id, before, at_s)
        self._put(take_id, before, None if is_heard else FillerMark(at_s, is_filler=True))

    def take_back(self, take_id: int, filler: Filler) -> None:
        """This is none: what was heard is kept from counting, the candidate's own mark goes."""
        at_s = round(filler.at_s, 3)
        is_heard = filler.source is FillerSource.HEARD
        mark = FillerMark(at_s, is_filler=False) if is_heard else None
        self._put(take_id, self._marks_at(take_id, at_s), mark)

    def _put(self, take_id: int, before: tuple[FillerMark, ...], mark: FillerMark | None) -> None:
        after = () if mark is None else (mark,)
        if before == after:
            return

        def forth() -> None:
            self._library.annotations.exchange_fillers(take_id, before, after)

        def back() -> None:
            self._library.annotations.exchange_fillers(take_id, after, before)

        self._changes.make(ReviewAction.FILLER, (take_id,), forth, back)

    def _marks_at(self, take_id: int, at_s: float) -> tuple[FillerMark, ...]:
        marks = self._library.annotations.of_takes([take_id])[take_id].fillers
        return tuple(mark for mark in marks if _is_same_moment(mark.at_s, at_s))

    def _is_heard_without(self, take_id: int, marks: Iterable[FillerMark], at_s: float) -> bool:
        """Whether a filler counts at a moment once these marks are gone."""
        known = self._library.annotations.of_takes([take_id])[take_id]
        others = tuple(mark for mark in known.fillers if mark not in marks)
        found = fillers_of(self._library.sessions.take(take_id), replace(known, fillers=others))
        return any(_is_same_moment(filler.at_s, at_s) for filler in found)


def _is_same_moment(one_s: float, other_s: float) -> bool:
    return abs(one_s - other_s) <= SAME_MOMENT_S
