"""Recordings as FLAC once they are recognized: half the size, every sample the same."""

import logging
from pathlib import Path, PurePosixPath

from tpm_interview.domain.session import Take, TakeState
from tpm_interview.speech.audio_files import wav_to_flac
from tpm_interview.storage.library import Library

log = logging.getLogger(__name__)
SETTLED = (TakeState.RECOGNIZED, TakeState.SILENT)


def archive_take(library: Library, take: Take) -> Path | None:
    """Write the take's FLAC, verified bit for bit, before its WAV goes; None if nothing to do.

    Raises DiskFull or UnreadableAudio with the WAV left as it was.
    """
    if take.audio_file is None or take.state not in SETTLED:
        return None
    wav = library.recordings.resolve(take.audio_file)
    if wav.suffix != ".wav" or not wav.is_file():
        return None
    flac = wav.with_suffix(".flac")
    wav_to_flac(wav, flac)
    library.sessions.set_audio(take.id, str(PurePosixPath(take.audio_file).with_suffix(".flac")))
    library.recordings.remove(take.audio_file)
    return flac
