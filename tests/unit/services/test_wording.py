from tpm_interview.domain.question import Kind
from tpm_interview.services.wording import guessed_kind


def test_the_kind_follows_from_the_words() -> None:
    assert guessed_kind("Tell me about a time when a date slipped.") is Kind.BEHAVIORAL
    assert guessed_kind("Why do you want to work here?") is Kind.MOTIVATION
