"""I and we."""

from collections.abc import Collection, Sequence

from tpm_interview.analysis.fillers import plain
from tpm_interview.domain.facts import Pronouns
from tpm_interview.domain.transcript import Word

_I = frozenset({"i", "i'm", "i've", "i'd", "i'll", "me", "my", "mine", "myself"})
_WE = frozenset({"we", "we're", "we've", "we'd", "we'll", "us", "our", "ours", "ourselves"})


def pronouns(words: Sequence[Word], passed_over: Collection[int] = ()) -> Pronouns:
    """Counts of I, me, my and of we, us, our, with their other forms.

    The words at `passed_over` do not count, such as the I of a filling "I mean"; nor does "US".
    """
    said = [word.text for index, word in enumerate(words) if index not in passed_over]
    forms = [plain(text) for text in said if "US" not in text]
    return Pronouns(sum(form in _I for form in forms), sum(form in _WE for form in forms))
