"""Which of two readings of one answer is kept: the better founded.

A live answer is read twice: window by window while it is spoken, and once more as a whole. The
whole pass is the recognizer's own way (it retries uncertain stretches at other temperatures and
sees every pause), so it is kept unless the sound speaks against it:

1. **Heard speech left without words.** The voice activity detector, which knows no language,
   says where somebody spoke. The reading that leaves at least 1 s more of that without any word
   lost something, and the other one is kept.
2. **Doubt.** Else, if the whole pass is clearly less sure of its words than the windows (mean
   probability lower by more than 0.05), the windows are kept.
3. Else the whole pass.

Fillers do not count: both readings got theirs from the same prompted pass.
"""

from collections.abc import Sequence

from tpm_interview.domain.transcript import Recognition, Span, Word, WordSource

LOST_S = 1.0
DOUBT = 0.05
NEAR_S = 0.3
"""Word ends are soft by 0.1 to 0.2 s; speech this near to a word belongs to it."""


def better_founded(windowed: Recognition, whole: Recognition) -> Recognition:
    """One of the two, by the rule above."""
    lost_s = wordless_s(whole) - wordless_s(windowed)
    if abs(lost_s) >= LOST_S:
        return windowed if lost_s > 0 else whole
    doubt = mean_probability(windowed.words) - mean_probability(whole.words)
    return windowed if doubt > DOUBT else whole


def wordless_s(recognition: Recognition) -> float:
    """Seconds of heard speech with no word near them."""
    said = [Span(w.start_s - NEAR_S, w.end_s + NEAR_S) for w in recognition.words]
    return sum(_uncovered_s(span, said) for span in recognition.speech)


def mean_probability(words: Sequence[Word]) -> float:
    """Of the clean words; 0 without any."""
    sure = [word.probability for word in words if word.source is WordSource.CLEAN]
    return sum(sure) / len(sure) if sure else 0.0


def _uncovered_s(span: Span, said: Sequence[Span]) -> float:
    left_s, at_s = 0.0, span.start_s
    for word in sorted(said, key=lambda s: s.start_s):
        if word.end_s <= at_s or word.start_s >= span.end_s:
            continue
        left_s += max(0.0, word.start_s - at_s)
        at_s = word.end_s
    return left_s + max(0.0, span.end_s - at_s)
