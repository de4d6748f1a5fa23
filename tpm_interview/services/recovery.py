"""What a crash left behind is turned into takes at the next start."""

import logging
from dataclasses import dataclass

from tpm_interview.domain.session import Take, TakeState
from tpm_interview.speech.recording_check import held_s
from tpm_interview.storage.library import Library

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class RecoveryReport:
    """Takes cut short and saved now, and takes that still wait for the recognizer."""

    recovered: tuple[Take, ...]
    waiting: tuple[Take, ...]


def recover(library: Library) -> RecoveryReport:
    """Repair interrupted recordings; safe to call at every start of a writable library."""
    if library.is_read_only:
        return RecoveryReport((), library.sessions.unrecognized())
    sessions = library.sessions
    found = {part.take_id: part for part in library.recordings.recover()}
    recovered: list[int] = []
    for take in sessions.recording():
        part = found.get(take.id)
        if part is not None:
            length_s = part.duration_s
        elif take.audio_file and library.recordings.resolve(take.audio_file).is_file():
            length_s = _length_s(library, take.audio_file)  # renamed, not yet committed
        else:
            log.warning("Take %d was interrupted before it had any sound", take.id)
            sessions.discard_take(take.id)
            continue
        sessions.finish_take(
            take.id, length_s, TakeState.RECORDED if length_s else TakeState.SILENT
        )
        recovered.append(take.id)
    takes = tuple(sessions.take(take_id) for take_id in recovered)
    return RecoveryReport(takes, sessions.unrecognized())


def _length_s(library: Library, audio_file: str) -> float:
    """A backup made while the take was spoken may hold it as the FLAC that it became meanwhile."""
    if audio_file.endswith(".wav"):
        return library.recordings.length_s(audio_file)
    return held_s(library.recordings.resolve(audio_file))
