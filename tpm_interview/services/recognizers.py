"""The recognizers a candidate can choose, and whether they are there."""

from tpm_interview.speech.recognizers.registry import RecognizerCheck, recognizer_checks

__all__ = ["RecognizerCheck", "recognizer_checks"]
