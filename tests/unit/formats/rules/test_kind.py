"""The kind of a question is guessed from its words."""

from pathlib import Path

import pytest

from tpm_interview.domain.question import Kind
from tpm_interview.formats.bank_yaml import read_bank
from tpm_interview.formats.rules.kind import kind_of

SHIPPED = Path(__file__).parents[4] / "questions"


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Tell me about a time you missed a deadline.", Kind.BEHAVIORAL),
        ("Describe a conflict with an engineer.", Kind.BEHAVIORAL),
        ("What did you learn from your last failure?", Kind.BEHAVIORAL),
        ("How do you manage scope creep?", Kind.METHOD),
        ("You\u2019re late by a month. What do you do?", Kind.METHOD),
        ("Walk me through your planning process.", Kind.METHOD),
        ("What is a RACI matrix?", Kind.KNOWLEDGE),
        ("Explain the difference between Scrum and Kanban.", Kind.KNOWLEDGE),
        ("Define velocity", Kind.KNOWLEDGE),
        ("Why do you want to work here?", Kind.MOTIVATION),
        ("Where do you see yourself in five years?", Kind.MOTIVATION),
        ("Tell me about yourself.", Kind.BACKGROUND),
        ("Which certifications do you hold?", Kind.BACKGROUND),
        ("How many people have you led at once?", Kind.BACKGROUND),
        ("Do you have any questions for us?", Kind.REVERSE),
        ("What does success look like in this role?", Kind.REVERSE),
    ],
)
def test_kind_follows_from_the_words(text: str, kind: Kind) -> None:
    assert kind_of(text) is kind


def test_a_heading_says_who_asks() -> None:
    assert kind_of("How big is the team?", "Questions to ask the interviewer") is Kind.REVERSE
    assert kind_of("What do I want?", "Ask yourself") is Kind.SELF_QUERY


def test_three_in_four_shipped_questions_get_the_kind_that_they_were_given() -> None:
    questions = [q for q in read_bank(SHIPPED).questions if q.kind is not Kind.SELF_QUERY]
    right = sum(kind_of(question.text) is question.kind for question in questions)
    assert right >= 0.75 * len(questions)
