"""Lines are stripped of what is not said."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tpm_interview.formats.rules.bare import bare, follow_up, split_answer


@pytest.mark.parametrize(
    "line",
    [
        "Why us?",
        "  - Why us?",
        "* **Why us?**",
        "\u2022Why us?",
        "1. Why us?",
        "12) Why us?",
        "3.2.1 Why us?",
        "(a) Why us?",
        "iv. Why us?",
        "## Why us?",
        "- [x] Why us?",
        "Q: Why us?",
        "Q12. Why us?",
        "q7 Why us?",
        "**Q1:** Why us?",
        "**Question 3:** Why us?",
        "Question #4 - Why us?",
        "Interviewer: Why us?",
        '"Why us?"',
        "\u201cWhy us?\u201d",
        "\u00ab Why us? \u00bb",
        "_Why us?_",
        "`Why us?`",
        "[Why us?](https://example.org)",
        "Why us? (5 min)",
        "Why us? [Easy]",
        "Why us? (asked at Acme)",
        "Why us? \u2b50\u2b50",
        "> Why us?",
        "1. **Q2. \u201cWhy us?\u201d** (2-3 minutes)",
    ],
)
def test_marks_labels_emphasis_and_directions_go(line: str) -> None:
    assert bare(line) == "Why us?"


@pytest.mark.parametrize(
    "line",
    [
        "What is a RAID log (risks, assumptions, issues, dependencies)?",
        "Describe the 5 Whys.",
        "2 teams need one tester. What do you do?",
        "Q3 revenue is down. What do you do?",
        "3.5 million people use it. How do you roll out?",
        "A vendor is late. What do you do?",
        'What does "done" mean?',
        "What is <script>alert(1)</script>?",
        "Is it 5 * 3 * 2?",
        "What is a for_each_loop?",
        "I. am not a mark",
    ],
)
def test_what_belongs_to_the_question_stays(line: str) -> None:
    assert bare(line) in (line, line.removeprefix("I. "))


def test_a_topic_before_the_question_goes() -> None:
    assert bare("Decision Making : Tell me about a hard choice.") == "Tell me about a hard choice."
    assert bare("Your new team: how do you start?") == "Your new team: how do you start?"


@pytest.mark.parametrize(
    ("line", "text"),
    [
        ("Follow-up: What changed?", "What changed?"),
        ("  - *Follow up 2* - What changed?", None),
        ("- **Follow-up:** What changed?", "What changed?"),
        ("Followup question 2: What changed?", "What changed?"),
        ("Probe: What changed?", "What changed?"),
        ("Follow-up questions:", ""),
        ("**Follow-ups**", ""),
        ("Follow the money", None),
        ("What changed?", None),
    ],
)
def test_follow_ups_are_known_by_their_label(line: str, text: str | None) -> None:
    assert follow_up(line) == text


@pytest.mark.parametrize(
    ("line", "parts"),
    [
        ("What is RACI? A: A matrix.", ("What is RACI?", "A matrix.")),
        ("What is RACI? **Answer:** A matrix.", ("What is RACI?", "A matrix.")),
        ("Is it a plan, or two?: both", ("Is it a plan, or two?", "both")),
        ("What is RACI?", ("What is RACI?", "")),
        ("A: What?", ("A: What?", "")),
    ],
)
def test_an_answer_on_the_same_line_is_split_off(line: str, parts: tuple[str, str]) -> None:
    assert split_answer(line) == parts


@given(st.text(max_size=200))
def test_a_bare_line_is_bare(text: str) -> None:
    assert bare(bare(text)) == bare(text)


@given(st.sampled_from(["**a ", "- ", "(a ", "[a](", "Q: A: ", "1. ", "_a_ "]))
def test_long_lines_of_marks_are_read_up_to_a_bound(piece: str) -> None:
    assert len(bare(piece * 20_000)) <= 4_000
