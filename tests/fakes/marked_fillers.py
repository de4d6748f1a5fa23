"""Sentences of tests/data/fillers, in which people put the fillers in square brackets."""

from pathlib import Path

from tpm_interview.domain.transcript import Word

_FOLDER = Path(__file__).parent.parent / "data" / "fillers"
EACH_S = 0.4

Fillers = frozenset[tuple[int, int]]
"""Indexes of the first and the last word of each."""


def sentences(name: str) -> list[tuple[tuple[Word, ...], Fillers]]:
    """`dev`: the rules were written with these in sight; `held_out`: never looked at for a rule.

    `hard` ones were written to break the rules: at first precision was 0.82 and recall 0.60.
    """
    lines = (_FOLDER / f"{name}.txt").read_text(encoding="utf-8").splitlines()
    return [sentence(line) for line in lines]


def sentence(line: str) -> tuple[tuple[Word, ...], Fillers]:
    """One word every 0.4 s, and where the brackets stand."""
    words, found, first = [], set(), 0
    for index, marked in enumerate(line.split()):
        first = index if marked.startswith("[") else first
        if "]" in marked:
            found.add((first, index))
        text = marked.replace("[", "").replace("]", "")
        words.append(Word(text, index * EACH_S, index * EACH_S + 0.3))
    return tuple(words), frozenset(found)
