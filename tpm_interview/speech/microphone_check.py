"""Is this microphone good enough? Judged from a few seconds of speaking into it.

The thresholds were held against 50 four-second pieces of 13 human recordings: their speech
level lies between -38 and -11 dBFS, 7 dB or more above the quieter moments, none clips.
"""

from tpm_interview.domain.sound import RATE_HZ, Loudness, MicrophoneFinding
from tpm_interview.speech.level import SILENCE_DBFS, level_dbfs, peak_dbfs

FRAME_BYTES = RATE_HZ // 20 * 2
"""50 ms, about a syllable's core."""
SILENT_BELOW_DBFS = -55.0
"""A muted microphone gives -96, an open one in a quiet room -75 to -60."""
VOICE_ABOVE_NOISE_DB = 5.0
"""A hum or a fan varies by 1 dB between frames; the steadiest speech measured by 7 dB."""
TOO_QUIET_BELOW_DBFS = -42.0
"""4 dB below the quietest speech measured, which recognizers still read well."""
CLIPPED_FROM = 32_760
CLIPPED_SAMPLES = 10
"""A single loudest sample may touch full scale; a wave cut flat stays there."""


def examine(pcm: bytes) -> MicrophoneFinding:
    """What a microphone check recorded: 16 kHz mono 16-bit, about 4 s of speaking.

    `speech_dbfs` is the level of the loudest tenth of the frames, where the voice is; a steady
    noise without a voice counts as silent.
    """
    whole = len(pcm) // 2 * 2
    levels = sorted(
        level_dbfs(pcm[start : start + FRAME_BYTES]) for start in range(0, whole, FRAME_BYTES)
    )
    loud = levels[len(levels) * 9 // 10] if levels else SILENCE_DBFS
    quiet = levels[len(levels) // 10] if levels else SILENCE_DBFS
    return MicrophoneFinding(_loudness(pcm[:whole], loud, quiet), peak_dbfs(pcm), loud)


def _loudness(pcm: bytes, loud_dbfs: float, quiet_dbfs: float) -> Loudness:
    if sum(abs(sample) >= CLIPPED_FROM for sample in memoryview(pcm).cast("h")) >= CLIPPED_SAMPLES:
        return Loudness.CLIPPING
    if loud_dbfs < SILENT_BELOW_DBFS or loud_dbfs - quiet_dbfs < VOICE_ABOVE_NOISE_DB:
        return Loudness.SILENT
    return Loudness.TOO_QUIET if loud_dbfs < TOO_QUIET_BELOW_DBFS else Loudness.GOOD
