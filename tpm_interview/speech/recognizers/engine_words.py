"""Recognizers that read a finished stretch and nothing else, made to listen piece by piece.

Each piece ends in a pause (see `pieces`), so memory stays bounded for any length, and only the
last piece is left when the answer ends.
"""

import time
from collections.abc import Callable, Iterable, Sequence
from typing import Any

from tpm_interview.domain.transcript import Recognition, Span, Word
from tpm_interview.speech.recognizers.pieces import next_cut
from tpm_interview.speech.recognizers.recognizer import LiveWords, Reading, completed
from tpm_interview.speech.recognizers.sound import Sound, samples
from tpm_interview.speech.recognizers.suppress import is_invented
from tpm_interview.speech.recognizers.vad import FRAME_S, RollingVad, SpeechTrack, load_session

ReadPiece = Callable[[bytes, float, Sequence[Span]], Iterable[Word]]
"""Words of 16-bit samples that begin at a time, with speech heard in these spans."""


class PiecewiseTake:
    """One take, read by an engine piece by piece; pieces without speech are never given to it."""

    def __init__(self, read: ReadPiece, vad: RollingVad, told: Callable[..., Recognition]) -> None:
        self._read, self._told = read, told
        self._sound = Sound()
        self._track = SpeechTrack(vad)
        self._frame = 0
        self._words: list[Word] = []
        self._is_ended = self._is_complete = False
        self._wall_s = 0.0

    def feed(self, pcm: bytes) -> None:
        self._sound.append(pcm)
        self._track.feed(samples(pcm))

    def finish(self) -> None:
        self._track.finish()
        self._is_ended = True

    def step(self) -> bool:
        cut = next_cut(self._track.probabilities, self._frame)
        if self._is_complete or (cut is None and not self._is_ended):
            return False
        started = time.monotonic()
        self._read_until(self._sound.audio_s if cut is None else cut * FRAME_S)
        self._wall_s += time.monotonic() - started
        self._is_complete = cut is None
        self._frame = self._frame if cut is None else cut
        return True

    def words(self) -> LiveWords:
        return LiveWords(settled=tuple(self._words))

    def recognition(self) -> Recognition:
        audio_s = self._sound.audio_s
        return self._told(
            words=tuple(self._words),
            speech=self._track.spans(audio_s),
            audio_s=audio_s,
            wall_s=self._wall_s,
        )

    def second_reading(self) -> Reading:
        """These engines would only say the same again."""
        yield
        return self.recognition()

    def _read_until(self, end_s: float) -> None:
        start_s = self._frame * FRAME_S
        if not is_invented(self._track.highest(start_s, end_s)):
            spans = [
                Span(max(span.start_s, start_s), min(span.end_s, end_s))
                for span in self._track.spans(self._sound.audio_s)
                if span.end_s > start_s and span.start_s < end_s
            ]
            self._words += self._read(self._sound.pcm(start_s, end_s), start_s, spans)
        self._sound.forget_before(end_s)


class PieceRecognizer:
    """Base of the recognizers that know only how to read a piece."""

    def __init__(self, name: str, model: str) -> None:
        self.name, self.model = name, model
        self._vad_session = load_session()

    def read_piece(self, pcm: bytes, at_s: float, speech: Sequence[Span]) -> Iterable[Word]:
        """Words of one piece that begins `at_s` into the recording."""
        raise NotImplementedError

    def listen(self) -> PiecewiseTake:
        return PiecewiseTake(self.read_piece, RollingVad(self._vad_session), self._told)

    def recognize(self, audio: bytes) -> Recognition:
        return completed(self.read([audio]))

    def read(self, blocks: Iterable[bytes]) -> Reading:
        take = self.listen()
        for block in blocks:
            take.feed(block)
            while take.step():
                yield
        take.finish()
        while take.step():
            yield
        return take.recognition()

    def _told(self, **heard: Any) -> Recognition:  # the fields of Recognition, by name
        return Recognition(**heard, recognizer=self.name, model=self.model)


def spread(text: str, at_s: float, speech: Sequence[Span]) -> tuple[Word, ...]:
    """Words of an engine that gives no times: over the heard speech, longer words longer."""
    texts = text.split()
    spans = list(speech) or [Span(at_s, at_s)]
    spoken_s = sum(span.length_s for span in spans)
    letters = sum(len(word) for word in texts)
    words: list[Word] = []
    passed = 0
    for word in texts:
        start_s = _at(spans, spoken_s * passed / letters)
        passed += len(word)
        words.append(Word(word, start_s, max(start_s, _at(spans, spoken_s * passed / letters))))
    return tuple(words)


def _at(spans: Sequence[Span], spoken_s: float) -> float:
    """The moment of the recording by which so much was spoken."""
    for span in spans:
        if spoken_s <= span.length_s:
            return span.start_s + spoken_s
        spoken_s -= span.length_s
    return spans[-1].end_s
