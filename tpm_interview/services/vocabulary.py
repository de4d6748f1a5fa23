"""The words that the takes of a library hold, kept at hand for whoever mistypes one."""

from collections import Counter
from collections.abc import Mapping
from threading import Lock

from tpm_interview.domain.search_query import folded, words_of
from tpm_interview.storage.search_store import SearchStore

_MOST_ADDED = 500
"""Transcripts read for new words; more at once come from recognizing again what is known."""


class Vocabulary:
    """Read from the index once, letter by letter; what is said later is added as it is stored.

    May be used from any thread.
    """

    def __init__(self, store: SearchStore) -> None:
        self._store = store
        self._by_letter: dict[str, Counter[str]] = {}
        self._is_whole = False
        self._newest = store.newest_transcript()
        self._lock = Lock()

    def read_all(self) -> None:
        """All letters at once."""
        words = self._store.vocabulary()
        with self._lock:
            for word, times in words.items():
                self._by_letter.setdefault(word[0], Counter())[word] = times
            self._is_whole = True

    def beginning_with(self, letter: str) -> Mapping[str, int]:
        """Words in lower case, with about how many takes hold each."""
        with self._lock:
            if letter not in self._by_letter:
                known = {} if self._is_whole else self._store.vocabulary(letter)
                self._by_letter[letter] = Counter(known)
            self._add_new()
            return dict(self._by_letter[letter])

    def _add_new(self) -> None:
        newest = self._store.newest_transcript()
        if newest == self._newest:
            return
        for text in self._store.texts_since(self._newest, _MOST_ADDED):
            for word in set(words_of(folded(text))):
                if word[0] in self._by_letter:
                    self._by_letter[word[0]][word] += 1
        self._newest = newest
