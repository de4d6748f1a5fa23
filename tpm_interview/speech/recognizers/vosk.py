"""Vosk with a model folder of the candidate's: an extra.

SpeechRecognition's own Vosk call wants the model inside its package and gives no word times, so
only its `AudioData` is used here.
"""

import json
from collections.abc import Iterable, Sequence
from pathlib import Path

from tpm_interview.domain.errors import RecognizerMissing
from tpm_interview.domain.settings import RecognizerSettings
from tpm_interview.domain.sound import RATE_HZ
from tpm_interview.domain.transcript import Span, Word
from tpm_interview.speech.recognizers.audio_data import audio_data
from tpm_interview.speech.recognizers.engine_words import PieceRecognizer


class VoskRecognizer(PieceRecognizer):
    """Any Vosk model; gives word times and probabilities."""

    def __init__(self, settings: RecognizerSettings, threads: int, cache: Path) -> None:
        try:
            from vosk import Model, SetLogLevel
        except ImportError as error:
            raise RecognizerMissing("pip install vosk") from error
        folder = Path(settings.model_folder).expanduser()
        if not settings.model_folder or not (folder / "am").is_dir():
            raise RecognizerMissing(f"no Vosk model in {settings.model_folder or 'the settings'}")
        super().__init__(settings.name, folder.name)
        SetLogLevel(-1)
        self._loaded = Model(str(folder))

    def read_piece(self, pcm: bytes, at_s: float, speech: Sequence[Span]) -> Iterable[Word]:
        from vosk import KaldiRecognizer

        decoder = KaldiRecognizer(self._loaded, RATE_HZ)
        decoder.SetWords(True)
        decoder.AcceptWaveform(audio_data(pcm).get_raw_data())
        for word in json.loads(decoder.FinalResult()).get("result", ()):
            yield Word(word["word"], at_s + word["start"], at_s + word["end"], word["conf"])
