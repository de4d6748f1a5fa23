"""Recognizing sound files that belong to no session."""

import time
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from queue import SimpleQueue

from tpm_interview.domain.errors import RecognizerFailed
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


def transcribed(paths: Iterable[Path], settings: RecognizerSettings) -> Iterator[Recognition]:
    """What is said in each file, in order; one process for all of them.

    Raises UnreadableAudio at the first file that is no sound, RecognizerFailed or
    RecognizerMissing.
    """
    events: SimpleQueue[HearingEvent] = SimpleQueue()
    process = RecognizerProcess(settings, events.put)
    try:
        for number, path in enumerate(paths):
            duration_s(path)
            begun = time.monotonic()
            process.start()
            process.recognize(number, path)
            heard = _result(events, number)
            yield replace(heard, wall_s=time.monotonic() - begun)
    finally:
        process.close()


def _result(events: "SimpleQueue[HearingEvent]", number: int) -> Recognition:
    while True:
        match events.get():
            case Recognized(take, recognition) if take == number:
                return recognition
            case RecognitionFailed(take, error) if take == number:
                raise error
            case RecognizerDied(takes, error) if number in takes:
                raise RecognizerFailed(error.detail)
