"""Fillers from the prompted pass, put into the clean words of the unprompted one.

Whisper leaves out um and uh unless a prompt full of them asks for them; a prompted pass loses
other words. So both are read, and only what is missing is taken over.
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from difflib import SequenceMatcher

from tpm_interview.domain.transcript import Word, WordSource

FILLER = re.compile(r"^(u+h*m+|u+h+|a+h+|e+r+m?|h+m+|m+m+)$")
SAME_S = 0.3
"""A filler this close to one in the clean words is the same one."""
_ANY_FILLER = "~"


def key(text: str) -> str:
    """What two readings of one word have in common: its letters and digits."""
    return re.sub(r"[^\w']", "", text.lower())


def is_filler(text: str) -> bool:
    return bool(FILLER.match(key(text)))


def merged(clean: Sequence[Word], filled: Sequence[Word]) -> tuple[Word, ...]:
    """All clean words in their order, with the fillers only `filled` has where they were heard.

    A filler goes between the words that both texts have around it, by its time among those that
    only the clean text has there; its own time is then held between its neighbors'.
    """
    before: dict[int, list[Word]] = {}
    for place, filler in _missing(clean, filled):
        before.setdefault(place, []).append(filler)
    words: list[Word] = []
    for index in range(len(clean) + 1):
        after = clean[index].start_s if index < len(clean) else None
        for filler in before.get(index, ()):
            words.append(_between(words[-1].end_s if words else 0.0, filler, after))
        words += clean[index : index + 1]
    return tuple(words)


def _missing(clean: Sequence[Word], filled: Sequence[Word]) -> list[tuple[int, Word]]:
    """The fillers to add, each with the index of the clean word it goes before."""
    matched = _matched(clean, filled)
    found: list[tuple[int, Word]] = []
    lower = 0
    for index, word in enumerate(filled):
        if index in matched:
            lower = matched[index] + 1
        elif is_filler(word.text) and not _is_known(word, clean):
            upper = next(
                (matched[i] for i in range(index, len(filled)) if i in matched), len(clean)
            )
            place = lower
            while place < upper and clean[place].start_s < word.start_s:
                place += 1
            lower = place
            found.append((place, word))
    return found


def _matched(clean: Sequence[Word], filled: Sequence[Word]) -> dict[int, int]:
    """Index in `filled` to index in `clean` of the words both have; rising in both."""
    matcher = SequenceMatcher(
        None, [_align_key(w) for w in clean], [_align_key(w) for w in filled], autojunk=False
    )
    return {
        block.b + step: block.a + step
        for block in matcher.get_matching_blocks()
        for step in range(block.size)
    }


def _align_key(word: Word) -> str:
    return _ANY_FILLER if is_filler(word.text) else key(word.text)


def _is_known(filler: Word, clean: Sequence[Word]) -> bool:
    return any(is_filler(w.text) and abs(w.start_s - filler.start_s) < SAME_S for w in clean)


def _between(least_s: float, filler: Word, most_s: float | None) -> Word:
    most = max(least_s, filler.end_s if most_s is None else most_s)
    start_s = min(max(filler.start_s, least_s), most)
    return replace(
        filler,
        text=f"{key(filler.text)},",
        start_s=start_s,
        end_s=min(max(filler.end_s, start_s), most),
        source=WordSource.FILLER,
    )
