"""How the speaking rate goes up and down in an answer."""

from bisect import bisect_left
from collections.abc import Sequence

from tpm_interview.analysis.delivery import MIN_WORDS, is_hesitation
from tpm_interview.domain.facts import RatePoint
from tpm_interview.domain.transcript import Span, Word, WordSource

WINDOW_S = 30.0
STEP_S = 15.0
_SHORTEST_S = 1e-6


def rate_curve(words: Sequence[Word]) -> tuple[RatePoint, ...]:
    """Words that begin in each window of 30 s, twice: words per minute, hesitations not.

    The windows begin 15 s apart, the first with the first word; all lie inside the answer.
    Nothing for fewer than 20 words or less than 30 s.
    """
    said = [word for word in words if word.source is not WordSource.TYPED]
    starts = sorted(word.start_s for word in said if not is_hesitation(word))
    if len(starts) < MIN_WORDS:
        return ()
    first_s, last_s = min(word.start_s for word in said), max(word.end_s for word in said)
    count = int((last_s - first_s - WINDOW_S + _SHORTEST_S) // STEP_S) + 1
    return tuple(_point(starts, first_s + number * STEP_S) for number in range(count))


def _point(starts: Sequence[float], from_s: float) -> RatePoint:
    to_s = from_s + WINDOW_S
    inside = bisect_left(starts, to_s) - bisect_left(starts, from_s)
    return RatePoint(Span(from_s, to_s), 60 / WINDOW_S * inside)
