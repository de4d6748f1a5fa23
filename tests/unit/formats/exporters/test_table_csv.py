"""The table for spreadsheet programs."""

import csv
from dataclasses import replace
from io import StringIO

import pytest
from hypothesis import given, settings

from fakes.banks import banks, export_of, full, question
from tpm_interview.domain.bank_export import BankExport
from tpm_interview.formats.exporters.table_csv import write


def rows_of(export: BankExport) -> list[list[str]]:
    content = write(export)
    assert content.startswith(b"\xef\xbb\xbf")
    assert content.endswith(b"\r\n")
    return list(csv.reader(StringIO(content.decode("utf-8-sig"), newline="")))


def test_columns_and_cells_with_several_entries() -> None:
    head, row = rows_of(export_of(full("Who, me?")))
    told = "question,competency,kind,level,follow-ups,key points,tips,tags,answer time,origin"
    assert ",".join(head) == told
    assert row == [
        "Who, me?",
        "Risk & more",
        "method",
        "entry",
        "Who, me?\nWho helped?",
        "Who, me?\nKeeps a list",
        "Who, me?",
        "Who, me?\ntwo words",
        "90",
        "own",
    ]


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@sum(a)", "\t=1", "\r=1"])
def test_formula_is_shown_and_not_run(text: str) -> None:
    asked = replace(question(text), tips=(text, "Breathe."))
    row = rows_of(export_of(asked))[1]
    assert row[0] == f"'{text}"
    assert row[6] == f"'{text}\nBreathe."


@settings(max_examples=50, deadline=None)
@given(banks())
def test_every_text_arrives_in_its_cell(bank: BankExport) -> None:
    for row, asked in zip(rows_of(bank)[1:], bank.questions, strict=True):
        assert row[0].removeprefix("'") == asked.text.removeprefix("'")
        assert row[0][0] not in "=+-@\t\r"
        assert row[4].removeprefix("'") == "\n".join(asked.follow_ups).removeprefix("'")
