"""Takes as they are named on the command line."""

from collections.abc import Iterable

from tpm_interview.domain.file_errors import UnknownTake
from tpm_interview.services.review import ReviewService


def known(review: ReviewService, take_ids: Iterable[int]) -> tuple[int, ...]:
    """Each once, in the order given; those in the trash are known too. Raises UnknownTake."""
    once = tuple(dict.fromkeys(take_ids))
    for take_id in once:
        try:
            review.take(take_id)
        except LookupError as error:
            raise UnknownTake(str(take_id)) from error
    return once
