"""Questions that ask the same in nearly the same words."""

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

LIKELY = 86.0
"""From this likeness on, of 100, two questions are offered for merging."""

_WORD = re.compile(r"\w+")
_RAREST = 3
_MOST_CANDIDATES = 100
"""Texts looked at for one word; a word in more of them tells nothing."""


@dataclass(frozen=True, slots=True)
class Likeness:
    """The key of a text that is like another, and how much: 100 is word for word the same."""

    key: str
    score: float


class NearDuplicates:
    """Texts to be compared with; letter case, punctuation and word order count little.

    The score is the normalized indel similarity of the words in alphabetical order (rapidfuzz).
    Only texts that share one of the rarest words are compared, so that thousands can be compared
    with thousands.
    """

    def __init__(self, texts: Iterable[tuple[str, str]] = ()) -> None:
        """`texts` are (key, text) pairs."""
        self._keys: list[str] = []
        self._sorted: list[str] = []
        self._same: dict[str, int] = {}
        self._holding: defaultdict[str, list[int]] = defaultdict(list)
        for key, text in texts:
            self.add(key, text)

    def add(self, key: str, text: str) -> None:
        words = _words(text)
        at = len(self._keys)
        self._keys.append(key)
        self._sorted.append(" ".join(words))
        self._same.setdefault(" ".join(words), at)
        for word in dict.fromkeys(words):
            self._holding[word].append(at)

    def closest(self, text: str) -> Likeness | None:
        """The most alike from `LIKELY` on; the first added of equals."""
        same = self._same.get(" ".join(_words(text)))
        if same is not None:
            return Likeness(self._keys[same], 100.0)
        found = self._scored(text, 1)
        return found[0] if found else None

    def all(self, text: str) -> tuple[Likeness, ...]:
        """All from `LIKELY` on, the most alike first."""
        return tuple(self._scored(text, None))

    def _scored(self, text: str, limit: int | None) -> Sequence[Likeness]:
        from rapidfuzz import fuzz, process

        words = _words(text)
        wanted = sorted(self._candidates(words))
        choices = [self._sorted[at] for at in wanted]
        found = process.extract(
            " ".join(words), choices, scorer=fuzz.ratio, score_cutoff=LIKELY, limit=limit
        )
        return [Likeness(self._keys[wanted[place]], score) for _, score, place in found]

    def _candidates(self, words: Sequence[str]) -> set[int]:
        known = [self._holding[word] for word in dict.fromkeys(words) if word in self._holding]
        rarest = sorted(known, key=len)[:_RAREST]
        return {at for holding in rarest for at in holding[:_MOST_CANDIDATES]}


def _words(text: str) -> list[str]:
    return sorted(_WORD.findall(text.casefold()))
