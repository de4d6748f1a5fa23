"""Turning takes into stored transcripts: live while they are spoken, or later from the disk."""

import logging
import threading
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

from tpm_interview.domain.errors import RecognizerFailed, RecordingMissing, UserError
from tpm_interview.domain.hearing import (
    HearingEvent,
    LiveFinished,
    RecognitionFailed,
    Recognized,
    RecognizerDied,
)
from tpm_interview.domain.session import Take, TakeState
from tpm_interview.domain.settings import RecognizerSettings
from tpm_interview.domain.transcript import Recognition, Transcript, Version
from tpm_interview.services.take_pending import (
    Hearer,
    MakeHearer,
    Pending,
    TakeStored,
    TranscriptionEvent,
)
from tpm_interview.speech.recognizers.process import RecognizerProcess
from tpm_interview.storage.library import Library

log = logging.getLogger(__name__)
TRIES = 2
"""How often a take is given to a recognizer that dies of it."""


class TranscriptionService:
    """Owns the recognizer process; every result is stored before anybody hears of it.

    Listeners are called on the recognizer's event thread.
    """

    def __init__(
        self,
        library: Library,
        settings: RecognizerSettings,
        make: MakeHearer = RecognizerProcess,
    ) -> None:
        self._library = library
        self._make = make
        self._settings = settings
        self._process: Hearer | None = None
        self._lock = threading.RLock()
        self._pending: dict[int, Pending] = {}
        self._tries: dict[int, int] = {}
        self._live: set[int] = set()
        self._lent: set[int] = set()
        self._listeners: list[Callable[[TranscriptionEvent], None]] = []
        self._is_closed = False

    def subscribe(self, listener: Callable[[TranscriptionEvent], None]) -> None:
        self._listeners.append(listener)

    def start(self) -> None:
        """Start the recognizer's process; returns at once, RecognizerReady follows."""
        self._recognizer()

    def use(self, settings: RecognizerSettings) -> None:
        """Change the recognizer; running work is given to the new one."""
        with self._lock:
            if settings == self._settings:
                return
            self._settings = settings
            old, self._process = self._process, None
            self._live.clear()
            waiting = tuple(self._pending.keys() - self._lent)
        if old is not None:
            old.close()
            self.start()
        for take_id in waiting:
            self._from_disk(take_id)

    def close(self) -> None:
        """End the process for good; whoever waits for words is told that none will come."""
        with self._lock:
            self._is_closed = True
            self._live.clear()
            process, self._process = self._process, None
            waiting = tuple(self._pending)
        if process is not None:
            process.close()
        for take_id in waiting:
            self._give_up(take_id, RecognizerFailed("the app was closed"))

    # A live take

    def begin(self, take_id: int) -> None:
        with self._lock:
            self._live.add(take_id)
        recognizer = self._recognizer()
        recognizer.start()  # one that was given up is tried again
        recognizer.begin(take_id)

    def feed(self, take_id: int, pcm: bytes) -> None:
        if take_id in self._live:
            self._recognizer().feed(take_id, pcm)

    def finish(self, take_id: int) -> Pending:
        """The take is on the disk: finish its last words, or read it from there."""
        pending = self._expect(take_id)
        with self._lock:
            is_live = take_id in self._live
            self._live.discard(take_id)
        if is_live:
            self._recognizer().finish(take_id)
        else:
            self._from_disk(take_id)
        return pending

    def without_sound(self, take: Take) -> Pending:
        """A finished take that never had any sound: there is nothing to wait for."""
        self.drop(take.id)
        pending = Pending()
        pending.settle(TakeStored(take, Version.LIVE), is_kept=True)
        return pending

    def drop(self, take_id: int) -> None:
        """Forget a live take; its recording stays."""
        with self._lock:
            was_live = take_id in self._live
            self._live.discard(take_id)
        if was_live:
            self._recognizer().drop(take_id)

    # From the disk

    def recognize(self, take_id: int) -> Pending:
        """Read a recorded take, newly or once more; a recognizer given up is tried again."""
        with self._lock:
            pending = self._expect(take_id)
            is_lent = take_id in self._lent
        if not is_lent:
            self._recognizer().start()
            self._from_disk(take_id)
        return pending

    def lend(self, take_id: int) -> bool:
        """Leave a take to another reader until it is given back; False while it is heard here."""
        with self._lock:
            is_free = take_id not in self._pending.keys() | self._live | self._lent
            if is_free:
                self._lent.add(take_id)
            return is_free

    def give_back(self, take_id: int, stored: TakeStored | None) -> None:
        """Tell of a new transcript; without one, whoever asked for it meanwhile is served here."""
        with self._lock:
            self._lent.discard(take_id)
            pending = self._pending.get(take_id)
            if stored is not None:
                self._pending.pop(take_id, None)
        if stored is not None:
            self._tell(stored)
        if pending is not None and stored is not None:
            pending.settle(stored, is_kept=True)
        elif pending is not None:
            self._from_disk(take_id)

    def waiting(self) -> tuple[Take, ...]:
        """Takes that were recorded and never recognized."""
        busy = self._pending.keys() | self._lent
        return tuple(take for take in self._library.sessions.unrecognized() if take.id not in busy)

    def _from_disk(self, take_id: int) -> None:
        try:
            path = self._audio(take_id)
            if path is None:
                raise RecognizerFailed("the recording is missing")
            self._recognizer().recognize(take_id, path)
        except (UserError, LookupError) as error:
            self._give_up(take_id, _told(error))

    def _audio(self, take_id: int) -> Path | None:
        name = self._library.sessions.take(take_id).audio_file
        path = self._library.recordings.resolve(name) if name else None
        return path if path is not None and path.is_file() else None

    def _expect(self, take_id: int) -> Pending:
        with self._lock:
            return self._pending.setdefault(take_id, Pending())

    def _recognizer(self) -> Hearer:
        with self._lock:
            if self._is_closed:
                raise RecognizerFailed("the app was closed")
            if self._process is None:
                self._process = self._make(self._settings, self._on_event)
                self._process.start()
            return self._process

    # What the process reports

    def _on_event(self, event: HearingEvent) -> None:
        match event:
            case LiveFinished():
                self._store(event.take, event.recognition, Version.LIVE, event.wait_s)
            case Recognized():
                self._store(event.take, event.recognition, Version.RECOGNIZED, None)
            case RecognitionFailed():
                self._give_up(event.take, event.error)
            case RecognizerDied():
                self._revive(event)
        self._tell(event)

    def _store(
        self, take_id: int, heard: Recognition, version: Version, wait_s: float | None
    ) -> None:
        state = TakeState.RECOGNIZED if heard.words else TakeState.SILENT
        transcript = Transcript(
            version, datetime.now(UTC), heard.words, heard.speech, heard.recognizer, heard.model
        )
        try:
            self._library.sessions.add_transcript(take_id, transcript, state)
            stored = TakeStored(self._library.sessions.take(take_id), version, wait_s)
        except (UserError, LookupError) as error:
            self._give_up(take_id, _told(error))
            return
        is_kept = version is Version.RECOGNIZED
        with self._lock:
            pending = self._pending.get(take_id)
            if is_kept:
                self._pending.pop(take_id, None)
                self._tries.pop(take_id, None)
        self._tell(stored)
        if pending is not None:
            pending.settle(stored, is_kept)

    def _revive(self, died: RecognizerDied) -> None:
        """Takes still being spoken are read from the disk later, finished ones now."""
        for take_id in died.takes:
            with self._lock:
                self._live.discard(take_id)
                is_finished = take_id in self._pending
                self._tries[take_id] = self._tries.get(take_id, 0) + 1
            if is_finished and self._tries[take_id] < TRIES:
                self._from_disk(take_id)
            elif is_finished:
                self._give_up(take_id, died.error)

    def _give_up(self, take_id: int, error: UserError) -> None:
        log.warning("Take %d was not recognized: %s", take_id, error.message)
        with self._lock:
            self._live.discard(take_id)  # once it is finished, it is read from the disk
            pending = self._pending.pop(take_id, None)
        if pending is not None:
            pending.fail(error)

    def _tell(self, event: TranscriptionEvent) -> None:
        for listener in tuple(self._listeners):
            listener(event)


def _told(error: Exception) -> UserError:
    """A take that is not there any more was erased meanwhile."""
    return error if isinstance(error, UserError) else RecordingMissing()
