"""How a file is played: how fast, what of it again and again, what of it not at all."""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from tpm_interview.domain.transcript import Span

SHORTEST_LOOP_S = 0.1
_NOTHING_S = 0.002
"""No sound comes of less before the end of a loop."""


@dataclass(frozen=True, slots=True)
class Course:
    """`loop` is repeated once it is reached; `skips` are passed over wherever they are met."""

    tempo: float = 1.0
    loop: Span | None = None
    skips: tuple[Span, ...] = ()

    def rounds(self, from_s: float) -> Iterator[tuple[Span, ...]]:
        """The stretches that are heard, in their order; every round after the first is the loop.

        A stretch that ends at infinity ends with the file. Behind the loop it begins with the
        loop. Where all of a round would be skipped, all of it is heard: a loop inside a pause was
        made to hear that pause.
        """
        loop = self.loop
        if loop is None:
            yield _heard(Span(from_s, math.inf), self.skips)
            return
        end_s = max(loop.end_s, loop.start_s + SHORTEST_LOOP_S)
        if end_s - from_s > _NOTHING_S:
            yield _heard(Span(from_s, end_s), self.skips)
        while True:
            yield _heard(Span(loop.start_s, end_s), self.skips)


def _heard(whole: Span, skips: Sequence[Span]) -> tuple[Span, ...]:
    found, at_s = [], whole.start_s
    for skip in sorted(skips, key=lambda span: span.start_s):
        if skip.end_s <= at_s:
            continue
        if skip.start_s >= whole.end_s:
            break
        if skip.start_s > at_s:
            found.append(Span(at_s, skip.start_s))
        at_s = skip.end_s
    if at_s < whole.end_s:
        found.append(Span(at_s, whole.end_s))
    return tuple(found) or (whole,)
