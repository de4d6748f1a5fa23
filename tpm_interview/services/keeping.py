"""The trash of takes, and erasing them for good."""

import logging
from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager

from tpm_interview.domain.errors import LibraryReadOnly, UserError
from tpm_interview.domain.keeping import KEPT_IN_TRASH, NOTHING_ERASED, Erased, TrashedTake
from tpm_interview.domain.progress import Cancelled, Progress, unheard
from tpm_interview.domain.review_change import ReviewAction
from tpm_interview.services.rehearsal import Clock, utc_now
from tpm_interview.services.review_changes import ReviewChanges
from tpm_interview.storage import erasing
from tpm_interview.storage.library import Library

log = logging.getLogger(__name__)

STOPPED = "it was stopped"


class Keeping:
    """Methods may be called from any thread, and raise LibraryReadOnly, DiskFull and others with
    nothing changed. All but erasing can be taken back through `ReviewChanges`.
    """

    def __init__(
        self,
        library: Library,
        changes: ReviewChanges,
        turn: AbstractContextManager[object],
        clock: Clock = utc_now,
    ) -> None:
        """`turn` is had by one at a time of those who write into the folder of backups."""
        self._library = library
        self._changes = changes
        self._turn = turn
        self._clock = clock

    # Trash

    def trash(self, take_ids: Sequence[int]) -> int:
        """Moves takes to the trash, but for one being recorded; how many."""
        store, at = self._library.trash, self._clock()
        ids = store.outside(take_ids)
        if ids:
            self._changes.make(
                ReviewAction.TRASH, ids, lambda: store.put(ids, at), lambda: store.take_out(ids)
            )
        return len(ids)

    def restore(self, take_ids: Sequence[int]) -> int:
        """Takes them out of the trash; how many lay there."""
        store, at = self._library.trash, self._clock()
        ids = store.among(take_ids)
        if ids:
            self._changes.make(
                ReviewAction.RESTORE, ids, lambda: store.take_out(ids), lambda: store.put(ids, at)
            )
        return len(ids)

    def trashed(self) -> tuple[TrashedTake, ...]:
        """What was put there last comes first."""
        return self._library.trash.all()

    def trash_count(self) -> int:
        return self._library.trash.count()

    # Erasing

    def erase(self, take_ids: Sequence[int], on_progress: Progress = unheard) -> Erased:
        """Gone for good, in the trash or not, from every copy in the library's folder.

        The takes are gone at once; the rest may be stopped, and goes on at the next start. A
        backup file that lies elsewhere is not reached.
        """
        return self._erase(take_ids, (), self._changes.forget, on_progress)

    def erase_expired(self, on_progress: Progress = unheard) -> Erased:
        """Erases what has been in the trash for longer than `KEPT_IN_TRASH`."""
        expired = self._library.trash.older_than(self._clock() - KEPT_IN_TRASH)
        return self.erase(expired, on_progress) if expired else NOTHING_ERASED

    def carry_on(self, on_progress: Progress = unheard) -> Erased:
        """Goes on with what an earlier run had decided to erase, if it left anything."""
        if self._library.is_read_only or not erasing.is_open(self._library.folder):
            return NOTHING_ERASED
        return self._carried_on(0, on_progress)

    def erase_sound(self, take_ids: Sequence[int], on_progress: Progress = unheard) -> Erased:
        """Recordings alone; the takes keep their words, as do all copies of the database."""
        return self._erase((), take_ids, self._changes.tell, on_progress)

    def _erase(
        self,
        whole: Sequence[int],
        sound: Sequence[int],
        tell: Callable[[tuple[int, ...]], None],
        on_progress: Progress,
    ) -> Erased:
        """Once it is decided it is not taken back, whatever comes in the way."""
        if self._library.is_read_only:
            raise LibraryReadOnly
        count = erasing.decide(self._library.folder, whole, sound)
        if not count:
            return NOTHING_ERASED
        try:
            erasing.settle(self._library.folder)
        except UserError as error:
            return _waiting(count, error)
        finally:
            tell((*whole, *sound))
        return self._carried_on(count, on_progress)

    def _carried_on(self, count: int, on_progress: Progress) -> Erased:
        try:
            with self._turn:
                left = erasing.carry_on(self._library.folder, on_progress)
        except Cancelled:
            return Erased(count, waits_for=STOPPED)
        except UserError as error:
            return _waiting(count, error)
        return Erased(count, left)


def _waiting(count: int, error: UserError) -> Erased:
    log.warning("Erasing goes on at the next start: %s", error.message)
    return Erased(count, waits_for=error.told)
