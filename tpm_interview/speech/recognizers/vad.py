"""Where in a recording somebody speaks: silero VAD frame by frame, with carried state."""

from array import array
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import numpy as np

from tpm_interview.domain.sound import RATE_HZ
from tpm_interview.domain.transcript import Span
from tpm_interview.speech.recognizers.sound import Samples

FRAME = 512
FRAME_S = FRAME / RATE_HZ
STARTS, STAYS = 0.5, 0.35
"""Speech begins at the first probability and lasts while it stays above the second."""
JOINED_GAP_S = 0.25
SHORTEST_S = 0.1
TURN = 31
"""Frames after which a stream begins anew: 1 s."""
STEADY = 10
_CONTEXT = 64


def load_session() -> Any:
    """The ONNX session of the model that ships inside faster-whisper; it has no types."""
    import faster_whisper
    import onnxruntime

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    options.log_severity_level = 3
    model = Path(faster_whisper.__file__).parent / "assets" / "silero_vad_v6.onnx"
    return onnxruntime.InferenceSession(
        str(model), sess_options=options, providers=["CPUExecutionProvider"]
    )


class StreamVad:
    """Speech probability of successive frames of 512 samples.

    The wrapper inside faster-whisper forgets its state at each call; this one carries it.
    """

    def __init__(self, session: Any) -> None:
        self._session = session
        self._h = np.zeros((1, 1, 128), np.float32)
        self._c = np.zeros((1, 1, 128), np.float32)
        self._context = np.zeros(_CONTEXT, np.float32)

    def __call__(self, frame: Samples) -> float:
        x = np.concatenate([self._context, frame])[None]
        self._context = frame[-_CONTEXT:]
        p, self._h, self._c = self._session.run(None, {"input": x, "h": self._h, "c": self._c})
        return float(p.reshape(-1)[0])


class RollingVad:
    """Speech probability from the last one to two seconds only, whatever came before.

    With its whole past in mind the model takes a quiet speaker for noise after a louder one, for
    tens of seconds. So two streams take turns, each started anew every 2 s and asked from its
    second 1 on, when it has settled.
    """

    def __init__(self, session: Any) -> None:
        self._session = session
        self._young, self._old = StreamVad(session), StreamVad(session)
        self._age = 0

    def __call__(self, frame: Samples) -> float:
        if self._age == TURN:
            self._young, self._old = StreamVad(self._session), self._young
            self._age = 0
        self._age += 1
        self._young(frame)
        return self._old(frame)


class SpeechTrack:
    """Speech probabilities of a growing recording, one per frame of 32 ms."""

    def __init__(self, vad: Callable[[Samples], float]) -> None:
        self._vad = vad
        self._rest = np.zeros(0, np.float32)
        self.probabilities = array("f")

    def feed(self, heard: Samples) -> None:
        waiting = np.concatenate([self._rest, heard])
        full = len(waiting) // FRAME * FRAME
        for start in range(0, full, FRAME):
            self.probabilities.append(self._vad(waiting[start : start + FRAME]))
        self._rest = waiting[full:]

    def finish(self) -> None:
        """Judge the last part of a frame too, filled up with silence."""
        if len(self._rest):
            self.feed(np.zeros(FRAME - len(self._rest), np.float32))

    def highest(self, start_s: float, end_s: float) -> float:
        """The highest mean over 0.3 s in a stretch; 0 where nothing was judged.

        Single frames of fan or hum reach 0.6, 0.3 s of them stay under 0.3; speech is over 0.7.
        """
        first = max(0, int(start_s / FRAME_S))
        last = int(min(end_s / FRAME_S, len(self.probabilities)))
        stretch = np.asarray(self.probabilities[first : last + 1])
        if not len(stretch):
            return 0.0
        length = min(STEADY, len(stretch))
        return float(np.convolve(stretch, np.ones(length) / length, "valid").max())

    def spans(self, audio_s: float) -> tuple[Span, ...]:
        return speech_spans(self.probabilities, audio_s)


def speech_spans(probabilities: Sequence[float], audio_s: float) -> tuple[Span, ...]:
    """Stretches of speech, in order and apart; gaps under 0.25 s belong to the speech."""
    joined: list[Span] = []
    for span in _runs(probabilities, audio_s):
        if joined and span.start_s - joined[-1].end_s < JOINED_GAP_S:
            joined[-1] = Span(joined[-1].start_s, span.end_s)
        else:
            joined.append(span)
    return tuple(span for span in joined if span.length_s >= SHORTEST_S)


def _runs(probabilities: Sequence[float], audio_s: float) -> list[Span]:
    runs: list[Span] = []
    begun: int | None = None
    for index, probability in enumerate([*probabilities, 0.0]):
        if begun is None and probability >= STARTS:
            begun = index
        elif begun is not None and probability < STAYS:
            start_s, end_s = begun * FRAME_S, min(index * FRAME_S, audio_s)
            if end_s > start_s:
                runs.append(Span(start_s, end_s))
            begun = None
    return runs
