"""Text that Whisper invents where nobody speaks, and how to tell it from speech."""

LEAST_SPEECH = 0.5
"""Of `SpeechTrack.highest`: noise of seven kinds reached 0.28, quiet real speech had 0.77."""
MOST_REPETITION = 3.0
"""Text that compresses better than this says the same thing over and over."""


def is_invented(highest_speech: float, compression_ratio: float = 1.0) -> bool:
    """Whether a segment is dropped.

    Whisper's own "no speech" probability is not asked: it also drops a slow stutterer's speech.
    """
    return highest_speech < LEAST_SPEECH or compression_ratio > MOST_REPETITION
