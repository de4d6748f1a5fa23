"""Time, rate, pauses and hesitations of one answer; numbers, never verdicts."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from tpm_interview.domain.transcript import Span, Word, WordSource

MIN_WORDS = 20
"""Below this many words a rate says nothing."""
SHORTEST_PAUSE_S = 0.25
USUAL_RATE = (110.0, 190.0)
"""Neutral band in words a minute: most interview talk lies in it (conversation about 150, NCVS;
popular talks 155 to 214)."""
HESITATION = re.compile(r"^(u+h*m+|u+h+|a+h+|e+r+m?|h+m+|m+m+)$")


@dataclass(frozen=True, slots=True)
class Delivery:
    """Measurements of one answer; None where there is too little to measure."""

    span_s: float
    words_per_minute: float | None
    longest_pause: Span | None
    hesitations: int
    hesitations_per_100: float | None


def measured(words: Sequence[Word], speech: Sequence[Span]) -> Delivery:
    """All measurements; `speech` are the stretches the voice activity detector heard."""
    said = [word for word in words if word.source is not WordSource.TYPED]
    lexical = [word for word in said if not is_hesitation(word)]
    hesitations = len(said) - len(lexical)
    return Delivery(
        span_s=span_s(said),
        words_per_minute=words_per_minute(said),
        longest_pause=max(pauses(speech), key=lambda pause: pause.length_s, default=None),
        hesitations=hesitations,
        hesitations_per_100=100 * hesitations / len(said) if len(said) >= MIN_WORDS else None,
    )


def is_hesitation(word: Word) -> bool:
    """Whether the word is an um, uh or er, by its source or its spelling."""
    return word.source is WordSource.FILLER or _is_spelt_so(word.text)


@lru_cache(maxsize=4096)
def _is_spelt_so(text: str) -> bool:
    return bool(HESITATION.match(re.sub(r"[^a-z]", "", text.lower())))


def span_s(words: Sequence[Word]) -> float:
    """From the first word's start to the last word's end."""
    return max(word.end_s for word in words) - words[0].start_s if words else 0.0


def words_per_minute(words: Sequence[Word]) -> float | None:
    """Speaking rate in words per minute, pauses inside the answer included, hesitations not.

    None for fewer than 20 words. Without the pauses it would be articulation rate:
    Jacewicz, Fox and Wei 2010, J. Acoust. Soc. Am. 128, 839.
    """
    lexical = [word for word in words if not is_hesitation(word)]
    length_s = span_s(words)
    if len(lexical) < MIN_WORDS or length_s <= 0:
        return None
    return 60 * len(lexical) / length_s


def articulation_rate(words: Sequence[Word], speech: Sequence[Span]) -> float | None:
    """Words per minute without the pauses inside the answer: 60 * words / (span - pauses).

    None for fewer than 20 words, and where no speech was detected. Pauses beside words that were
    edited away lie outside the span and count no more. Jacewicz, Fox and Wei 2010.
    """
    lexical = [word for word in words if not is_hesitation(word)]
    spoken_s = span_s(words) - _silent_s(words, speech)
    if len(lexical) < MIN_WORDS or not speech or spoken_s <= 0:
        return None
    return 60 * len(lexical) / spoken_s


def _silent_s(words: Sequence[Word], speech: Sequence[Span]) -> float:
    """Pauses between the first word and the last, in all."""
    first_s = words[0].start_s if words else 0.0
    last_s = first_s + span_s(words)
    inside = (min(pause.end_s, last_s) - max(pause.start_s, first_s) for pause in pauses(speech))
    return sum(length_s for length_s in inside if length_s > 0)


def pause_ratio(speech: Sequence[Span]) -> float | None:
    """Sum of pauses / time from the first sound to the last, 0 to 1; None without speech."""
    whole_s = speech[-1].end_s - speech[0].start_s if speech else 0.0
    if whole_s <= 0:
        return None
    return sum(pause.length_s for pause in pauses(speech)) / whole_s


def pauses(speech: Sequence[Span], least_s: float = SHORTEST_PAUSE_S) -> tuple[Span, ...]:
    """Silences between stretches of speech, at least `least_s` long.

    Taken from the voice activity detector: word ends are soft by 0.1 to 0.2 s.
    """
    gaps = (Span(before.end_s, after.start_s) for before, after in pairwise(speech))
    return tuple(gap for gap in gaps if gap.length_s >= least_s)
