"""A stretch of a sound file, faster or slower at the same pitch, as the player's samples."""

import itertools
import math
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from tpm_interview.domain.transcript import Span
from tpm_interview.speech.course import Course
from tpm_interview.speech.decoding import decoded_frames, opened_sound

if TYPE_CHECKING:
    from av.audio.stream import AudioStream
    from av.filter import Graph

PLAYER_RATE_HZ = 48_000
"""What sound cards run at: no resampling behind the player."""


@dataclass(frozen=True, slots=True)
class Piece:
    """Samples for the player (48 kHz mono 16-bit) and where in the file they come from."""

    pcm: bytes
    start_s: float
    tempo: float

    def cut(self, frames: int) -> tuple["Piece", "Piece"]:
        """The first `frames` samples and the rest."""
        after_s = self.start_s + frames / PLAYER_RATE_HZ * self.tempo
        first = Piece(self.pcm[: frames * 2], self.start_s, self.tempo)
        return first, Piece(self.pcm[frames * 2 :], after_s, self.tempo)

    @property
    def frames(self) -> int:
        return len(self.pcm) // 2

    @property
    def end_s(self) -> float:
        return self.start_s + self.frames / PLAYER_RATE_HZ * self.tempo


def pieces(path: Path, from_s: float, course: Course) -> Iterator[Piece]:
    """The file from there on to its end, or round and round once it is inside the loop.

    One piece is a few 10 ms, decoded when it is asked for. UnreadableAudio.
    """
    for stretches in course.rounds(from_s):
        frames = 0
        for stretch in stretches:
            for piece in _of_stretch(path, stretch, course.tempo):
                yield piece
                frames += piece.frames
        if frames == 0:
            return


def _of_stretch(path: Path, stretch: Span, tempo: float) -> Iterator[Piece]:
    import av

    with opened_sound(path) as (container, stream):
        first_s = float((stream.start_time or 0) * (stream.time_base or 0))
        lost_s = _lost_at_first_s(stream.rate) if tempo != 1 else 0.0
        from_s = max(0.0, stretch.start_s - lost_s)
        if from_s > 0:
            container.seek(int((first_s + from_s) * 1_000_000))
        graph = _graph(stream, Span(first_s + from_s, first_s + stretch.end_s), tempo)
        at_s = from_s + lost_s
        for frame in itertools.chain(decoded_frames(container, stream), [None]):
            graph.push(frame)
            try:
                while True:
                    piece = Piece(graph.pull().to_ndarray().tobytes(), at_s, tempo)
                    yield piece
                    at_s = piece.end_s
            except av.BlockingIOError:
                continue
            except av.EOFError:
                return


def _lost_at_first_s(rate_hz: int) -> float:
    """FFmpeg's atempo leaves out the first half of its first window, 1/24 s and more long.

    It begins that much earlier where it can, and what comes out is that much further on.
    """
    window = 1
    while window < rate_hz // 24:
        window *= 2
    return window / 2 / rate_hz


def _graph(stream: "AudioStream", place: Span, tempo: float) -> "Graph":
    """FFmpeg's filters: cut exactly, change the tempo, bring into the player's form."""
    import av

    graph = av.filter.Graph()
    has_end = place.end_s < math.inf
    cut = f"start={place.start_s:.6f}" + (f":end={place.end_s:.6f}" if has_end else "")
    filters = [graph.add_abuffer(template=stream)]
    if place.start_s > 0 or has_end:
        filters.append(graph.add("atrim", cut))
    if tempo != 1:
        filters.append(graph.add("atempo", f"{tempo:.6f}"))
    form = f"sample_fmts=s16:sample_rates={PLAYER_RATE_HZ}:channel_layouts=mono"
    filters += [graph.add("aformat", form), graph.add("abuffersink")]
    graph.link_nodes(*filters).configure()
    return graph
