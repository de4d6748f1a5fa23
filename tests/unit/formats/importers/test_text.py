"""One question a line, as people send it by mail."""

import pytest

from tpm_interview.domain.file_errors import EmptyFile
from tpm_interview.domain.found import Findings, Found, Reading, Why
from tpm_interview.domain.question import Kind
from tpm_interview.formats.importers.text import read
from tpm_interview.formats.source import from_text


def found(text: str) -> Findings:
    return read(from_text(text), Reading(), lambda share: None)


def asked(text: str) -> list[tuple[str, tuple[str, ...]]]:
    return [(question.text, question.follow_ups) for question in found(text).questions]


def test_every_question_is_found_with_its_line() -> None:
    findings = found("Why us?\n\nTell me about a risk that came true.\n")
    assert findings.questions == (
        Found("Why us?", 1, Kind.MOTIVATION),
        Found("Tell me about a risk that came true.", 3, Kind.BEHAVIORAL),
    )
    assert (findings.format, findings.encoding) == ("text", "utf-8")


def test_indented_and_labelled_lines_follow_up_the_question_above() -> None:
    text = "How do you plan?\n    With whom?\nFollow-up: Who decides?\nWhat is scope?\n"
    assert asked(text) == [
        ("How do you plan?", ("With whom?", "Who decides?")),
        ("What is scope?", ()),
    ]


def test_bullets_below_a_number_follow_it_up() -> None:
    text = "1. How do you plan?\n- With whom?\na) Who decides?\n2. What is scope?\n- Why?"
    assert asked(text) == [
        ("How do you plan?", ("With whom?", "Who decides?")),
        ("What is scope?", ("Why?",)),
    ]


def test_a_follow_up_heading_takes_what_stands_below_it() -> None:
    text = "How do you plan?\nFollow-ups:\n- With whom?\n- Who decides?\n\nWhat is scope?"
    assert asked(text) == [
        ("How do you plan?", ("With whom?", "Who decides?")),
        ("What is scope?", ()),
    ]


@pytest.mark.parametrize(
    "heading", ["Risk:", "RISK", "== Risk ==", "Risk\n----", "# Risk", "--- Risk ---"]
)
def test_headings_of_all_kinds_become_the_competency(heading: str) -> None:
    (question,) = found(f"Hello there, this is my list.\n{heading}\nWhat is a risk?\n").questions
    assert question.competency.lower() == "risk"


def test_a_heading_that_names_nothing_leaves_the_competency_open() -> None:
    (question,) = found("Top 10 interview questions\n\nWhat is a risk?").questions
    assert question.competency == ""


def test_questions_to_the_interviewer_are_known_by_their_heading() -> None:
    (question,) = found("Questions to ask the interviewer:\nHow large is the team?").questions
    assert question.kind is Kind.REVERSE


def test_lines_that_a_mail_program_broke_are_joined() -> None:
    text = (
        "> Tell me about a time when you had to persuade an engineer who knew\n"
        "> more about it than you, and whom the others believed.\n"
        "> Why us?\n"
    )
    assert [question for question, _ in asked(text)] == [
        "Tell me about a time when you had to persuade an engineer who knew more about it than "
        "you, and whom the others believed.",
        "Why us?",
    ]


def test_lists_in_lower_case_are_not_joined() -> None:
    text = "what is the difference between a program and a project\nhow do you plan a rollout\n"
    assert len(asked(text)) == 2


def test_answers_tips_and_links_are_skipped_with_their_reason() -> None:
    findings = found(
        "Q1. What is RACI?\nA: A matrix.\nDoes anybody know it?\nTip: keep it short.\n"
        "https://example.org\nQ2. Why us? A: Because.\n"
    )
    assert [question.text for question in findings.questions] == ["What is RACI?", "Why us?"]
    assert [(skip.line, skip.why) for skip in findings.skipped] == [
        (2, Why.ANSWER),
        (3, Why.ANSWER),
        (4, Why.TIP),
        (5, Why.LINK),
        (6, Why.ANSWER),
    ]


def test_unlabelled_questions_between_labelled_answers_are_found() -> None:
    assert len(asked("What is RACI?\nA: A matrix.\nWhat is scope?\nA: All the work.\n")) == 2


def test_a_question_with_more_below_than_anyone_follows_up_is_a_title() -> None:
    below = "".join(f"    What is item {n}?\n" for n in range(12))
    assert len(asked(f"What will they ask?\n{below}")) == 13


def test_markup_stays_text() -> None:
    assert asked("What is <b>scope</b> & <script>alert(1)</script>?")[0][0].count("<") == 4


def test_a_line_that_is_too_long_is_skipped() -> None:
    assert found("Why " * 5_000 + "?\nWhy us?").skipped[0].why is Why.TOO_LONG


def test_a_file_without_text_is_empty() -> None:
    with pytest.raises(EmptyFile):
        found(" \n\n")
