"""What the candidate types into the search box, understood without ever being refused.

risk budget          takes that hold both words
"critical path"      words that follow one another
depend*              all words that begin so
-budget              no takes that hold it
competency:risk      limits: `competency:`, `question:`, `mode:mock`, `rating:3`, `rating:>=3`,
                     `after:2026-03`, `before:2026-03-15`; a value may be "in quotes"
"""

import re
import unicodedata
from dataclasses import replace

from tpm_interview.domain.search import EVERY_TAKE, Query, TakeFilter, Term
from tpm_interview.domain.search_limits import LIMITS, Limit

MOST_TERMS, MOST_LETTERS = 32, 1000
SHORTEST_PREFIX = 2

_CHUNK = re.compile(
    r"""
    (?P<minus>-)?
    (?:(?P<name>[a-z]+):)?
    (?:"(?P<quoted>[^"]*)(?P<close>"(?P<star>\*)?)?|(?P<word>[^\s"]+))
    """,
    re.IGNORECASE | re.VERBOSE,
)
_NAME_ALONE = re.compile(rf"-?(?:{'|'.join(LIMITS)}):", re.IGNORECASE)
_WORD = re.compile(r"[^\W_]+")
_QUOTES = str.maketrans(dict.fromkeys("\u201c\u201d\u201e\u00ab\u00bb", '"'))


def parse(text: str, *, is_typing: bool = False, within: TakeFilter = EVERY_TAKE) -> Query:
    """`is_typing` takes the last word for the beginning of one, unless something follows it.

    Limits in the text come on top of those of `within`.
    """
    text = text[:MOST_LETTERS].translate(_QUOTES)
    query = Query(filter=within)
    for chunk in _CHUNK.finditer(text):
        is_open = is_typing and chunk.end() == len(text) and not chunk["close"]
        query = _with_chunk(query, chunk, is_open)
    return replace(query, terms=query.terms[:MOST_TERMS], without=query.without[:MOST_TERMS])


def words_of(text: str) -> tuple[str, ...]:
    """Its runs of letters and digits: that is how the index cuts words."""
    return tuple(_WORD.findall(text))


def folded(text: str) -> str:
    """In lower case and without accents, as the index holds words."""
    parts = unicodedata.normalize("NFKD", text)
    return "".join(part for part in parts if not unicodedata.combining(part)).casefold()


def _with_chunk(query: Query, chunk: re.Match[str], is_open: bool) -> Query:
    if _NAME_ALONE.fullmatch(chunk[0]):
        return query  # its value is still to be typed
    limit = LIMITS.get((chunk["name"] or "").lower())
    if limit is not None:
        return _with_limit(query, chunk, limit)
    term = _term(chunk, is_open and not chunk["minus"])
    if term is None:
        return query
    if chunk["minus"]:
        return replace(query, without=(*query.without, term))
    return replace(query, terms=(*query.terms, term))


def _with_limit(query: Query, chunk: re.Match[str], limit: Limit) -> Query:
    value = chunk["word"] if chunk["quoted"] is None else chunk["quoted"].strip()
    changed = None if chunk["minus"] else limit(query.filter, value)
    if changed is None:
        return replace(query, not_understood=(*query.not_understood, chunk[0]))
    return replace(query, filter=changed)


def _term(chunk: re.Match[str], is_open: bool) -> Term | None:
    """None where nothing in it is a word; a single letter is no beginning, since all have it."""
    typed = chunk["word"] if chunk["quoted"] is None else chunk["quoted"]
    words = words_of(f"{chunk['name'] or ''} {typed}")
    is_prefix = typed.endswith("*") or bool(chunk["star"]) or (is_open and typed[-1:].isalnum())
    if is_prefix and words and len(words[-1]) < SHORTEST_PREFIX:
        is_prefix = False
        words = words[:-1]
    return Term(words, is_prefix) if words else None
