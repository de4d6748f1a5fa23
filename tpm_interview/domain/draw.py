"""Which questions a session asks."""

from collections import Counter
from collections.abc import Mapping, Sequence
from random import Random

from tpm_interview.domain.question import Question


def drawn(
    questions: Sequence[Question], count: int, asked: Mapping[str, int], rng: Random
) -> tuple[Question, ...]:
    """Up to `count` questions: the least asked first, competencies taken in turn.

    `asked` holds how often a question id was answered before; a missing id was never.
    """
    left = [question for question in questions if question.is_asked]
    rng.shuffle(left)
    taken: list[Question] = []
    seen: Counter[str] = Counter()
    while left and len(taken) < count:
        best = min(left, key=lambda q: (asked.get(q.id, 0), seen[q.competency]))
        left.remove(best)
        seen[best.competency] += 1
        taken.append(best)
    return tuple(taken)
