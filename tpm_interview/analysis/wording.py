"""The words of an answer that come back."""

from collections import Counter
from collections.abc import Collection, Sequence

from tpm_interview.analysis.delivery import is_hesitation
from tpm_interview.analysis.fillers import plain
from tpm_interview.analysis.stop_words import STOP_WORDS
from tpm_interview.domain.facts import UsedWord
from tpm_interview.domain.transcript import Word

MOST = 6
_OFTEN = 2
_SHORTEST = 2


def most_used(words: Sequence[Word], passed_over: Collection[int] = ()) -> tuple[UsedWord, ...]:
    """At most 6 words said at least twice, most often first, then in the order they were said.

    Stop words, numerals and hesitations do not count, nor the words at `passed_over`. A plural in
    s counts as its singular where that was said too.
    """
    counts: Counter[str] = Counter()
    for index, word in enumerate(words):
        text = _base(word.text)
        if index not in passed_over and not is_hesitation(word) and _tells(text):
            counts[text] += 1
    for text in list(counts):
        if text.endswith("s") and text[:-1] in counts:
            counts[text[:-1]] += counts.pop(text)
    often = [UsedWord(text, count) for text, count in counts.items() if count >= _OFTEN]
    return tuple(sorted(often, key=lambda used: -used.count)[:MOST])


def _base(text: str) -> str:
    return plain(text).removesuffix("'s").strip("'")


def _tells(text: str) -> bool:
    is_word = len(text) >= _SHORTEST and any(letter.isalpha() for letter in text)
    return is_word and not text[0].isdigit() and text not in STOP_WORDS
