"""What only one of several answers says, and how far their measurements lie apart."""

from collections import Counter
from collections.abc import Iterator, Sequence

from tpm_interview.analysis.delivery import is_hesitation
from tpm_interview.analysis.differences import differences
from tpm_interview.analysis.fillers import plain as key
from tpm_interview.analysis.fillers import stop_after
from tpm_interview.analysis.numbers import number_places
from tpm_interview.analysis.stop_words import STOP_WORDS
from tpm_interview.domain.comparison import FactRow, OnlyHere
from tpm_interview.domain.differences import DifferenceKind
from tpm_interview.domain.take_export import Fact, FactName
from tpm_interview.domain.transcript import Word

LONGEST_PHRASE = 3
_SMALL = "two three four five six seven eight nine ten eleven twelve"
_DIGITS = {word: str(number) for number, word in enumerate(_SMALL.split(), start=2)}
_AROUND = "\"'()[]\u2018\u2019\u201c\u201d.?!,;:\u2014\u2013\u2026"
_ENDINGS = ("ing", "ed", "es", "s")


def phrases_only_here(
    words: Sequence[Word], others: Sequence[Sequence[Word]]
) -> tuple[OnlyHere, ...]:
    """Content words that no other answer has, neighbours of them as one phrase.

    Said most often first, then the longer ones, then as they were said. A word that an other
    answer has in another form (ship, shipped) counts as said there. Numbers are left out, with
    what they count.
    """
    elsewhere = {_stem(key(word.text)) for other in others for word in other}
    counted = {i for place in number_places(words) for i in range(place.start, place.stop + 1)}
    is_in = [i not in counted and _is_telling(words, i, elsewhere) for i in range(len(words))]
    runs = [
        run[at : at + LONGEST_PHRASE]
        for run in _runs(is_in, words)
        for at in range(0, len(run), LONGEST_PHRASE)
    ]
    named = [(tuple(_stem(key(words[i].text)) for i in run), run) for run in runs]
    found = _counted(words, named)
    return tuple(sorted(found, key=lambda each: (-each.count, -each.text.count(" "))))


def numbers_only_here(
    words: Sequence[Word], others: Sequence[Sequence[Word]]
) -> tuple[OnlyHere, ...]:
    """Numbers that no other answer mentions, with the word after them, as they were said."""
    elsewhere = {number for other in others for number, _ in _numbers(other)}
    named = [(number, run) for number, run in _numbers(words) if number not in elsewhere]
    return _counted(words, [(number, _with_unit(words, run)) for number, run in named])


def word_kinds(takes: Sequence[Sequence[Word]]) -> tuple[tuple[DifferenceKind, ...], ...]:
    """What became of every word of every take, held against the first.

    Of the first take a word is the same where at least one other take has it in its place.
    """
    first, *others = ([word.text for word in words] for words in takes)
    of_first, of_others = [], []
    for other in others:
        pair = differences(first, other)
        of_first.append([each.kind for each in pair for _ in each.before])
        of_others.append(tuple(each.kind for each in pair for _ in each.after))
    return tuple(map(_kind_in_all, zip(*of_first, strict=True))), *of_others


def _kind_in_all(kinds: Sequence[DifferenceKind]) -> DifferenceKind:
    return DifferenceKind.SAME if DifferenceKind.SAME in kinds else kinds[0]


def fact_rows(takes: Sequence[Sequence[Fact]]) -> tuple[FactRow, ...]:
    """The measurements that at least one take has, each take's held against the first's."""
    by_name = [{fact.name: fact for fact in facts} for facts in takes]
    names = (name for name in FactName if name is not FactName.NUMBERS)  # compared by themselves
    rows = (_row(name, [facts.get(name) for facts in by_name]) for name in names)
    return tuple(row for row in rows if any(fact and fact.value is not None for fact in row.facts))


def _row(name: FactName, facts: Sequence[Fact | None]) -> FactRow:
    first, *rest = facts
    return FactRow(name, tuple(facts), (None, *(_delta(first, fact) for fact in rest)))


def _delta(first: Fact | None, fact: Fact | None) -> float | None:
    if first is None or fact is None or first.value is None or fact.value is None:
        return None
    rounded = (round(each.value or 0.0, each.digits) for each in (first, fact))
    before, after = rounded
    return round(after - before, fact.digits)


def _is_telling(words: Sequence[Word], index: int, elsewhere: set[str]) -> bool:
    word, plain = words[index], key(words[index].text)
    is_content = len(plain) > 1 and plain not in STOP_WORDS and not is_hesitation(word)
    return is_content and _stem(plain) not in elsewhere


def _numbers(words: Sequence[Word]) -> list[tuple[tuple[str, ...], range]]:
    """Every number with its place; "three" is the same as "3"."""
    return [
        (tuple(_digits(key(words[i].text)) for i in place), place) for place in number_places(words)
    ]


def _digits(plain: str) -> str:
    return _DIGITS.get(plain, plain)


def _with_unit(words: Sequence[Word], place: range) -> range:
    """With what is counted, where the number does not name it itself."""
    after = place.stop
    if after == len(words) or stop_after(words[place[-1]].text):
        return place
    plain = key(words[after].text)
    is_unit = bool(plain) and plain not in STOP_WORDS and not is_hesitation(words[after])
    return range(place.start, after + is_unit)


def _runs(is_in: Sequence[bool], words: Sequence[Word]) -> Iterator[range]:
    """Indexes of neighbours that are in, cut where a sentence or a part of it ends."""
    start = 0
    for index in range(len(words) + 1):
        is_here = index < len(words) and is_in[index]
        is_cut = index > start and bool(stop_after(words[index - 1].text))
        if index > start and (not is_here or is_cut):
            yield range(start, index)
            start = index
        if not is_here:
            start = index + 1


def _counted(
    words: Sequence[Word], named: Sequence[tuple[tuple[str, ...], range]]
) -> tuple[OnlyHere, ...]:
    """Each once, as it was said first."""
    counts = Counter(name for name, _ in named)
    first: dict[tuple[str, ...], range] = {}
    for name, run in named:
        first.setdefault(name, run)
    return tuple(OnlyHere(_shown(words, run), run[0], counts[name]) for name, run in first.items())


def _shown(words: Sequence[Word], run: range) -> str:
    said = " ".join(words[i].text for i in run)
    return said.strip(_AROUND) or said


def _stem(plain: str) -> str:
    """What forms of a word have in common, roughly: ships, shipped, shipping."""
    plain = plain.removesuffix("'s")
    ending = next((end for end in _ENDINGS if plain.endswith(end)), "")
    if ending and len(plain) - len(ending) >= 3:
        plain = plain.removesuffix(ending)
    if len(plain) > 3:
        plain = plain.removesuffix("e")
        plain = f"{plain[:-1]}i" if plain.endswith("y") else plain
        plain = plain[:-1] if plain[-1] == plain[-2] else plain
    return plain
