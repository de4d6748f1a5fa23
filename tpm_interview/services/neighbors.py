"""Questions that ask nearly the same, found again and again while one writes."""

from collections.abc import Iterable

from tpm_interview.analysis.near_duplicates import NearDuplicates
from tpm_interview.domain.question import Question


class Neighbors:
    """The questions outside the trash at one moment; made in seconds for tens of thousands.

    Asking takes milliseconds.
    """

    def __init__(self, questions: Iterable[Question]) -> None:
        self._here = {each.id: each for each in questions if not each.trashed_at}
        self._texts = NearDuplicates((each.id, each.text) for each in self._here.values())

    def of(self, text: str, but: str = "") -> tuple[Question, ...]:
        """The most alike first, `but` the one of this id."""
        found = self._texts.all(text)
        return tuple(self._here[each.key] for each in found if each.key != but)
