"""What the words of a question tell about it."""

from tpm_interview.domain.question import Kind
from tpm_interview.formats.rules.kind import kind_of


def guessed_kind(text: str) -> Kind:
    """The likely kind of a question, for as long as the candidate says nothing else."""
    return kind_of(text)
