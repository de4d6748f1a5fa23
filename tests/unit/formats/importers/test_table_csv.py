"""Tables as text, in the dialects that spreadsheets write."""

from io import BytesIO

import pytest

from tpm_interview.domain.file_errors import BrokenFile
from tpm_interview.domain.found import Field, Findings, Reading, Why
from tpm_interview.domain.question import MAX_TEXT, KeyPoint, Kind, Level
from tpm_interview.formats.importers.table_csv import read
from tpm_interview.formats.source import Source

TABLE = "Category,Question\nRisk,What is a risk?\nPlan,How do you plan?\n"


def found(content: str | bytes, **wanted: object) -> Findings:
    raw = content.encode() if isinstance(content, str) else content
    source = Source("list.csv", len(raw), lambda: BytesIO(raw))
    return read(source, Reading(**wanted), lambda share: None)  # type: ignore[arg-type]  # any field


def asked(findings: Findings) -> list[tuple[str, str]]:
    return [(question.text, question.competency) for question in findings.questions]


BOTH = [("What is a risk?", "Risk"), ("How do you plan?", "Plan")]


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "cp1252"])
def test_every_delimiter_and_encoding_is_read(delimiter: str, encoding: str) -> None:
    assert asked(found(TABLE.replace(",", delimiter).encode(encoding))) == BOTH


def test_the_line_that_excel_puts_first_names_the_delimiter() -> None:
    assert asked(found("sep=;\n" + TABLE.replace(",", ";"))) == BOTH


def test_lines_count_physical_lines_also_after_cells_of_several() -> None:
    findings = found('Question,Notes\n"What\nis a risk?","a\nb"\n\nWhy us?,\n')
    assert [(q.text, q.line) for q in findings.questions] == [
        ("What is a risk?", 2),
        ("Why us?", 6),
    ]


def test_every_field_finds_its_place() -> None:
    (question,) = found(
        "question,type,difficulty,follow-ups,key points,tips,sample answer,tags,answer time\n"
        '"Q1: ""Why us?""",Behavioral,Hard,What else?|Follow-up: Why not?,'
        '"Names it; is glad",Smile.,Because.,"a, b",2 min\n'
    ).questions
    assert question.text == "Why us?"
    assert (question.kind, question.level, question.answer_s) == (
        Kind.BEHAVIORAL,
        Level.SENIOR,
        120,
    )
    assert question.follow_ups == ("What else?", "Why not?")
    assert question.key_points == (KeyPoint("Names it"), KeyPoint("is glad"))
    assert question.tips == ("Smile.", "Because.")
    assert question.tags == ("a", "b")


def test_a_row_with_a_title_alone_names_the_rows_below() -> None:
    text = (
        "Question,Answer\nRisk management,\nWhat is a risk?,A danger.\n,\n"
        "Planning:,\nHow do you plan?,\n"
    )
    assert asked(found(text)) == [
        ("What is a risk?", "Risk management"),
        ("How do you plan?", "Planning"),
    ]


def test_a_table_without_header_is_understood() -> None:
    findings = found("1;What is a risk?\n2;How do you plan?\n")
    assert [text for text, _ in asked(findings)] == ["What is a risk?", "How do you plan?"]
    assert findings.columns
    assert not findings.columns.has_header


def test_the_candidate_can_map_columns() -> None:
    fields = (Field.QUESTION, Field.TIPS)
    findings = found("What?,Why?\nHow?,Who?\n", fields=fields, has_header=True)
    assert [(q.text, q.tips) for q in findings.questions] == [("How?", ("Who?",))]


def test_cells_of_a_named_column_need_no_question_mark() -> None:
    findings = found(
        "Question,Level\nStakeholder escalation scenario,hard\nhttps://example.org,easy\n"
    )
    assert asked(findings) == [("Stakeholder escalation scenario", "")]
    assert findings.skipped[0].why is Why.LINK


def test_a_long_answer_becomes_several_tips() -> None:
    answer = " ".join(f"On day {day} I was there." for day in range(100))
    (question,) = found(f"Question,Answer\nWhy us?,{answer}\n").questions
    assert len(question.tips) == 3
    assert all(len(tip) <= MAX_TEXT and tip.endswith(".") for tip in question.tips)


def test_markup_and_formulas_stay_text() -> None:
    assert asked(found("Question\n<b>What</b> is =1+1?\n")) == [("<b>What</b> is =1+1?", "")]


def test_a_quote_that_never_closes_names_its_line() -> None:
    with pytest.raises(BrokenFile, match="line 2"):
        found('Question,A\n"' + "x\n" * 600_000)


def test_a_cell_without_end_is_told_as_a_quote_that_never_closes() -> None:
    with pytest.raises(BrokenFile) as raised:
        found('Question,A\n"' + "x" * 60_000 + "\n" + ("x" * 60_000 + "\n") * 3)
    assert raised.value.detail == "line 2: a quotation mark is never closed"


def test_rows_of_any_length_are_read() -> None:
    assert len(found("Question\nWhat?\n" + "a," * 5_000 + "\nWhy us?,b,c\n").questions) == 2


def test_each_line_of_a_tips_cell_is_a_tip() -> None:
    (question,) = found('Question,Tips\nWhy us?,"Smile; nod.\nBe brief."\n').questions
    assert question.tips == ("Smile; nod.", "Be brief.")


def test_a_cell_of_several_lines_is_cut_at_their_ends_only() -> None:
    (question,) = found('Question,Key points\nWhy us?,"Names a, b; c\nIs glad"\n').questions
    assert question.key_points == (KeyPoint("Names a, b; c"), KeyPoint("Is glad"))


@pytest.mark.parametrize("sign", "=+-@")
def test_the_apostrophe_before_a_formula_is_no_text(sign: str) -> None:
    (question,) = found(f"Question,Category\nWhat is '{sign}1?,'{sign}1\n").questions
    assert (question.text, question.competency) == (f"What is '{sign}1?", f"{sign}1")


def test_a_named_column_loses_the_numbers_of_its_list() -> None:
    findings = found("Question,Category\n1. not a number,Risk\n2. nor this,Plan\n")
    assert asked(findings) == [("not a number", "Risk"), ("nor this", "Plan")]
