"""Takes read from the disk again with a chosen recognizer, one after the other."""

import logging
import threading
import time
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from tpm_interview.domain.errors import (
    LibraryReadOnly,
    RecordingMissing,
    UnreadableAudio,
    UserError,
)
from tpm_interview.domain.rerecognition import (
    Reread,
    RereadEnded,
    RereadEvent,
    RereadMoved,
    RereadOutcome,
    RereadProgress,
    RereadState,
    SpokenChoice,
    SpokenTake,
    TakeReread,
)
from tpm_interview.domain.session import Take, TakeState
from tpm_interview.domain.settings import RecognizerSettings
from tpm_interview.domain.transcript import Recognition, Transcript, Version
from tpm_interview.services.disk_reader import DiskReader, Stopped
from tpm_interview.services.reread_run import RereadRun
from tpm_interview.services.review_changes import ReviewChanges
from tpm_interview.services.take_pending import MakeHearer, TakeStored
from tpm_interview.services.transcription import TranscriptionService
from tpm_interview.speech.recognizers.process import RecognizerProcess
from tpm_interview.storage.library import Library

log = logging.getLogger(__name__)


class Rerecognition:
    """One round at a time, in a process and a thread of its own.

    Methods may be called from any thread and return at once, but `close` and `join`. Listeners
    may be called on any thread; what they are told of is stored by then.
    """

    def __init__(
        self,
        library: Library,
        transcription: TranscriptionService,
        changes: ReviewChanges,
        settings: RecognizerSettings,
        make: MakeHearer = RecognizerProcess,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._library, self._transcription, self._changes = library, transcription, changes
        self._settings, self._make, self._clock = settings, make, clock
        self._listeners: list[Callable[[RereadEvent], None]] = []
        self._gate = threading.Condition(threading.RLock())
        self._thread: threading.Thread | None = None
        self._run: RereadRun | None = None
        self._reader: DiskReader | None = None
        self._is_paused = self._is_held = self._is_cancelled = False

    def subscribe(self, listener: Callable[[RereadEvent], None]) -> None:
        self._listeners.append(listener)

    @property
    def settings(self) -> RecognizerSettings:
        """With the recognizer that the candidate uses, and what the others need."""
        return self._settings

    @property
    def progress(self) -> RereadProgress | None:
        """How far it is at this moment; None while nothing is being read again."""
        with self._gate:
            return self._run.progress(self._state(self._run)) if self._run else None

    def find(self, choice: SpokenChoice) -> tuple[SpokenTake, ...]:
        """The takes that would be read: those with a recording, outside the trash."""
        return self._library.spoken.find(choice)

    def start(self, takes: Sequence[SpokenTake], recognizer: str) -> None:
        """Begin a round. Raises LibraryReadOnly; a round that still goes on is a RuntimeError."""
        if self._library.is_read_only:
            raise LibraryReadOnly
        with self._gate:
            if self._run is not None:
                raise RuntimeError("takes are being read again already")
            self._is_paused = self._is_cancelled = False
            self._run = run = RereadRun(takes, recognizer, self._clock)
            self._thread = threading.Thread(
                target=self._work, args=(run,), name="rerecognition", daemon=True
            )
            self._thread.start()

    def pause(self) -> None:
        """Rest after the present take, until `go_on`."""
        self._change(is_paused=True)

    def go_on(self) -> None:
        self._change(is_paused=False)

    def hold(self, is_held: bool) -> None:
        """Rest at once while a rehearsal goes on; the present take is begun anew afterwards."""
        with self._gate:
            self._is_held = is_held
            if is_held:
                self._stop_reading()
            self._gate.notify_all()
        self._tell_moved()

    def cancel(self) -> None:
        """Stop at once; what is done stays."""
        with self._gate:
            self._is_cancelled = True
            self._stop_reading()
            self._gate.notify_all()

    def use(self, settings: RecognizerSettings) -> None:
        """Where a model lies, or where sound may go, has changed: it holds from now on."""
        with self._gate:
            self._settings = settings
            run, reader = self._run, self._reader
            if run and reader and reader.settings != self._wanted(run):
                reader.stop()

    def join(self) -> None:
        """Wait for the end of the round."""
        thread = self._thread
        if thread is not None:
            thread.join()

    def close(self) -> None:
        """Cancel, and wait until the process has ended."""
        self.cancel()
        self.join()

    def _change(self, is_paused: bool) -> None:
        with self._gate:
            self._is_paused = is_paused
            self._gate.notify_all()
        self._tell_moved()

    def _stop_reading(self) -> None:
        if self._reader is not None:
            self._reader.stop()

    def _state(self, run: RereadRun) -> RereadState:
        if self._is_held:
            return RereadState.HELD
        if self._is_paused:
            return RereadState.PAUSING if run.is_reading else RereadState.PAUSED
        return RereadState.READING

    def _wanted(self, run: RereadRun) -> RecognizerSettings:
        return replace(self._settings, name=run.recognizer)

    # The thread that reads

    def _work(self, run: RereadRun) -> None:
        try:
            for take in run.takes:
                if not self._end_take(run, take) or run.is_hopeless:
                    break
        finally:
            self._close_reader()
            with self._gate:
                self._run = None
                summary = run.summary(self._is_cancelled)
            self._tell(RereadEnded(summary))

    def _end_take(self, run: RereadRun, take: SpokenTake) -> bool:
        """Read it, as often as it is interrupted; False once the round is cancelled."""
        while self._may_go_on():
            run.begin(take)
            self._tell_moved()
            try:
                done, stored = self._lent(run, take.take_id)
            except Stopped:
                run.give_up()
                self._close_reader()
                continue
            run.end(done.outcome)
            if stored is not None:
                self._changes.tell((take.take_id,))
            self._tell(done)
            self._tell_moved()
            return True
        return False

    def _may_go_on(self) -> bool:
        """Waits while it rests, without the process and its memory."""
        while True:
            with self._gate:
                if self._is_cancelled:
                    return False
                if not (self._is_paused or self._is_held):
                    return True
            self._close_reader()
            self._tell_moved()
            with self._gate:
                self._gate.wait_for(
                    lambda: self._is_cancelled or not (self._is_paused or self._is_held)
                )

    def _lent(self, run: RereadRun, take_id: int) -> tuple[TakeReread, TakeStored | None]:
        """Read a take that nobody else reads meanwhile; the stored one if its words are new."""
        is_there = bool(self.find(SpokenChoice((take_id,))))
        if not is_there or not self._transcription.lend(take_id):
            return TakeReread(RereadOutcome(take_id, Reread.LEFT_OUT)), None
        stored: TakeStored | None = None
        try:
            done, stored = self._kept(take_id, self._heard(run, take_id))
        except UserError as error:
            log.warning("Take %d was not recognized again: %s", take_id, error.message)
            done = TakeReread(RereadOutcome(take_id, Reread.FAILED, error))
        except LookupError:  # erased for good while it was read
            done = TakeReread(RereadOutcome(take_id, Reread.LEFT_OUT))
        finally:
            self._transcription.give_back(take_id, stored)
        return done, stored

    def _heard(self, run: RereadRun, take_id: int) -> Recognition:
        reader, path = self._open_reader(run), self._recording(take_id)
        try:
            return reader.read(take_id, path)
        except UnreadableAudio:
            moved = self._recording(take_id)
            if moved == path:
                raise
            return reader.read(take_id, moved)  # its WAV became a FLAC just before it was opened

    def _open_reader(self, run: RereadRun) -> DiskReader:
        with self._gate:
            if self._is_cancelled or self._is_held:
                raise Stopped
            if self._reader is None:
                self._reader = DiskReader(self._wanted(run), self._make)
            return self._reader

    def _close_reader(self) -> None:
        with self._gate:
            reader, self._reader = self._reader, None
        if reader is not None:
            reader.close()

    def _recording(self, take_id: int) -> Path:
        name = self._library.sessions.take(take_id).audio_file
        path = self._library.recordings.resolve(name) if name else None
        if path is None or not path.is_file():
            raise RecordingMissing
        return path

    # What was heard

    def _kept(self, take_id: int, heard: Recognition) -> tuple[TakeReread, TakeStored | None]:
        """Stores a reading, unless it has no words and another version has."""
        store = self._library.sessions
        if not heard.words and any(each.words for each in store.transcripts(take_id)):
            return TakeReread(RereadOutcome(take_id, Reread.WITHOUT_WORDS)), None
        made = Transcript(
            version=Version.RECOGNIZED,
            made_at=datetime.now(UTC),
            words=heard.words,
            speech=heard.speech,
            recognizer=heard.recognizer,
            model=heard.model,
        )
        state = TakeState.RECOGNIZED if heard.words else TakeState.SILENT
        store.add_transcript(take_id, made, state)
        take = store.take(take_id)
        outcome = RereadOutcome(take_id, _result(take, heard))
        return TakeReread(outcome, made), TakeStored(take, Version.RECOGNIZED)

    def _tell_moved(self) -> None:
        progress = self.progress
        if progress is not None:
            self._tell(RereadMoved(progress))

    def _tell(self, event: RereadEvent) -> None:
        for listener in tuple(self._listeners):
            listener(event)


def _result(take: Take, heard: Recognition) -> Reread:
    if not heard.words:
        return Reread.WITHOUT_WORDS
    counts = take.transcript.version if take.transcript else Version.RECOGNIZED
    return Reread.DONE if counts is Version.RECOGNIZED else Reread.KEEPS_OWN
