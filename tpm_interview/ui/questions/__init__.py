"""Questions: the bank to look through and to read."""

from tpm_interview.ui.questions.controller import QuestionsController
from tpm_interview.ui.questions.page import QuestionsPage

__all__ = ["QuestionsController", "QuestionsPage"]
