"""The natural voice: hibari-tts, whose one bundled voice is "heart"."""

import re
import wave
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from tpm_interview.domain.errors import NoVoice, VoiceFailed
from tpm_interview.domain.sound import SpokenWord, VoiceInfo
from tpm_interview.speech.voices.registry import Synthesis
from tpm_interview.speech.voices.spoken_form import HIBARI
from tpm_interview.speech.voices.word_times import spread, words

HEART = "heart"
RATE_HZ = 24_000
PACE = 0.8
"""hibari's own speed for a calm 150 words a minute; recognizers hear it as well as 1.0."""
GAIN, CEILING = 1.6, 0.98
"""hibari is about 5 dB quieter than espeak."""
MOST_PHONEMES = 200
"""Memory grows with a piece: 245 MB for 200, 320 MB for hibari's own 400, 6 GB for 3,000."""
MOST_CHARACTERS = 240
QUIET = 0.03
"""Below this share of the loudest sample there is no speech yet, or no more."""
LEAD_S, TAIL_S = 0.04, 0.12
"""Silence kept before and after a prompt; hibari gives 0.3 s and 0.6 s."""
_CLAUSE_END = re.compile(r"[,;:\u2014]\s+")


class Hibari:
    """Loads the model on construction: about 0.7 s and 200 MB."""

    packages = ("hibari-tts",)
    revision = 1
    respellings = HIBARI

    def __init__(self) -> None:
        from hibari import Hibari as Model

        self._model = Model(voice=HEART, threads=1)  # any other voice would be downloaded
        self._sound("Ready, Grafana.")  # loads the net for unknown words too

    def voices(self) -> tuple[VoiceInfo, ...]:
        return (VoiceInfo(f"hibari:{HEART}", "Heart (natural)", "en-US", natural=True),)

    def synthesize(
        self, text: str, voice: str, speed: float, volume: float, out: Path
    ) -> Synthesis:
        """Piece by piece into the file, so that memory stays bounded."""
        if voice != HEART:
            raise NoVoice(voice)
        found: list[SpokenWord] = []
        frames = 0
        with wave.open(str(out), "wb") as file:
            file.setnchannels(1)
            file.setsampwidth(2)
            file.setframerate(RATE_HZ)
            pieces = list(self._pieces(text))
            for offset, piece in pieces:
                is_last = offset == pieces[-1][0]
                sound, first, last = self._trimmed(piece, speed, is_last)
                start_s, end_s = (frames + first) / RATE_HZ, (frames + last) / RATE_HZ
                for word in spread(piece, start_s, end_s, self._sounds_in):
                    found.append(SpokenWord(word.offset + offset, word.length, word.start_s))
                file.writeframes((sound * (volume * 32767)).astype("<i2").tobytes())
                frames += len(sound)
        if not frames:
            raise VoiceFailed("it holds nothing this voice can speak")
        return Synthesis(frames / RATE_HZ, tuple(found))

    def _pieces(self, text: str) -> Iterator[tuple[int, str]]:
        """Sentences with their offsets; one too long for one run is cut."""
        at = 0
        for sentence in self._model.split_sentences(text):
            offset = text.index(sentence, at)
            at = offset + len(sentence)
            yield from self._short(offset, sentence)

    def _short(self, offset: int, piece: str) -> Iterator[tuple[int, str]]:
        if len(piece) <= MOST_CHARACTERS and len(self._model.g2p(piece)) <= MOST_PHONEMES:
            yield offset, piece
            return
        cut = middle_cut(piece)
        yield from self._short(offset, piece[:cut])
        yield from self._short(offset + cut, piece[cut:])

    def _trimmed(self, piece: str, speed: float, is_last: bool) -> tuple[Any, int, int]:
        """Samples with little silence before, and first and last one that is speech."""
        import numpy as np

        sound = self._sound(piece, speed)
        loudest = float(np.abs(sound).max(initial=0.0))
        loud = np.flatnonzero(np.abs(sound) > QUIET * loudest)
        if not len(loud):
            return sound[:0], 0, 0
        start = max(0, int(loud[0]) - int(LEAD_S * RATE_HZ))
        end = int(loud[-1]) + int(TAIL_S * RATE_HZ) if is_last else len(sound)
        louder = sound[start:end] * min(GAIN, CEILING / loudest)
        return louder, int(loud[0]) - start, int(loud[-1]) - start

    def _sound(self, piece: str, speed: float = 1.0) -> Any:  # hibari has no types
        """24 kHz samples; the same text gives the same samples."""
        return self._model.from_phonemes(self._model.g2p(piece), speed * PACE, seed=0)

    def _sounds_in(self, word: str) -> float:
        return len(re.sub(r"[\u02c8\u02cc\W]", "", self._model.g2p(word)) or word)


def middle_cut(piece: str) -> int:
    """Where to cut a piece in two: a clause's end, else a space, near the middle; else there."""
    middle = len(piece) // 2
    for places in (
        [match.end() for match in _CLAUSE_END.finditer(piece)],
        [offset for offset, _ in words(piece)],
    ):
        inner = [place for place in places if len(piece) // 4 <= place <= len(piece) * 3 // 4]
        if inner:
            return min(inner, key=lambda place: abs(place - middle))
    return middle
