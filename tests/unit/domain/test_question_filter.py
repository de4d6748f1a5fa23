"""Which questions a filter admits."""

from dataclasses import replace

from tpm_interview.domain.question import (
    KeyPoint,
    Kind,
    Level,
    Origin,
    Question,
    QuestionFilter,
)

QUESTION = Question(
    id="risk-1",
    text="How do you find risks early?",
    competency="risk",
    kind=Kind.METHOD,
    level=Level.SENIOR,
    origin=Origin.SEED_DERIVED,
    follow_ups=("Who owns them?",),
    key_points=(KeyPoint("A register that is read"),),
    tags=("agile",),
)


def test_an_empty_filter_admits_all_but_hidden_questions() -> None:
    assert QuestionFilter().admits(QUESTION)
    assert not QuestionFilter().admits(replace(QUESTION, hidden=True))
    assert QuestionFilter(with_hidden=True).admits(replace(QUESTION, hidden=True))


def test_text_is_looked_for_in_every_part_whatever_its_case() -> None:
    for text in ("RISKS early", "owns", "register", "Agile"):
        assert QuestionFilter(text=text).admits(QUESTION), text
    assert not QuestionFilter(text="risks budget").admits(QUESTION)


def test_every_limit_must_be_met() -> None:
    assert QuestionFilter(competencies=("risk",), levels=(Level.SENIOR,)).admits(QUESTION)
    assert not QuestionFilter(competencies=("risk",), levels=(Level.ENTRY,)).admits(QUESTION)
    assert not QuestionFilter(kinds=(Kind.REVERSE,)).admits(QUESTION)
    assert QuestionFilter(tags=("agile", "lean")).admits(QUESTION)
