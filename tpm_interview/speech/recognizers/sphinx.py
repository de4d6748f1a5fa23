"""PocketSphinx through SpeechRecognition: an extra, far less exact than Whisper."""

from collections.abc import Iterable, Sequence
from pathlib import Path

from tpm_interview.domain.errors import RecognizerMissing
from tpm_interview.domain.settings import RecognizerSettings
from tpm_interview.domain.transcript import Span, Word
from tpm_interview.speech.recognizers.audio_data import audio_data
from tpm_interview.speech.recognizers.engine_words import PieceRecognizer

FRAMES_PER_S = 100


class SphinxRecognizer(PieceRecognizer):
    """US English with the data inside SpeechRecognition; loads anew for each piece (0.5 s)."""

    def __init__(self, settings: RecognizerSettings, threads: int, cache: Path) -> None:
        super().__init__(settings.name, "en-US")
        try:
            import pocketsphinx  # noqa: F401  # SpeechRecognition would say so only at the first take
        except ImportError as error:
            raise RecognizerMissing("pip install pocketsphinx") from error

    def read_piece(self, pcm: bytes, at_s: float, speech: Sequence[Span]) -> Iterable[Word]:
        audio = audio_data(pcm)
        from speech_recognition.recognizers.pocketsphinx import recognize

        decoder = recognize(None, audio, show_all=True)
        for heard in decoder.seg() or ():
            if heard.word[0] not in "<[+":  # silence and noise
                yield Word(
                    heard.word.partition("(")[0],  # the number of a second pronunciation
                    at_s + heard.start_frame / FRAMES_PER_S,
                    at_s + (heard.end_frame + 1) / FRAMES_PER_S,
                )
