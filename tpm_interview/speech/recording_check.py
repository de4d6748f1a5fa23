"""How much sound a recording really holds, found without decoding it."""

from pathlib import Path

from tpm_interview.domain.errors import UnreadableAudio
from tpm_interview.speech.audio_files import duration_s
from tpm_interview.speech.decoding import opened_sound


def held_s(path: Path) -> float:
    """Seconds of sound that are in the file, whatever its header promises.

    A WAV is measured; in any other file the packets are counted to its end. UnreadableAudio
    where there is none.
    """
    if path.suffix == ".wav":
        return duration_s(path)
    import av

    with opened_sound(path) as (container, stream):
        ticks = 0
        try:
            for packet in container.demux(stream):
                ticks += packet.duration or 0
        except av.FFmpegError:
            pass  # what comes before the damage is there
        if not ticks or stream.time_base is None:
            raise UnreadableAudio(f"{path.name}: there is no sound in it")
        return float(ticks * stream.time_base)
