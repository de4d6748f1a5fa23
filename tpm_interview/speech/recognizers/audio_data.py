"""SpeechRecognition's `AudioData`, in which its engines take their sound."""

import warnings
from typing import Any

from tpm_interview.domain.sound import RATE_HZ


def audio_data(pcm: bytes) -> Any:  # speech_recognition.AudioData, which has no types
    """16-bit samples as an `AudioData`.

    SpeechRecognition 3.17 imports `aifc` and `audioop`, which Python 3.11 and 3.12 call
    deprecated; from 3.13 on it brings its own and this filter can go with them.
    """
    with warnings.catch_warnings():
        warnings.filterwarnings("ignore", "'(aifc|audioop)' is deprecated", DeprecationWarning)
        from speech_recognition import AudioData

    return AudioData(pcm, RATE_HZ, 2)
