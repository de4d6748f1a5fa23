"""Recognizing sound files that belong to no session."""

import time
from dataclasses import replace
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
from tpm_interview.speech.audio_files import duration_s
from tpm_interview.speech.recognizers.process import RecognizerProcess


class FileTranscriber:
    """One recognizer process for any number of files; use it as a context manager."""

    def __init__(self, settings: RecognizerSettings) -> None:
        self._events: SimpleQueue[HearingEvent] = SimpleQueue()
        self._process = RecognizerProcess(settings, self._events.put)
        self._count = 0

    def __enter__(self) -> "FileTranscriber":
        return self

    def __exit__(self, *unused: object) -> None:
        self._process.close()

    def recognize(self, path: Path) -> Recognition:
        """What is said in the file; waits for it.

        Raises UnreadableAudio, RecognizerFailed, RecognizerMissing, WrongWeights.
        """
        duration_s(path)
        self._count += 1
        begun = time.monotonic()
        self._process.start()
        self._process.recognize(self._count, path)
        return replace(self._result(), wall_s=time.monotonic() - begun)

    def _result(self) -> Recognition:
        while True:
            match self._events.get():
                case Recognized(take, recognition) if take == self._count:
                    return recognition
                case RecognitionFailed(take, error) if take == self._count:
                    raise error
                case RecognizerDied(takes, error) if self._count in takes:
                    raise error
