"""When a question is due again, by the candidate's own marks."""

from collections.abc import Iterable
from datetime import datetime

from tpm_interview.domain.practice import Mark

# Intervals of the first mark: 1, 2, 4 and 16 days; at most two months, since an interview is near.
_RETENTION, _MOST_DAYS = 0.85, 60


def due_at(marks: Iterable[Mark]) -> datetime | None:
    """The time by which the chance to answer as well again has fallen to 85 %; None unmarked.

    FSRS 6 (Ye, Su and Cao 2022, KDD; package fsrs) without its learning steps: an answer is
    minutes of work, not a flash card. Marks 1 to 4 are its Again, Hard, Good and Easy.
    """
    from fsrs import Card, Rating, Scheduler

    scheduler = Scheduler(
        desired_retention=_RETENTION,
        learning_steps=(),
        relearning_steps=(),
        maximum_interval=_MOST_DAYS,
        enable_fuzzing=False,
    )
    card = None
    for mark in sorted(marks, key=lambda mark: mark.at):
        card = card or Card(due=mark.at)
        card, _ = scheduler.review_card(card, Rating(mark.rating), mark.at)
    return card.due if card else None
