"""The measurements of a take, from the analysis layer."""

from collections.abc import Sequence

from tpm_interview.analysis.delivery import Delivery, is_hesitation, measured, pauses
from tpm_interview.domain.session import Take
from tpm_interview.domain.transcript import Span, Word

LONG_PAUSE_S = 1.0

__all__ = ["Delivery", "delivery", "hesitation_count", "is_hesitation", "long_pauses", "pauses"]


def delivery(take: Take) -> Delivery | None:
    """Time, rate, pauses and hesitations; None without a spoken transcript."""
    transcript = take.transcript
    if transcript is None or not transcript.words or take.audio_file is None:
        return None
    return measured(transcript.words, transcript.speech)


def long_pauses(take: Take) -> tuple[Span, ...]:
    """Pauses long enough to be shown in the transcript."""
    return pauses(take.transcript.speech, LONG_PAUSE_S) if take.transcript else ()


def hesitation_count(words: Sequence[Word]) -> int:
    """How many um, uh and er the recognizer kept."""
    return sum(is_hesitation(word) for word in words)
