"""Edits of transcripts that are not saved yet, kept for the next run."""

import json

from tpm_interview.domain.take_versions import WordDraft
from tpm_interview.storage.database import Database
from tpm_interview.storage.tables import MetaRow, TakeRow


class WordDrafts:
    """One row a take; methods may be called from any thread."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def of_take(self, take_id: int) -> WordDraft | None:
        with self._database.reading() as db:
            row = db.get(MetaRow, key(take_id))
            if row is None:
                return None
            base_id, text = json.loads(row.value)
            return WordDraft(take_id, base_id, text)

    def keep(self, draft: WordDraft) -> None:
        """In place of what was kept of that take; nothing is kept of one that was erased.

        Raises LibraryReadOnly, DiskFull.
        """
        value = json.dumps([draft.base_id, draft.text])
        with self._database.writing() as db:
            if db.get(TakeRow, draft.take_id) is not None:
                db.merge(MetaRow(key=key(draft.take_id), value=value))

    def forget(self, take_id: int) -> None:
        with self._database.writing() as db:
            row = db.get(MetaRow, key(take_id))
            if row is not None:
                db.delete(row)


def key(take_id: int) -> str:
    """The name of a take's row."""
    return f"unsaved_words:{take_id}"
