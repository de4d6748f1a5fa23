"""The peaks of a recording at several closenesses, so that any part of it is drawn quickly."""

from collections.abc import Sequence

_FEW = 64


class PeakLevels:
    """Each level holds the louder of two peaks of the one before."""

    def __init__(self, peaks: Sequence[float] = ()) -> None:
        self._levels = [list(peaks)]
        while len(self._levels[-1]) > _FEW:
            finer = self._levels[-1]
            coarser = list(map(max, finer[::2], finer[1::2]))
            self._levels.append(coarser + finer[-1:] if len(finer) % 2 else coarser)

    def __len__(self) -> int:
        return len(self._levels[0])

    def bars(self, first: float, last: float, count: int) -> list[float]:
        """The loudest peak of each of `count` equal parts from peak `first` to `last`.

        Takes the coarsest level that has two peaks a part: a bar may take in a little of its
        neighbor, never miss a peak of its own.
        """
        each, level = (last - first) / max(1, count), 0
        while level + 1 < len(self._levels) and each >= 2 ** (level + 2):
            level += 1
        peaks, scale = self._levels[level], 2**level
        made = []
        for i in range(count):
            a, b = (first + i * each) / scale, (first + (i + 1) * each) / scale
            made.append(max(peaks[int(a) : max(int(a) + 1, int(b + 0.999))], default=0.0))
        return made
