"""Which questions a session asks, and in which order."""

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


def arranged(
    questions: Sequence[Question], count: int | None, rng: Random | None
) -> tuple[Question, ...]:
    """The questions of a set in its order, or shuffled with `rng`; `count` None asks them all.

    Hidden and trashed ones are left out; what one asks oneself is asked: it was put there.
    """
    asked = [question for question in questions if not question.hidden and not question.trashed_at]
    if rng is not None:
        rng.shuffle(asked)
    return tuple(asked[:count])
