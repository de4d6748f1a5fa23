"""Changes of takes have names."""

from tpm_interview.domain.review_change import ReviewAction, ReviewDone
from tpm_interview.ui.review.naming import step, told


def test_every_change_has_a_name_for_one_and_for_several() -> None:
    for action in ReviewAction:
        one, many = ReviewDone(action, 1), ReviewDone(action, 3)
        assert told(one), action
        assert step(many) != step(one), action
    assert told(ReviewDone(ReviewAction.TRASH, 3)) == "3 answers moved to the trash"
    assert step(ReviewDone(ReviewAction.TRASH)) == "move answer to the trash"
