"""The word differences of two wordings."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from tpm_interview.domain.differences import DifferenceKind, WordDifference
from tpm_interview.domain.wording import one_line

_AROUND_WORDS = (
    ".,;:!?'\"()[]{}-_\u2013\u2014\u2018\u2019\u201c\u201d\u2026\u00ab\u00bb\u00bf\u00a1"
)


def differences(before: Sequence[str], after: Sequence[str]) -> tuple[WordDifference, ...]:
    """The stretches that lead from the words `before` to the words `after`, in their order.

    As many words as possible stay the same (longest common subsequence, rapidfuzz). Case and the
    punctuation around a word make no difference. What was taken out beside what was put in is one
    stretch, so that no two neighbours are of one kind.
    """
    return tuple(_stretches(list(map(_key, before)), list(map(_key, after))))


def _stretches(before: Sequence[str], after: Sequence[str]) -> Iterator[WordDifference]:
    from rapidfuzz.distance import Indel

    opcodes = Indel.opcodes(before, after)
    for is_same, group in groupby(opcodes, key=lambda opcode: opcode.tag == "equal"):
        first, *others = group
        last = others[-1] if others else first
        gone = range(first.src_start, last.src_end)
        come = range(first.dest_start, last.dest_end)
        yield WordDifference(_kind(is_same, gone, come), gone, come)


def _kind(is_same: bool, gone: range, come: range) -> DifferenceKind:
    if is_same:
        return DifferenceKind.SAME
    if gone and come:
        return DifferenceKind.REPLACED
    return DifferenceKind.REMOVED if gone else DifferenceKind.ADDED


def _key(word: str) -> str:
    """What two words have in common that count as the same."""
    plain = one_line(word).casefold()
    return plain.strip(_AROUND_WORDS).replace("\u2019", "'") or plain
