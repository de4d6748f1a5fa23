"""Review: what was rehearsed, to listen to and to read."""

from tpm_interview.ui.review.controller import ReviewController
from tpm_interview.ui.review.page import ReviewPage

__all__ = ["ReviewController", "ReviewPage"]
