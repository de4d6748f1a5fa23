"""Sentences of a transcript, found by their punctuation."""

from bisect import bisect_right
from collections.abc import Sequence

from tpm_interview.domain.transcript import Span, Word

_ENDS = (".", "?", "!")


def word_at(words: Sequence[Word], at_s: float) -> int:
    """Index of the word being said at a moment; -1 before the first."""
    return bisect_right(words, at_s, key=lambda word: word.start_s) - 1


def sentence_at(words: Sequence[Word], at_s: float) -> Span | None:
    """The sentence being said at a moment; None without words."""
    if not words:
        return None
    here = max(0, word_at(words, at_s))
    before = (i for i in range(here - 1, -1, -1) if words[i].text.endswith(_ENDS))
    after = (i for i in range(here, len(words)) if words[i].text.endswith(_ENDS))
    first, last = next(before, -1) + 1, next(after, len(words) - 1)
    return Span(words[first].start_s, words[last].end_s)
