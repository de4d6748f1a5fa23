"""Finding in a bank while its searcher types."""

from collections.abc import Sequence
from datetime import datetime

from tpm_interview.domain.bank_view import BankView, Wanted
from tpm_interview.domain.question import Question

_MOST_KEPT = 64


class Finder:
    """Remembers where each beginning of the text was found.

    One letter more is looked for only there, and one letter less is known already.
    """

    def __init__(self, view: BankView) -> None:
        self.view = view
        self._known: list[tuple[str, Sequence[int]]] = []

    def found(self, wanted: Wanted, now: datetime) -> tuple[Question, ...]:
        """As `BankView.found`."""
        return self.view.passing(self._places(wanted.filter.text), wanted, now)

    def _places(self, text: str) -> Sequence[int]:
        while self._known and not text.startswith(self._known[-1][0]):
            self._known.pop()
        begun, among = self._known[-1] if self._known else ("", None)
        if self._known and begun == text:
            return self._known[-1][1]
        places = self.view.places_of(text, among)
        if len(self._known) < _MOST_KEPT:
            self._known.append((text, places))
        return places
