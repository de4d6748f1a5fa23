"""Fillers in the words of an answer, by the rules of `filler_rules`; and what the candidate says.

A rule can be wrong, about "like" above all: people need the sound to be sure (Zufferey and
Popescu-Belis 2004, W04-2313). So the candidate may take back every filler and mark others.
"""

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache

from tpm_interview.analysis.delivery import is_hesitation
from tpm_interview.analysis.filler_rules import FILLER_RULES, FillerRule
from tpm_interview.domain.annotations import FillerMark
from tpm_interview.domain.fillers import Filler, FillerSource
from tpm_interview.domain.transcript import Word, WordSource

SAME_MOMENT_S = 0.05
_CONTEXT = 6
_EDGES = re.compile(r"^[^\w']+|[^\w']+$")
_ENDS, _BREAKS = re.compile(r"[.?!][^\w]*$"), re.compile(r"[,;:\u2013\u2014\u2026-][^\w]*$")


def fillers(words: Sequence[Word], marks: Sequence[FillerMark]) -> tuple[Filler, ...]:
    """Hesitations and filler words in the order of their moments, as the candidate corrected them.

    A mark belongs to the word that begins within 0.05 s of it. Words that were typed instead of
    spoken hold no fillers.
    """
    taken_back = [mark.at_s for mark in marks if not mark.is_filler]
    heard = [each for each in _heard(words) if not _is_near(each.at_s, taken_back)]
    covered = {index for each in heard for index in range(each.first, each.last + 1)}
    made = {(each.first, each.at_s): each for each in heard}
    starts = [word.start_s for word in words]
    for at_s in (mark.at_s for mark in marks if mark.is_filler):
        index = _index_at(starts, at_s)
        if index not in covered:
            moment = starts[index] if index >= 0 else at_s
            made[index, moment] = Filler(index, index, moment, FillerSource.MARKED)
    return tuple(sorted(made.values(), key=lambda filler: (filler.at_s, filler.first)))


def _is_near(at_s: float, moments: Iterable[float]) -> bool:
    return any(abs(at_s - moment) <= SAME_MOMENT_S for moment in moments)


def _index_at(starts: Sequence[float], at_s: float) -> int:
    """Index of the word that begins nearest to a moment; -1 where none does within 0.05 s."""
    after = bisect_left(starts, at_s)
    around = [index for index in (after - 1, after) if 0 <= index < len(starts)]
    near = [index for index in around if abs(starts[index] - at_s) <= SAME_MOMENT_S]
    return min(near, key=lambda index: abs(starts[index] - at_s), default=-1)


def _heard(words: Sequence[Word]) -> Iterator[Filler]:
    text = _Text(words)
    last = -1
    for first, word in enumerate(words):
        if first <= last or word.source is WordSource.TYPED:
            continue
        last = first if is_hesitation(word) else text.last_of_filler(first)
        if last >= first:
            yield Filler(first, last, word.start_s, FillerSource.HEARD)


class _Text:
    """Words as the rules read them."""

    def __init__(self, words: Sequence[Word]) -> None:
        self._plain = [plain(word.text) for word in words]
        self._hesitates = [is_hesitation(word) for word in words]
        self._stops = [stop_after(word.text) for word in words]

    def last_of_filler(self, first: int) -> int:
        """Index of the last word of the filler that begins at `first`; -1 where none does."""
        for phrase, rules in _by_phrase().get(self._plain[first], {}).items():
            last = first + len(phrase) - 1
            if tuple(self._plain[first : last + 1]) == phrase and not any(self._stops[first:last]):
                return last if self._fills(rules, first, last) else -1
        return -1

    def _fills(self, rules: Sequence["_Compiled"], first: int, last: int) -> bool:
        before, after = self._before(first), self._after(last)
        return next((r.is_filler for r in rules if r.fits(before, after)), False)

    def _before(self, first: int) -> str:
        start = max(0, first - _CONTEXT)
        parts = [".", *self._read(start, first)] if start == 0 else self._read(start, first)
        return "".join(f"{part} " for part in parts)

    def _after(self, last: int) -> str:
        stop = [self._stops[last]] if self._stops[last] else []
        return "".join(f" {part}" for part in (*stop, *self._read(last + 1, last + 1 + _CONTEXT)))

    def _read(self, start: int, stop: int) -> list[str]:
        made: list[str] = []
        for index in range(start, min(stop, len(self._plain))):
            made += [","] if self._hesitates[index] else [self._plain[index]]
            made += [self._stops[index]] if self._stops[index] else []
        return made


class _Compiled:
    """A rule that can be tried."""

    def __init__(self, rule: FillerRule) -> None:
        self.is_filler = rule.is_filler
        self._before = re.compile(rf"(?:{rule.before})$")
        self._after = re.compile(rule.after)

    def fits(self, before: str, after: str) -> bool:
        return bool(self._before.search(before) and self._after.match(after))


@lru_cache(maxsize=1)
def _by_phrase() -> Mapping[str, Mapping[tuple[str, ...], Sequence[_Compiled]]]:
    """The rules of each phrase, by the phrase's first word."""
    made: defaultdict[str, defaultdict[tuple[str, ...], list[_Compiled]]]
    made = defaultdict(lambda: defaultdict(list))
    for rule in FILLER_RULES:
        phrase = tuple(rule.phrase.split())
        made[phrase[0]][phrase].append(_Compiled(rule))
    return made


@lru_cache(maxsize=4096)
def plain(text: str) -> str:
    """A word in lower case without what stands around it."""
    return _EDGES.sub("", text.casefold().replace("\u2019", "'"))


@lru_cache(maxsize=4096)
def stop_after(text: str) -> str:
    """The break after a word: a full stop, a comma or nothing."""
    if _ENDS.search(text):
        return "."
    return "," if _BREAKS.search(text) else ""
