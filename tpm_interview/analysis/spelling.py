"""Words that somebody may have meant."""

from collections.abc import Mapping

from tpm_interview.domain.search_query import folded

MOST = 3
_SHORTEST = 3


def nearest(word: str, known: Mapping[str, int], *, is_prefix: bool = False) -> tuple[str, ...]:
    """The most alike of the `known` words, at most `MOST`; of equals those that occur most often.

    `known` are in lower case and without accents, with how often they occur. Alike is what one
    slip of a finger apart turns into the other: a letter left out, doubled, wrong, or two in each
    other's place (optimal string alignment, rapidfuzz); two slips from five letters on. With
    `is_prefix` the beginnings of known words are compared, and returned.
    """
    from rapidfuzz import process
    from rapidfuzz.distance import OSA

    typed = folded(word)
    if len(typed) < _SHORTEST:
        return ()
    choices = _beginnings(known, len(typed)) if is_prefix else known
    slips = 1 if len(typed) < 5 else 2
    found = process.extract(
        typed, list(choices), scorer=OSA.distance, score_cutoff=slips, limit=None
    )
    least = min((distance for _, distance, _ in found), default=0)
    alike = [choice for choice, distance, _ in found if distance == least]
    return tuple(sorted(alike, key=lambda choice: -choices[choice])[:MOST])


def _beginnings(known: Mapping[str, int], length: int) -> Mapping[str, int]:
    counts: dict[str, int] = {}
    for word, times in known.items():
        counts[word[:length]] = counts.get(word[:length], 0) + times
    return counts
