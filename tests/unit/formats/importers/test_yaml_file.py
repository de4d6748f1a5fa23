import pytest

from tpm_interview.domain.file_errors import BrokenFile, EmptyFile
from tpm_interview.domain.found import Cancelled, Findings, Reading, Why
from tpm_interview.domain.question import Kind
from tpm_interview.formats.importers import yaml_file
from tpm_interview.formats.source import from_text


def read(text: str) -> Findings:
    return yaml_file.read(from_text(text), Reading(), lambda share: None)


LIST = """\
# mine
risk management:
  - question: "Tell me about a risk you missed."
    follow_ups:
      - What came of it?
    tips: [Name the date.]
    kind: behavioral
  - What is a risk register?
  - Describe a project: what went well?
---
title: Planning
questions:
  - q: |
      How do you
      plan?
"""


def test_questions_of_all_documents_are_found_with_their_lines() -> None:
    missed, register, project, plan = read(LIST).questions
    assert (missed.text, missed.line) == ("Tell me about a risk you missed.", 3)
    assert missed.follow_ups == ("What came of it?",)
    assert (missed.tips, missed.kind) == (("Name the date.",), Kind.BEHAVIORAL)
    assert (register.line, register.competency) == (8, "risk management")
    assert (plan.text, plan.line, plan.competency) == ("How do you plan?", 13, "Planning")
    assert project.line == 9


def test_a_question_that_yaml_takes_for_a_key_is_whole_again() -> None:
    (question,) = read("- Describe a project: what went well?\n").questions
    assert question.text == "Describe a project: what went well?"


def test_yaml_1_2_is_read_and_nothing_is_built() -> None:
    assert read("x: !!python/object/apply:os.system ['What is it?']\n").questions[0].line == 1
    assert read("- {q: What is no?, level: no, x: ~}\n").questions[0].level is None


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("a: &a What is it?\nb: *a\n", 2),
        ("- What is it?\n- [What\n", 3),
        ("a:\n\t- What is it?\n", 2),
        ("? [a]\n: What is it?\n", 1),
        ("- " * 101 + "x\n", 1),
        ("a: b: c\n", 1),
        ("%YAML 9\n---\na: b\n", 1),
        ("a: @b\n", 1),
    ],
)
def test_what_is_not_read_is_named_by_its_line(text: str, line: int) -> None:
    with pytest.raises(BrokenFile, match=f"line {line}:"):
        read(text)


def test_billions_of_laughs_are_refused() -> None:
    levels = "".join(f"l{n}: &l{n} [{f'*l{n - 1}, ' * 9}]\n" for n in range(1, 10))
    with pytest.raises(BrokenFile, match="aliases"):
        read(f"l0: &l0 [What is it?]\n{levels}")


def test_unseen_characters_and_markup_do_no_harm() -> None:
    (question,) = read('- "What \x07 is <b>scope</b>?"\n').questions
    assert question.text == "What is <b>scope</b>?"


def test_a_text_too_long_is_skipped() -> None:
    (skipped,) = read(f"question: What is {'this and ' * 2000}?\n").skipped
    assert skipped.why is Why.TOO_LONG


@pytest.mark.parametrize("text", ["# nothing\n", "---\n...\n", "a: 1\n", "{}", "--- x\n"])
def test_yaml_without_questions_gives_none(text: str) -> None:
    assert read(text).questions == ()


def test_an_empty_file_is_told() -> None:
    with pytest.raises(EmptyFile):
        read("")


def test_reading_can_be_stopped() -> None:
    def stop(share: float) -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        yaml_file.read(from_text("# What is it?\n" * 40_000), Reading(), stop)
