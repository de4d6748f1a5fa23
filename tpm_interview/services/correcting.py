"""Correcting what was written down: edits, versions, and the way back."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime

from tpm_interview.analysis.alignment import aligned
from tpm_interview.analysis.differences import differences
from tpm_interview.domain.differences import WordDifference
from tpm_interview.domain.review_change import ReviewAction
from tpm_interview.domain.session import TakeState
from tpm_interview.domain.take_versions import Edited, TakeVersion, WordDraft
from tpm_interview.domain.transcript import Transcript, Version, Word, WordSource
from tpm_interview.services.rehearsal import utc_now
from tpm_interview.services.review_changes import ReviewChanges
from tpm_interview.storage.library import Library

_HEARD = (Version.LIVE, Version.RECOGNIZED)


class Correcting:
    """No version is ever lost: every edit, and every way back, adds one.

    Methods may be called from any thread.
    """

    def __init__(
        self, library: Library, changes: ReviewChanges, now: Callable[[], datetime] = utc_now
    ) -> None:
        self._library = library
        self._changes = changes
        self._now = now

    def versions(self, take_id: int) -> tuple[TakeVersion, ...]:
        """All transcripts of a take, oldest first."""
        return self._library.versions.of_take(take_id)

    def differences(self, before: Transcript, after: Transcript) -> tuple[WordDifference, ...]:
        return differences(
            [word.text for word in before.words], [word.text for word in after.words]
        )

    def edit(self, take_id: int, text: str, base_id: int | None = None) -> Edited:
        """Stores `text` as the version that counts, unless it says what its base says.

        The base is the version it was written from, by default the one that counts now; what was
        recognized since then stays among the versions. Raises NoWordsLeft, LibraryReadOnly,
        DiskFull.
        """
        versions = self.versions(take_id)
        base = _base(versions, base_id)
        words = self._words(take_id, base.transcript, text)
        if words == base.transcript.words:
            return Edited(is_changed=False)
        self._add(ReviewAction.EDIT, take_id, replace(base.transcript, words=words), versions)
        heard = [each for each in versions if each.transcript.version in _HEARD]
        newer = [each for each in heard if each.id > base.id]
        return Edited(is_changed=True, newer=newer[-1] if newer else None)

    def go_back(self, take_id: int, version_id: int) -> None:
        """An older version counts again, as a copy. Raises LibraryReadOnly, DiskFull."""
        versions = self.versions(take_id)
        wanted = next((each for each in versions if each.id == version_id), None)
        if wanted is None:
            raise LookupError(f"no version {version_id} of take {take_id}")
        if not wanted.counts:
            self._add(ReviewAction.GO_BACK, take_id, wanted.transcript, versions)

    # What is not saved

    def draft(self, take_id: int) -> WordDraft | None:
        """What was written and not saved, in this run or before."""
        return self._library.word_drafts.of_take(take_id)

    def keep_draft(self, draft: WordDraft) -> None:
        """Raises LibraryReadOnly, DiskFull."""
        self._library.word_drafts.keep(draft)

    def forget_draft(self, take_id: int) -> None:
        self._library.word_drafts.forget(take_id)

    @property
    def is_read_only(self) -> bool:
        return self._library.is_read_only

    def _words(self, take_id: int, base: Transcript, text: str) -> tuple[Word, ...]:
        take = self._library.sessions.take(take_id)
        words = aligned(base.words, text, duration_s=take.duration_s)
        if take.state is not TakeState.TYPED:
            return words
        return tuple(Word(word.text, 0.0, 0.0, source=WordSource.TYPED) for word in words)

    def _add(
        self,
        action: ReviewAction,
        take_id: int,
        like: Transcript,
        versions: tuple[TakeVersion, ...],
    ) -> None:
        newest = max(each.transcript.made_at for each in versions)
        made_at = max(self._now(), newest)  # counts even if the clock was set back
        made = replace(like, version=Version.EDITED, made_at=made_at)
        added: list[int] = []
        self._changes.make(
            action,
            (take_id,),
            forth=lambda: added.append(self._library.versions.add(take_id, made)),
            back=lambda: self._library.versions.remove(added.pop()),
        )


def _base(versions: tuple[TakeVersion, ...], base_id: int | None) -> TakeVersion:
    """The version with this id, or the one that counts where an undo took it away."""
    counting = next((each for each in versions if each.counts), None)
    if counting is None:
        raise LookupError("a take without a transcript")
    return next((each for each in versions if each.id == base_id), counting)
