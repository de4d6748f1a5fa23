"""Numbers in an answer: digits, number words, percentages, money, dates."""

import re
from collections.abc import Iterator, Sequence

from tpm_interview.analysis.fillers import plain, stop_after
from tpm_interview.domain.facts import Moment
from tpm_interview.domain.transcript import Word

_KINDS = {
    "N": "zero two three four five six seven eight nine ten eleven twelve thirteen fourteen "
    "fifteen sixteen seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty "
    "ninety",
    "L": "hundred hundreds thousand thousands million millions billion billions dozen dozens half",
    "O": "one",
    "R": "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth "
    "thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth "
    "thirtieth",
    "M": "january february april june july august september october november december",
    "U": "percent percentage cent cents dollar dollars euro euros pound pounds point points "
    "seconds minute minutes hour hours day days week weeks month months quarter quarters year "
    "years times people teams engineers services",
    "A": "and",
    "P": "point",
    "f": "of",
    "p": "per",
}
"""Letters that stand for words, so that numbers can be found by a pattern."""
_KIND = {word: kind for kind, words in _KINDS.items() for word in words.split()}
_OTHER = "x"
_DIGITS = re.compile(r"\d[\d.,:/]*(?:x|k|m|bn|s|ms|am|pm|kb|mb|gb|tb|st|nd|rd|th)?|q[1-4]")
_ALSO_VERBS = frozenset({"march", "may"})
_BEFORE_MONTHS = "in by of until till since before after early late last next mid"
_DATING = frozenset(_BEFORE_MONTHS.split())
_DATE = r"(?:(?:N?R|N)f?)?M[NLRO]{0,4}"
_COUNT = r"[NLO](?:[NLO]|(?<=L)A[NLO]|P[NLO])*(?:pU|[UP]{1,2})?"
_NO_NUMBERS = ("O", "OP")  # one of them; at one point
_FOUND = re.compile(f"{_DATE}|{_COUNT}")


def numbers(words: Sequence[Word]) -> tuple[Moment, ...]:
    """Every number as it was said, with its unit or month, where it begins.

    A lone "one" is hardly ever a number, and a lone "first" hardly ever a date: they do not count.
    """
    return tuple(
        Moment(_said(words[place.start : place.stop]), words[place.start].start_s)
        for place in number_places(words)
    )


def number_places(words: Sequence[Word]) -> tuple[range, ...]:
    """The indexes of the words of each number, as `numbers` finds them."""
    kinds = [_kind(words, index) for index in range(len(words))]
    return tuple(
        range(start + found.start(), start + found.end())
        for start, stop in _clauses(words)
        for found in _FOUND.finditer("".join(kinds[start:stop]))
        if found.group() not in _NO_NUMBERS
    )


def _clauses(words: Sequence[Word]) -> Iterator[tuple[int, int]]:
    """Stretches without a break: no number reaches over a comma."""
    start = 0
    for index, word in enumerate(words):
        if stop_after(word.text) or index == len(words) - 1:
            yield start, index + 1
            start = index + 1


def _kind(words: Sequence[Word], index: int) -> str:
    word = plain(words[index].text)
    if word in _ALSO_VERBS:
        return "M" if _is_month(words, index) else _OTHER
    begin = word.partition("-")[0]  # two-week, twenty-five, 24-hour
    if word not in _KIND and _DIGITS.fullmatch(begin):
        return "N"
    return _KIND.get(word) or (_OTHER if begin == word else _of_pair(begin))


def _of_pair(begin: str) -> str:
    return "N" if _KIND.get(begin) in ("N", "L", "O") and begin != "half" else _OTHER


def _is_month(words: Sequence[Word], index: int) -> bool:
    """May and March are months with a capital letter after "in" and the like, or by a number."""
    if not words[index].text[:1].isupper():
        return False
    around = [plain(word.text) for word in (*words[index - 1 : index], *words[index + 1 :][:1])]
    before = around[:1] if index else []
    return any(word in _DATING for word in before) or any(
        _DIGITS.fullmatch(word) or _KIND.get(word) == "R" for word in around
    )


def _said(words: Sequence[Word]) -> str:
    return " ".join(word.text for word in words).strip(" .,;:?!")
