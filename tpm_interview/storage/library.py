"""The library folder: everything the candidate has, in one place."""

from pathlib import Path
from types import TracebackType
from typing import Self

from tpm_interview.storage import opening
from tpm_interview.storage.annotation_store import AnnotationStore
from tpm_interview.storage.database import Database
from tpm_interview.storage.disk_use import SoundRoom
from tpm_interview.storage.draft_store import DraftStore
from tpm_interview.storage.lock import WriterLock
from tpm_interview.storage.question_history import QuestionHistory
from tpm_interview.storage.question_store import QuestionStore
from tpm_interview.storage.recordings import Recordings
from tpm_interview.storage.search_store import SearchStore
from tpm_interview.storage.session_store import SessionStore
from tpm_interview.storage.spoken_takes import SpokenTakes
from tpm_interview.storage.take_trash import TakeTrash
from tpm_interview.storage.transcript_versions import TranscriptVersions
from tpm_interview.storage.word_drafts import WordDrafts


class Library:
    """An open library. Its stores may be used from any thread until `close`."""

    def __init__(self, folder: Path, database: Database, lock: WriterLock | None) -> None:
        self.folder = folder
        self.is_read_only = database.is_read_only
        self.questions = QuestionStore(database)
        self.question_history = QuestionHistory(database)
        self.sessions = SessionStore(database)
        self.spoken = SpokenTakes(database)
        self.search = SearchStore(database)
        self.annotations = AnnotationStore(database)
        self.trash = TakeTrash(database)
        self.room = SoundRoom(folder, database)
        self.drafts = DraftStore(database)
        self.versions = TranscriptVersions(database)
        self.word_drafts = WordDrafts(database)
        self.recordings = Recordings(folder, is_read_only=database.is_read_only)
        self.cache = folder / opening.CACHE
        self._database = database
        self._lock = lock

    @classmethod
    def open(cls, folder: Path, read_only: bool = False) -> Self:
        """Opens the library in `folder`; for writing, makes what is missing and migrates.

        Raises LibraryBusy where another window writes to it, LibraryReadOnly where the folder
        does not let us write, LibraryUnavailable, LibraryTooNew, LibraryDamaged, DiskFull.
        """
        folder = folder.absolute()
        if read_only:
            return cls(folder, opening.database_to_read(folder), None)
        opening.make_folder(folder)
        lock = opening.lock(folder)
        try:
            return cls(folder, opening.database_to_write(folder), lock)
        except BaseException:
            lock.release()
            raise

    def close(self) -> None:
        """May be called again; the stores may not be used any more."""
        self._database.close()
        if self._lock:
            self._lock.release()
            self._lock = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()
