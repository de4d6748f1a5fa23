"""Whisper by faster-whisper: the engine, and how it reads an answer live and from the disk."""

from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from typing import Any

from tpm_interview.domain.sound import RATE_HZ
from tpm_interview.domain.transcript import Word
from tpm_interview.speech.recognizers.sound import Samples

FILLER_PROMPT = (
    "So, um, uh, yeah, I, I mean, uh, the, um, Jira backlog, you know, uh, the Kanban board, um, "
    "CI/CD and, uh, Kubernetes, like, uh, the RACI, um, OKRs, stakeholders, uh, really, um, hard."
)
"""Disfluent, so that um and uh are written down; with the trade's words, so that those are too."""
LATE_S = 0.1
"""Whisper's word times are late by a median of 0.1 s."""
SHORTEST_S = 0.1
STRAIGHT = 0.0
RETRIES = (0.0, 0.2, 0.4, 0.6, 0.8, 1.0)


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch of text as Whisper returned it, in seconds of the recording."""

    start_s: float
    end_s: float
    words: tuple[Word, ...]
    compression_ratio: float


class WhisperEngine:
    """A loaded model. Reading is lazy: each window is decoded when its segments are asked for."""

    def __init__(self, model: Any) -> None:  # a GatedWhisper; it must not be loaded here
        self._model = model

    def segments(
        self,
        heard: Samples,
        at_s: float,
        *,
        prompt: str | None = None,
        beam: int = 5,
        retries: bool = False,
        goes_on: Callable[[float], bool],
    ) -> Iterator[Segment]:
        """What is said in `heard`, which begins `at_s` into the recording.

        `goes_on` is asked before each window after the first, with the end of what was read.
        """
        from tpm_interview.speech.recognizers.gated import WindowsRead

        if len(heard) < SHORTEST_S * RATE_HZ:
            return
        found, _ = self._model.transcribe(
            heard,
            language="en",
            beam_size=beam,
            temperature=RETRIES if retries else STRAIGHT,
            condition_on_previous_text=False,
            vad_filter=False,
            word_timestamps=True,
            initial_prompt=prompt,
        )
        read_to_s: float | None = None

        def may_read() -> bool:
            return read_to_s is None or goes_on(read_to_s)

        with suppress(WindowsRead):
            for segment in self._asking(may_read, found):
                read_to_s = float(at_s + segment.end)
                yield Segment(
                    float(at_s + segment.start),
                    read_to_s,
                    words_of(segment.words, at_s),
                    segment.compression_ratio,
                )

    def _asking(self, may_read: Callable[[], bool], found: Iterator[Any]) -> Iterator[Any]:
        """Readings take turns on the one model; each asks its own question when it goes on."""
        while True:
            self._model.ask(may_read)
            try:
                segment = next(found)
            except StopIteration:
                return
            yield segment


def words_of(tokens: Any, at_s: float) -> tuple[Word, ...]:
    """The engine's words 0.1 s earlier; what it wrote without a space before it is one word."""
    words: list[Word] = []
    for token in tokens:
        word = Word(
            token.word.strip(),
            max(0.0, float(at_s + token.start - LATE_S)),
            max(0.0, float(at_s + token.end - LATE_S)),
            min(1.0, max(0.0, float(token.probability))),
        )
        if words and not token.word.startswith(" "):
            words[-1] = _joined(words[-1], word)
        elif word.text:
            words.append(word)
    return tuple(words)


def _joined(first: Word, second: Word) -> Word:
    return Word(
        first.text + second.text,
        first.start_s,
        second.end_s,
        min(first.probability, second.probability),
    )
