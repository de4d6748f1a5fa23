"""Searching everything ever said, with an eye for slips of the finger."""

from collections.abc import Mapping
from dataclasses import replace

from tpm_interview.analysis.spelling import nearest
from tpm_interview.domain.search import Correction, Found, Hit, Order, Query, Term
from tpm_interview.domain.search_query import folded
from tpm_interview.services.vocabulary import Vocabulary
from tpm_interview.storage.library import Library


class SearchService:
    """Finds takes page by page; may be called from any thread."""

    def __init__(self, library: Library) -> None:
        self._store = library.search
        self._vocabulary = Vocabulary(library.search)

    def prepare(self) -> None:
        """Reads all words now, so that no mistyped one waits; a second for 100,000 takes."""
        self._vocabulary.read_all()

    def find(self, query: Query, limit: int = 20, order: Order = Order.BEST) -> Found:
        """The first hits, 1,000 at most.

        Where nothing is found, words that no take holds give way to the most alike of those that
        takes do hold.
        """
        hits = self._store.find(query, limit, order=order)
        if hits:
            return Found(query, hits)
        terms, corrections = self._corrected(query)
        if corrections:
            corrected = replace(query, terms=terms)
            hits = self._store.find(corrected, limit, order=order)
            if hits:
                return Found(corrected, hits, corrections)
        return Found(query, ())

    def more(
        self, query: Query, limit: int, offset: int, order: Order = Order.BEST
    ) -> tuple[Hit, ...]:
        """Further hits of what was found; `query` is that of `Found`."""
        return self._store.find(query, limit, offset, order)

    def count(self, query: Query) -> int:
        """How many hits there are of what was found."""
        return self._store.count(query)

    def _corrected(self, query: Query) -> tuple[tuple[Term, ...], tuple[Correction, ...]]:
        terms: list[Term] = []
        corrections: list[Correction] = []
        for term in query.terms:
            changes = tuple(self._changes(term))
            corrections += changes
            terms.append(_changed(term, {each.typed: each.meant for each in changes}))
        return tuple(terms), tuple(corrections)

    def _changes(self, term: Term) -> list[Correction]:
        found = []
        for number, word in enumerate(term.words, start=1):
            is_prefix = term.is_prefix and number == len(term.words)
            if not self._store.knows(word, is_prefix=is_prefix):
                meant = self._nearest(word, is_prefix)
                found += [Correction(word, meant)] if meant else []
        return found

    def _nearest(self, word: str, is_prefix: bool) -> tuple[str, ...]:
        """Most slips leave the first letter in place, or make it the second."""
        for letter in dict.fromkeys(folded(word)[:2]):
            meant = nearest(word, self._vocabulary.beginning_with(letter), is_prefix=is_prefix)
            if meant:
                return meant
        return ()


def _changed(term: Term, meant: Mapping[str, tuple[str, ...]]) -> Term:
    """In a phrase every word gives way to the very nearest; a word alone to all that are near."""
    words = tuple(meant[word][0] if word in meant else word for word in term.words)
    near = meant.get(term.words[0], ())[1:] if len(term.words) == 1 else ()
    return Term(words, term.is_prefix, near)
