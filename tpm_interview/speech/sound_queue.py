"""What plays next: decoded pieces on their way from a file to the speaker."""

from collections import deque
from collections.abc import Iterator

from tpm_interview.speech.tempo import PLAYER_RATE_HZ, Piece

AHEAD_FRAMES = PLAYER_RATE_HZ // 2
"""Decoded ahead of the speaker, so that a busy computer does not make it stutter."""


class SoundQueue:
    """Pieces of one source in their order. It locks nothing: its owner does."""

    def __init__(self) -> None:
        self._source: Iterator[Piece] = iter(())
        self._is_new = False
        self._is_exhausted = True
        self._waiting: deque[Piece] = deque()
        self._frames = 0

    @property
    def is_hungry(self) -> bool:
        """Whether a piece of `source` is wanted."""
        return not self._is_exhausted and (self._is_new or self._frames < AHEAD_FRAMES)

    @property
    def is_over(self) -> bool:
        """Nothing waits and nothing will come."""
        return self._is_exhausted and not self._waiting

    @property
    def has_begun(self) -> bool:
        """There is something to play now, or there never will be."""
        return bool(self._waiting) or self._is_exhausted

    @property
    def source(self) -> Iterator[Piece]:
        return self._source

    def play_from(self, source: Iterator[Piece]) -> None:
        """What waits plays on until the first piece of the new source is there."""
        self._source = source
        self._is_new, self._is_exhausted = True, False

    def clear(self) -> None:
        self._waiting.clear()
        self._frames = 0

    def add(self, source: Iterator[Piece], piece: Piece | None) -> bool:
        """The next piece of `source`, None at its end; False where it is the source no more."""
        if source is not self._source:
            return False
        if self._is_new:
            self.clear()
            self._is_new = False
        if piece is None:
            self._is_exhausted = True
        else:
            self._waiting.append(piece)
            self._frames += piece.frames
        return True

    def take(self, frames: int) -> tuple[Piece, ...]:
        """At most so many samples."""
        taken = []
        while frames and self._waiting:
            piece, rest = self._waiting.popleft().cut(frames)
            if rest.pcm:
                self._waiting.appendleft(rest)
            taken.append(piece)
            frames -= piece.frames
            self._frames -= piece.frames
        return tuple(taken)
