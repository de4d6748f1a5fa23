"""Text that Whisper invents where nobody speaks, and how to tell it from speech."""

LEAST_SPEECH = 0.3
"""Highest speech probability under invented text was 0.13, under real speech 0.90 and more."""
MOST_REPETITION = 3.0
"""Text that compresses better than this says the same thing over and over."""


def is_invented(highest_speech: float, compression_ratio: float = 1.0) -> bool:
    """Whether a segment is dropped.

    Whisper's own "no speech" probability is not asked: it also drops a slow stutterer's speech.
    """
    return highest_speech < LEAST_SPEECH or compression_ratio > MOST_REPETITION
