"""The recognizers a candidate can choose, and whether they are there."""

from tpm_interview.speech.recognizers.registry import (
    RECOGNIZERS,
    RecognizerCheck,
    recognizer_checks,
)

RECOGNIZER_NAMES = tuple(RECOGNIZERS)

__all__ = ["RECOGNIZER_NAMES", "RecognizerCheck", "recognizer_checks"]
