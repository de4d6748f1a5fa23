"""Questions that are not saved yet, kept for the next run."""

import logging
from collections.abc import Sequence
from typing import TYPE_CHECKING

from tpm_interview.domain.unsaved import Draft
from tpm_interview.storage.database import Database
from tpm_interview.storage.tables import MetaRow

if TYPE_CHECKING:
    from pydantic import TypeAdapter

log = logging.getLogger(__name__)

_KEY = "unsaved_drafts"


class DraftStore:
    """All of them in one row; methods may be called from any thread."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def kept(self) -> tuple[Draft, ...]:
        """In the order they were left; none where another version wrote what cannot be read."""
        with self._database.reading() as db:
            row = db.get(MetaRow, _KEY)
            text = row.value if row else ""
        if not text:
            return ()
        try:
            return _adapter().validate_json(text)
        except ValueError:
            log.warning("unsaved questions of another version are left alone")
            return ()

    def keep(self, drafts: Sequence[Draft]) -> None:
        """These and no others. Raises LibraryReadOnly, DiskFull."""
        text = _adapter().dump_json(tuple(drafts)).decode() if drafts else ""
        with self._database.writing() as db:
            db.merge(MetaRow(key=_KEY, value=text))


def _adapter() -> "TypeAdapter[tuple[Draft, ...]]":
    from pydantic import TypeAdapter  # only where something was left unsaved

    return TypeAdapter(tuple[Draft, ...])
