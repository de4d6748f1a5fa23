"""Cutting out of a text the piece in which the words looked for stand."""

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from tpm_interview.domain.search import Snippet, Term
from tpm_interview.domain.search_query import folded, words_of

OPEN, CLOSE = "\x02", "\x03"
"""What a marked text has around each hit."""

LENGTH, _BEFORE = 160, 40
_CUT = "\u2026"
_HIT = re.compile(f"{OPEN}([^{OPEN}{CLOSE}]*){CLOSE}")


@dataclass(frozen=True, slots=True)
class Cut:
    """A snippet, and all of the text that stands before its first hit."""

    snippet: Snippet
    before: str


def cut(marked: str, terms: Sequence[Term] = ()) -> Cut | None:
    """About `LENGTH` characters around the first hits that show most of the terms; None without."""
    text, hits = _unmarked(marked)
    if not hits:
        return None
    first = _best(text, hits, [_plain(term) for term in terms])
    start = _word_start(text, max(0, hits[first][0] - _BEFORE))
    end = _word_end(text, max(start + LENGTH, hits[first][1]))
    shown = [(at - start, to - start) for at, to in hits if start <= at and to <= end]
    return Cut(_framed(text, start, end, shown), text[: hits[first][0]])


def beginning(text: str) -> Snippet:
    """The first `LENGTH` characters."""
    return _framed(text, 0, _word_end(text, LENGTH), [])


def _framed(text: str, start: int, end: int, hits: Sequence[tuple[int, int]]) -> Snippet:
    before, after = _CUT * (start > 0), _CUT * (end < len(text))
    piece = text[start:end].replace("\n", " ")
    moved = tuple((at + len(before), to + len(before)) for at, to in hits)
    return Snippet(f"{before}{piece}{after}", moved)


def _unmarked(marked: str) -> tuple[str, list[tuple[int, int]]]:
    parts: list[str] = []
    hits: list[tuple[int, int]] = []
    length = 0
    for number, part in enumerate(_HIT.split(marked)):
        plain = part.replace(OPEN, "").replace(CLOSE, "")
        if number % 2:
            hits.append((length, length + len(plain)))
        parts.append(plain)
        length += len(plain)
    return "".join(parts), hits


def _best(text: str, hits: Sequence[tuple[int, int]], terms: Sequence[Term]) -> int:
    """The number of the hit from which on a snippet shows most different terms."""
    told = [_term_of(text[at:to], terms) for at, to in hits]
    ends = [to for _, to in hits]
    best, most = 0, 0
    for number, (at, _) in enumerate(hits):
        after = max(number + 1, bisect_right(ends, at + LENGTH - _BEFORE))
        shows = len(set(told[number:after]))
        if shows > most:
            best, most = number, shows
    return best


def _term_of(hit: str, terms: Sequence[Term]) -> int:
    words = " ".join(words_of(folded(hit)))
    for number, term in enumerate(terms):
        for wanted in (" ".join(term.words), *term.near):
            if words == wanted or (term.is_prefix and words.startswith(wanted)):
                return number
    return -1


def _plain(term: Term) -> Term:
    return Term(tuple(map(folded, term.words)), term.is_prefix, tuple(map(folded, term.near)))


def _word_start(text: str, near: int) -> int:
    return text.rfind(" ", 0, near) + 1 if near else 0


def _word_end(text: str, near: int) -> int:
    end = text.find(" ", near)
    return len(text) if end < 0 else end
