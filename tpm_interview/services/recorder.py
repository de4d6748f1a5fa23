"""Recording one take: sound goes to the disk first, then to whoever listens."""

import logging
import threading
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime

from tpm_interview.domain.errors import UserError
from tpm_interview.domain.session import Take, TakeState
from tpm_interview.services.sources import OpenSource, SoundSource
from tpm_interview.speech.level import level_dbfs
from tpm_interview.storage.library import Library

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Level:
    """How loud the last piece was, and how much is recorded."""

    dbfs: float
    recorded_s: float


@dataclass(frozen=True, slots=True)
class SourceLost:
    """No more sound comes; what was recorded is kept, and another source may pick up."""

    error: UserError


RecorderEvent = Level | SourceLost


class TakeRecorder:
    """One answer being recorded.

    The take's row and part file exist before the source opens. Events and `hear` are called on
    the source's own thread.
    """

    def __init__(
        self,
        library: Library,
        prompt_id: int,
        at: datetime,
        hear: Callable[[int, bytes], None],
        on_event: Callable[[RecorderEvent], None],
    ) -> None:
        self._library = library
        self._hear = hear
        self._on_event = on_event
        self._lock = threading.Lock()
        self._source: SoundSource | None = None
        self._failed: UserError | None = None
        self.take: Take = library.sessions.begin_take(prompt_id, at)
        try:
            self._part = library.recordings.begin(self.take.id)
        except UserError:
            with suppress(UserError):  # then the next start discards it
                library.sessions.discard_take(self.take.id)
            raise

    @property
    def recorded_s(self) -> float:
        return self._part.duration_s

    def listen(self, open_source: OpenSource) -> None:
        """Open a source; a second call picks up the same answer with another one.

        Raises NoMicrophone; the take stays and can be picked up or finished.
        """
        self._close_source()
        with self._lock:
            self._failed = None  # the disk may have room again
        source = open_source(self._keep, self._lose)
        source.open()
        self._source = source

    def finish(self) -> Take:
        """Close source and file and commit the take: recorded, or silent if no sound ever came."""
        self._close_source()
        with self._lock:
            duration_s = self._part.duration_s
            self._part.finish()
        state = TakeState.RECORDED if duration_s else TakeState.SILENT
        self._library.sessions.finish_take(self.take.id, duration_s, state)
        return self._library.sessions.take(self.take.id)

    def discard(self) -> None:
        """Remove a take that never heard anything."""
        self._close_source()
        self._part.discard()
        self._library.sessions.discard_take(self.take.id)

    def _keep(self, pcm: bytes) -> None:
        with self._lock:
            if self._failed is not None:
                return
            try:
                self._part.write(pcm)
            except UserError as error:
                self._failed = error
        if self._failed is not None:
            self._on_event(SourceLost(self._failed))
            return
        self._hear(self.take.id, pcm)
        self._on_event(Level(level_dbfs(pcm), self._part.duration_s))

    def _lose(self, error: UserError) -> None:
        log.warning("The sound source of take %d was lost: %s", self.take.id, error.message)
        self._on_event(SourceLost(error))

    def _close_source(self) -> None:
        if self._source is not None:
            self._source.close()
            self._source = None
