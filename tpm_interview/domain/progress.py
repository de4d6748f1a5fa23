"""How long work tells how far it is, and how it is stopped."""

from collections.abc import Callable

Progress = Callable[[float], None]
"""Told how much is done, 0 to 1, a few times a second; raises Cancelled to stop."""


class Cancelled(Exception):
    """The candidate stopped it; nothing was changed."""


def unheard(share: float) -> None:
    """For work that nobody watches."""


def part(on_progress: Progress, start: float, end: float) -> Progress:
    """Progress of one step of several, which takes the whole from `start` to `end`."""
    return lambda share: on_progress(start + (end - start) * share)
