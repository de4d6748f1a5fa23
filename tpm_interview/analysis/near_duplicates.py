"""Questions that ask the same in nearly the same words."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

LIKELY = 86.0
"""From this likeness on, of 100, two questions are offered for merging."""

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

    The score is the normalized indel similarity of the words, as they stand or sorted, whichever
    is higher (rapidfuzz). Only texts that share one of the rarest words are compared, so that
    thousands can be compared with thousands.
    """

    def __init__(self, texts: Iterable[tuple[str, str]] = ()) -> None:
        """`texts` are (key, text) pairs."""
        self._keys: list[str] = []
        self._plain: list[str] = []
        self._sorted: list[str] = []
        self._same: dict[str, int] = {}
        self._holding: defaultdict[str, list[int]] = defaultdict(list)
        for key, text in texts:
            self.add(key, text)

    def add(self, key: str, text: str) -> None:
        plain = _plain(text)
        words = sorted(set(plain.split()))
        at = len(self._keys)
        self._keys.append(key)
        self._plain.append(plain)
        self._sorted.append(" ".join(words))
        self._same.setdefault(plain, at)
        for word in words:
            self._holding[word].append(at)

    def closest(self, text: str) -> Likeness | None:
        """The most alike from `LIKELY` on; the first added of equals."""
        plain = _plain(text)
        same = self._same.get(plain)
        if same is not None:
            return Likeness(self._keys[same], 100.0)
        found = self._scored(plain)
        return max(found, key=lambda each: each.score) if found else None

    def all(self, text: str) -> tuple[Likeness, ...]:
        """All from `LIKELY` on, the most alike first."""
        return tuple(sorted(self._scored(_plain(text)), key=lambda each: -each.score))

    def _scored(self, plain: str) -> Sequence[Likeness]:
        from rapidfuzz import fuzz, process

        words = set(plain.split())
        wanted = sorted(self._candidates(words))
        scores: dict[int, float] = {}
        for query, texts in ((plain, self._plain), (" ".join(sorted(words)), self._sorted)):
            choices = [texts[at] for at in wanted]
            for _, score, place in process.extract(
                query, choices, scorer=fuzz.ratio, score_cutoff=LIKELY, limit=None
            ):
                scores[wanted[place]] = max(score, scores.get(wanted[place], 0.0))
        return [Likeness(self._keys[at], scores[at]) for at in sorted(scores)]

    def _candidates(self, words: set[str]) -> set[int]:
        known = [self._holding[word] for word in words if word in self._holding]
        rarest = sorted(known, key=len)[:_RAREST]
        return {at for holding in rarest for at in holding[:_MOST_CANDIDATES]}


def _plain(text: str) -> str:
    letters = (each if each.isalnum() else " " for each in text.casefold())
    return " ".join("".join(letters).split())
