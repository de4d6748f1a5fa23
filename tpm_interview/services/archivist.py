"""Turns recordings to FLAC in the background, once their last words are stored."""

import logging
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor

from tpm_interview.domain.errors import UserError
from tpm_interview.domain.session import Take
from tpm_interview.domain.transcript import Version
from tpm_interview.services.archive import archive_take, left_as_wav
from tpm_interview.services.sound_pictures import SoundPictures
from tpm_interview.services.take_pending import TakeStored, TranscriptionEvent
from tpm_interview.storage.library import Library

log = logging.getLogger(__name__)


class Archivist:
    """One quiet thread; a recording that cannot be turned keeps its WAV.

    It also makes the FLAC's picture, so that nobody waits for it in Review.
    """

    def __init__(self, library: Library) -> None:
        self._library = library
        self._pictures = SoundPictures(library)
        self._pool = ThreadPoolExecutor(1, thread_name_prefix="archivist")
        self._is_closing = False

    def on_event(self, event: TranscriptionEvent) -> None:
        if isinstance(event, TakeStored) and event.version is Version.RECOGNIZED:
            self.archive(event.take)

    def archive(self, take: Take) -> "Future[None]":
        return self._do(lambda: self._archive(take))

    def catch_up(self) -> "Future[None]":
        """Take up what earlier runs left as WAV; call once at the start."""
        return self._do(self._catch_up)

    def close(self) -> None:
        """Finish the takes that were told of; what earlier runs left can wait."""
        self._is_closing = True
        self._pool.shutdown(wait=True)

    def _do(self, work: Callable[[], None]) -> "Future[None]":
        pending = self._pool.submit(work)
        pending.add_done_callback(_tell_bug)  # nobody waits for it
        return pending

    def _catch_up(self) -> None:
        for take in left_as_wav(self._library):
            if self._is_closing:
                return
            self._archive(take)

    def _archive(self, take: Take) -> None:
        try:
            flac = archive_take(self._library, take)
            if flac is not None:
                self._pictures.of(take.id, flac)
        except UserError as error:
            log.warning("Take %d stays a WAV: %s", take.id, error.message)
        except OSError as error:  # such as a file that was erased under the encoder's hands
            log.warning("Take %d is not turned: %s", take.id, error.strerror)


def _tell_bug(pending: "Future[None]") -> None:
    error = pending.exception()
    if error is not None:
        log.error("The archivist failed", exc_info=error)
