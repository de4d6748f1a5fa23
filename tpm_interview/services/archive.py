"""Recordings as FLAC once they are recognized: half the size, every sample the same."""

import logging
from collections.abc import Iterator
from pathlib import Path, PurePosixPath

from tpm_interview.domain.errors import UserError
from tpm_interview.domain.session import Take, TakeState
from tpm_interview.speech.audio_files import wav_to_flac
from tpm_interview.storage.library import Library

log = logging.getLogger(__name__)
SETTLED = (TakeState.RECOGNIZED, TakeState.SILENT)


def archive_take(library: Library, take: Take) -> Path | None:
    """Write the take's FLAC, verified bit for bit, before its WAV goes; None if nothing to do.

    Nor is there anything to do for a recording that is erased meanwhile. Raises DiskFull,
    UnreadableAudio or OSError with the WAV left as it was.
    """
    if take.audio_file is None or take.state not in SETTLED:
        return None
    sound = library.recordings.resolve(take.audio_file)
    wav, flac = sound.with_suffix(".wav"), sound.with_suffix(".flac")
    if not wav.is_file():
        return None
    if sound == wav:
        wav_to_flac(wav, flac)
        name = str(PurePosixPath(take.audio_file).with_suffix(flac.suffix))
        if not library.sessions.replace_audio(take.id, take.audio_file, name):
            library.recordings.remove(name)
            return None
    elif not flac.is_file():
        return None
    _remove(library, take.audio_file)
    return flac


def left_as_wav(library: Library) -> Iterator[Take]:
    """Takes whose WAV an earlier run left: it was killed, or the file was in use."""
    for take_id in library.recordings.wav_takes():
        try:
            yield library.sessions.take(take_id)
        except LookupError:
            log.warning("The recording %d belongs to no take", take_id)


def _remove(library: Library, audio_file: str) -> None:
    try:
        library.recordings.remove(str(PurePosixPath(audio_file).with_suffix(".wav")))
    except UserError as error:  # Windows keeps a file that the player still reads
        log.info("A WAV stays until the next start: %s", error.message)
