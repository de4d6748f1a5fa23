"""What the candidate wrote and has not saved yet outlives the window."""

from collections.abc import Sequence

from tpm_interview.domain.unsaved import Draft
from tpm_interview.storage.library import Library


class UnsavedDrafts:
    """Kept in the library, outside the bank and its undo."""

    def __init__(self, library: Library) -> None:
        self._store = library.drafts

    def kept(self) -> tuple[Draft, ...]:
        """In the order they were left."""
        return self._store.kept()

    def keep(self, drafts: Sequence[Draft]) -> None:
        """These and no others. Raises LibraryReadOnly, DiskFull."""
        self._store.keep(drafts)
