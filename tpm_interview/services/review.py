"""Reading back what was rehearsed."""

from collections.abc import Mapping, Sequence
from pathlib import Path

from tpm_interview.domain.annotations import Annotations
from tpm_interview.domain.errors import RecordingMissing
from tpm_interview.domain.session import InterviewSession, Take
from tpm_interview.domain.transcript import Transcript
from tpm_interview.services.listening import SoundPicture
from tpm_interview.services.sound_pictures import SoundPictures
from tpm_interview.storage.library import Library


class ReviewService:
    """Sessions and takes of one library, newest first, page by page."""

    def __init__(self, library: Library) -> None:
        self._library = library
        self._pictures = SoundPictures(library)

    def newest(self, limit: int = 20, offset: int = 0) -> tuple[InterviewSession, ...]:
        return self._library.sessions.newest(limit, offset)

    def listed(self, limit: int = 20, offset: int = 0) -> tuple[InterviewSession, ...]:
        """As `newest`, without the words of the takes."""
        return self._library.sessions.newest(limit, offset, with_words=False)

    def count(self) -> int:
        return self._library.sessions.count()

    def session(self, session_id: int) -> InterviewSession:
        """One session. Raises UnknownSession."""
        return self._library.sessions.get(session_id)

    def take(self, take_id: int) -> Take:
        return self._library.sessions.take(take_id)

    def transcripts(self, take_id: int) -> tuple[Transcript, ...]:
        """All versions, oldest first."""
        return self._library.sessions.transcripts(take_id)

    def annotations(self, take_id: int) -> Annotations:
        """What stands beside a take."""
        return self._library.annotations.of_takes([take_id])[take_id]

    def annotations_of(self, take_ids: Sequence[int]) -> Mapping[int, Annotations]:
        """By the id of the take; ids that do not exist are left out."""
        return self._library.annotations.of_takes(take_ids)

    def has_trash(self) -> bool:
        """Whether there are takes in the trash."""
        return self._library.trash.count() > 0

    def recording(self, take: Take) -> Path | None:
        """The take's sound file; None for a typed answer or when it is missing.

        Its name is read anew: a WAV becomes a FLAC behind the candidate's back.
        """
        name = self._library.sessions.take(take.id).audio_file
        if name is None:
            return None
        path = self._library.recordings.resolve(name)
        return path if path.is_file() else None

    def sound(self, take_id: int) -> Path:
        """Where a take's sound lies now. Raises RecordingMissing."""
        path = self.recording(self.take(take_id))
        if path is None:
            raise RecordingMissing
        return path

    def kept_picture(self, take_id: int, recording: Path) -> SoundPicture | None:
        """What its recording looks like, where that was found out before."""
        return self._pictures.kept(take_id, recording)

    def picture(self, take_id: int, recording: Path) -> SoundPicture:
        """What its recording looks like. Raises UnreadableAudio."""
        return self._pictures.of(take_id, recording)
