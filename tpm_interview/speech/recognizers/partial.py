"""Words of speech still going on: what two readings, two seconds apart, agree on."""

from collections.abc import Sequence

from tpm_interview.domain.transcript import Word
from tpm_interview.speech.recognizers.merge import key

EVERY_S = 2.0


def agreed(before: Sequence[Word], now: Sequence[Word]) -> tuple[Word, ...]:
    """The words with which both readings begin, as the newer one has them."""
    count = 0
    for old, new in zip(before, now, strict=False):
        if key(old.text) != key(new.text):
            break
        count += 1
    return tuple(now[:count])
