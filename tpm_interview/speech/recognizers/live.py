"""One answer read by Whisper: while it is spoken, then once more as a whole."""

import time
from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from itertools import chain
from typing import Any

from tpm_interview.domain.transcript import Recognition, Word
from tpm_interview.speech.recognizers.choose import better_founded
from tpm_interview.speech.recognizers.merge import merged
from tpm_interview.speech.recognizers.readers import (
    CleanWindows,
    Glance,
    PromptedPieces,
    kept_words,
    more_speech,
)
from tpm_interview.speech.recognizers.recognizer import (
    WHOLE_PASS_S,
    LiveWords,
    Reading,
    completed,
)
from tpm_interview.speech.recognizers.sound import BYTES_PER_S, Sound, samples
from tpm_interview.speech.recognizers.suppress import LEAST_SPEECH
from tpm_interview.speech.recognizers.vad import RollingVad, SpeechTrack
from tpm_interview.speech.recognizers.whisper import WhisperEngine


class WhisperTake:
    """Windows for the text, pieces for the fillers, a glance for the words of this moment.

    Sound is kept for the whole pass up to 6 minutes, beyond that only what is unread.
    """

    def __init__(
        self, engine: WhisperEngine, vad: RollingVad, told: Callable[..., Recognition]
    ) -> None:
        self._engine, self._told = engine, told
        self._sound = Sound()
        self._track = SpeechTrack(vad)
        parts = (engine, self._sound, self._track)
        self._clean, self._pieces, self._glance = (
            CleanWindows(*parts),
            PromptedPieces(*parts),
            Glance(*parts),
        )
        self._is_ended = False
        self._wall_s = 0.0

    def feed(self, pcm: bytes) -> None:
        self._sound.append(pcm)
        self._track.feed(samples(pcm))

    def finish(self) -> None:
        self._track.finish()
        self._is_ended = True

    def step(self) -> bool:
        started = time.monotonic()
        did_read = self._step()
        self._wall_s += time.monotonic() - started
        return did_read

    def _step(self) -> bool:
        if self._is_ended:
            return self._read_the_rest()
        if self._clean.step(is_ended=False) or self._pieces.step(is_ended=False):
            if self._sound.audio_s > WHOLE_PASS_S:
                self._sound.forget_before(min(self._clean.at_s, self._pieces.at_s))
            return True
        return self._glance.step(self._pieces.at_s)

    def _read_the_rest(self) -> bool:
        """Text and fillers of the tail side by side: the candidate waits, and cores are free."""
        if self._clean.is_complete and self._pieces.is_complete:
            return False
        with ThreadPoolExecutor(1) as pool:
            fillers = pool.submit(_drain, self._pieces)
            _drain(self._clean)
            fillers.result()
        return True

    def words(self) -> LiveWords:
        """Settled up to the last window's end; the rest from prompted pieces and the glance."""
        at_s = self._clean.at_s
        recent = chain(self._pieces.words, self._glance.words)
        return LiveWords(
            merged(self._clean.words, _until(self._pieces.words, at_s)),
            tuple(word for word in recent if word.start_s >= at_s),
        )

    def recognition(self) -> Recognition:
        return self._as_told(merged(self._clean.words, self._pieces.words), self._wall_s)

    def second_reading(self) -> Reading:
        windowed = self.recognition()
        if not self._sound.is_whole or not windowed.speech:
            return windowed
        return better_founded(windowed, (yield from self.whole()))

    def whole(self) -> Reading:
        """The whole-answer pass with retries, and the fillers of the prompted pieces."""
        started = time.monotonic()
        while self._pieces.step(self._is_ended):
            yield
        words: list[Word] = []
        if self._track.highest(0.0, self._sound.audio_s) >= LEAST_SPEECH:
            heard = self._sound.between(0.0)
            goes_on = more_speech(self._track)
            for segment in self._engine.segments(heard, 0.0, retries=True, goes_on=goes_on):
                words += kept_words([segment], self._track)
                yield
        return self._as_told(merged(words, self._pieces.words), time.monotonic() - started)

    def _as_told(self, words: tuple[Word, ...], wall_s: float) -> Recognition:
        audio_s = self._sound.audio_s
        return self._told(
            words=words, speech=self._track.spans(audio_s), audio_s=audio_s, wall_s=wall_s
        )


class WhisperRecognizer:
    """A Whisper model behind the recognizers' protocol."""

    def __init__(self, name: str, model: str, engine: WhisperEngine, vad_session: Any) -> None:
        self.name, self.model = name, model
        self._engine, self._vad_session = engine, vad_session

    def listen(self) -> WhisperTake:
        return WhisperTake(self._engine, RollingVad(self._vad_session), self._told)

    def recognize(self, audio: bytes) -> Recognition:
        return completed(self.read([audio]))

    def read(self, blocks: Iterable[bytes]) -> Reading:
        """Up to 6 minutes as a whole; what is longer as if it were live."""
        take, fed = self.listen(), 0
        for block in blocks:
            take.feed(block)
            fed += len(block)
            while fed > WHOLE_PASS_S * BYTES_PER_S and take.step():
                yield
            yield
        take.finish()
        if fed <= WHOLE_PASS_S * BYTES_PER_S:
            return (yield from take.whole())
        while take.step():
            yield
        return take.recognition()

    def _told(self, **heard: Any) -> Recognition:  # the fields of Recognition, by name
        return Recognition(**heard, recognizer=self.name, model=self.model)


def _drain(reader: CleanWindows | PromptedPieces) -> None:
    while reader.step(is_ended=True):
        pass


def _until(words: Iterable[Word], end_s: float) -> tuple[Word, ...]:
    return tuple(word for word in words if word.start_s < end_s)
