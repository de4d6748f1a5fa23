"""What mentors send back, taken in beside the candidate's own rating."""

from pathlib import Path

from tpm_interview.domain.file_errors import ForeignMentorNotes
from tpm_interview.domain.mentor import NotesOnTake
from tpm_interview.formats.mentor_notes import read_mentor_notes
from tpm_interview.formats.source import from_file
from tpm_interview.storage.library import Library


class Mentoring:
    """Reads mentors' files and keeps what they say about takes of this library."""

    def __init__(self, library: Library) -> None:
        self._store = library.annotations

    def take_in(self, path: Path) -> tuple[NotesOnTake, ...]:
        """What was about takes of this library; the same file again changes nothing.

        Raises NoMentorNotes, BrokenMentorNotes, MentorNotesTooNew, ForeignMentorNotes,
        UnreadableFile, LibraryReadOnly.
        """
        notes = read_mentor_notes(from_file(path))
        kept = self._store.add_mentor_notes(notes)
        if not kept:
            raise ForeignMentorNotes(path.name)
        return kept
