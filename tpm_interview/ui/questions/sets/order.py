"""The order of a set, of which the candidate sees a part: those in the trash have places too."""

from collections.abc import Collection, Iterable, Sequence


def reordered(stored: Sequence[str], shown: Sequence[str]) -> tuple[str, ...]:
    """`stored` with the ids of `shown` in their new order; what is not shown stays in its place."""
    seen = set(shown)
    following = iter(shown)
    return tuple(next(following) if id in seen else id for id in stored)


def without(stored: Iterable[str], gone: Collection[str]) -> tuple[str, ...]:
    return tuple(id for id in stored if id not in gone)


def moved(shown: Sequence[str], chosen: Collection[str], step: int) -> tuple[str, ...]:
    """Every chosen one a place up (-1) or down (1); those at the end stay, and keep their order."""
    made = list(shown)
    places = range(len(made)) if step < 0 else range(len(made) - 1, -1, -1)
    for at in places:
        to = at + step
        if made[at] in chosen and 0 <= to < len(made) and made[to] not in chosen:
            made[at], made[to] = made[to], made[at]
    return tuple(made)


def dropped(shown: Sequence[str], chosen: Collection[str], before: int) -> tuple[str, ...]:
    """The chosen ones together, in front of the row `before` of `shown`; after the last one too."""
    block = tuple(id for id in shown if id in chosen)
    first = tuple(id for id in shown[:before] if id not in chosen)
    last = tuple(id for id in shown[before:] if id not in chosen)
    return (*first, *block, *last)
