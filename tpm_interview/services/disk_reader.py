"""One recognizer process that reads recordings, one at a time."""

from pathlib import Path
from queue import SimpleQueue

from tpm_interview.domain.hearing import (
    HearingEvent,
    RecognitionFailed,
    Recognized,
    RecognizerDied,
)
from tpm_interview.domain.settings import RecognizerSettings
from tpm_interview.domain.transcript import Recognition
from tpm_interview.services.take_pending import MakeHearer
from tpm_interview.services.transcription import TRIES


class Stopped(Exception):
    """The reading was given up; nothing came of it."""


class DiskReader:
    """`read` and `close` belong to one thread; `stop` may be called from any."""

    def __init__(self, settings: RecognizerSettings, make: MakeHearer) -> None:
        self.settings = settings
        self._events: SimpleQueue[HearingEvent | None] = SimpleQueue()
        self._process = make(settings, self._events.put)

    def read(self, take_id: int, path: Path) -> Recognition:
        """What is said in the recording; waits for it.

        Raises Stopped, after which it can only be closed; UnreadableAudio, RecognizerMissing,
        WrongWeights, ConsentMissing, ServerFailed; RecognizerFailed where the take kills the
        recognizer each time.
        """
        deaths = 0
        self._process.start()  # one that was given up is tried again
        self._process.recognize(take_id, path)
        while True:
            match self._events.get():
                case None:
                    raise Stopped
                case Recognized(take, recognition) if take == take_id:
                    return recognition
                case RecognitionFailed(take, error) if take == take_id:
                    raise error
                case RecognizerDied(takes, error) if take_id in takes:
                    deaths += 1
                    if deaths == TRIES:
                        raise error
                    self._process.recognize(take_id, path)

    def stop(self) -> None:
        """The present reading, or else the next one, ends in Stopped."""
        self._events.put(None)

    def close(self) -> None:
        """End the process; it may take a second."""
        self._process.close()
