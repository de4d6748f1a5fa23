"""Pictures of recordings, made once."""

from pathlib import Path

from tpm_interview.services.listening import PEAKS_PER_S, SoundPicture, picture
from tpm_interview.storage.library import Library
from tpm_interview.storage.peaks_cache import PeaksCache


class SoundPictures:
    """May be used from any thread."""

    def __init__(self, library: Library) -> None:
        self._sessions = library.sessions
        self._cache = PeaksCache(library.cache)
        self._is_read_only = library.is_read_only

    def kept(self, take_id: int, recording: Path) -> SoundPicture | None:
        """The picture that was made before; None where there is none, or of another file."""
        known = self._cache.peaks(take_id, recording, PEAKS_PER_S)
        return None if known is None else SoundPicture(known, len(known) / PEAKS_PER_S)

    def of(self, take_id: int, recording: Path) -> SoundPicture:
        """What a take's recording looks like.

        The first time all of it is read: half a second for half an hour. Raises UnreadableAudio.
        """
        known = self.kept(take_id, recording)
        if known is not None:
            return known
        made = picture(recording)
        if not self._is_read_only:
            self._cache.keep(take_id, recording, PEAKS_PER_S, made.peaks)
            if not self._has_sound(take_id):  # asked last: who erases forgets the row, then files
                self._cache.forget(take_id)
        return made

    def _has_sound(self, take_id: int) -> bool:
        try:
            return self._sessions.take(take_id).audio_file is not None
        except LookupError:
            return False
