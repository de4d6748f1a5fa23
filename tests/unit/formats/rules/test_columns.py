"""What the columns of a table hold."""

import pytest

from tpm_interview.domain.found import Field, Reading
from tpm_interview.formats.rules.columns import columns_of, field_of

QUESTION, COMPETENCY, IGNORED = Field.QUESTION, Field.COMPETENCY, Field.IGNORED


@pytest.mark.parametrize(
    ("head", "field"),
    [
        ("Question", QUESTION),
        ("question_text", QUESTION),
        ("Interview Questions", QUESTION),
        ("Q", QUESTION),
        ("Title", QUESTION),
        ("FRONT:", QUESTION),
        ("Prompt", QUESTION),
        ("Category", COMPETENCY),
        ("Question category", COMPETENCY),
        ("Competency", COMPETENCY),
        ("Type", Field.KIND),
        ("Question Type", Field.KIND),
        ("Follow-up questions", Field.FOLLOW_UPS),
        ("follow_ups", Field.FOLLOW_UPS),
        ("Sample Answer", Field.ANSWER),
        ("Back", Field.ANSWER),
        ("Tips", Field.TIPS),
        ("Notes", Field.TIPS),
        ("Difficulty", Field.LEVEL),
        ("Key points", Field.KEY_POINTS),
        ("tags", Field.TAGS),
        ("answer time", Field.ANSWER_S),
        ("answer_s", Field.ANSWER_S),
        ("Question No.", None),
        ("ID", None),
        ("Date", None),
        ("", None),
    ],
)
def test_heads_have_many_names(head: str, field: Field | None) -> None:
    assert field_of(head) is field


def test_without_a_header_the_column_with_most_questions_is_taken() -> None:
    columns = columns_of([["1", "Risk", "What is a risk?"], ["2", "Risk", "Why?"]], Reading())
    assert columns.fields == (IGNORED, IGNORED, QUESTION)
    assert not columns.has_header
    assert columns.heads == ("Column 1", "Column 2", "Column 3")


def test_a_header_that_names_no_question_column_is_completed_by_the_cells() -> None:
    columns = columns_of([["Area", "What"], ["Risk", "What is a risk?"]], Reading())
    assert columns.fields == (COMPETENCY, QUESTION)


def test_a_type_that_names_no_kind_is_a_competency() -> None:
    rows = [["Type", "Question"], ["Risk", "What is a risk?"]]
    assert columns_of(rows, Reading()).fields == (COMPETENCY, QUESTION)
    rows[1][0] = "Behavioral"
    assert columns_of(rows, Reading()).fields == (Field.KIND, QUESTION)


def test_what_the_candidate_says_is_kept() -> None:
    rows = [["Question", "Other"], ["What?", "Why?"]]
    columns = columns_of(rows, Reading(fields=(IGNORED, QUESTION), has_header=False))
    assert columns.fields == (IGNORED, QUESTION)
    assert columns.sample == (("Question", "Other"), ("What?", "Why?"))


def test_no_rows_are_no_columns() -> None:
    assert columns_of([], Reading()).fields == ()
