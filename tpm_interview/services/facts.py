"""The measurements of a take, from the analysis layer."""

from collections.abc import Sequence

from tpm_interview.analysis import fillers
from tpm_interview.analysis.delivery import (
    MIN_WORDS,
    Delivery,
    is_hesitation,
    measured,
    pauses,
)
from tpm_interview.domain.annotations import Annotations
from tpm_interview.domain.facts import FillerCounts
from tpm_interview.domain.fillers import Filler, FillerSource
from tpm_interview.domain.session import Take
from tpm_interview.domain.transcript import Span, Transcript, Word

LONG_PAUSE_S = 1.0

__all__ = [
    "Delivery",
    "delivery",
    "filler_counts",
    "fillers_of",
    "hesitation_count",
    "is_hesitation",
    "long_pauses",
    "pauses",
]


def delivery(take: Take) -> Delivery | None:
    """Time, rate, pauses and hesitations; None without a spoken transcript."""
    transcript = spoken(take)
    if transcript is None:
        return None
    return measured(transcript.words, transcript.speech)


def spoken(take: Take) -> Transcript | None:
    """The transcript that counts, where it was spoken and says something.

    Words that were typed have no times; those of a recording deleted since keep theirs.
    """
    transcript = take.transcript
    has_times = transcript is not None and transcript.words and transcript.words[-1].end_s > 0
    return transcript if has_times else None


def long_pauses(take: Take) -> tuple[Span, ...]:
    """Pauses long enough to be shown in the transcript."""
    return pauses(take.transcript.speech, LONG_PAUSE_S) if take.transcript else ()


def fillers_of(take: Take, annotations: Annotations) -> tuple[Filler, ...]:
    """Those in the counting transcript, without what the candidate took back, with what was marked.

    The order is that of their moments.
    """
    words = take.transcript.words if take.transcript else ()
    return fillers.fillers(words, annotations.fillers)


def filler_counts(words: Sequence[Word], found: Sequence[Filler]) -> FillerCounts:
    """Who found how many, and 100 * fillers / words; None for the rate below 20 words."""
    marked = sum(each.source is FillerSource.MARKED for each in found)
    per_100 = 100 * len(found) / len(words) if len(words) >= MIN_WORDS else None
    return FillerCounts(len(found) - marked, marked, per_100)


def hesitation_count(words: Sequence[Word]) -> int:
    """How many um, uh and er the recognizer kept."""
    return sum(is_hesitation(word) for word in words)
