"""The table for spreadsheet programs."""

import csv
from dataclasses import replace
from io import BytesIO, StringIO
from pathlib import Path

import pytest
from hypothesis import example, given, settings

from fakes.banks import HOSTILE, banks, export_of, full, question
from tpm_interview.domain.bank_export import BankExport
from tpm_interview.domain.found import Found, Reading
from tpm_interview.domain.question import Question
from tpm_interview.formats.bank_yaml import read_bank
from tpm_interview.formats.exporters.table_csv import write
from tpm_interview.formats.importers.registry import read_list
from tpm_interview.formats.own_table import as_written
from tpm_interview.formats.source import Source


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
        assert as_written(row[0]) == asked.text
        assert row[0][0] not in "=+-@\t\r"
        assert as_written(row[4]) == "\n".join(asked.follow_ups)


QUESTIONS = Path(__file__).parents[4] / "questions"


def read_again(export: BankExport) -> tuple[Found, ...]:
    content = write(export)
    source = Source("questions.csv", len(content), lambda: BytesIO(content))
    return read_list(source, Reading(), lambda share: None).questions


def told(asked: Question | Found, competency: str) -> tuple[object, ...]:
    """All that a table holds of a question; each entry once, as an importer keeps it."""
    return (
        asked.text,
        competency,
        asked.kind,
        asked.level,
        tuple(dict.fromkeys(asked.follow_ups)),
        tuple(point.point for point in asked.key_points),
        tuple(dict.fromkeys(asked.tips)),
        tuple(dict.fromkeys(asked.tags)),
        asked.answer_s,
    )


def test_the_whole_shipped_bank_is_read_again_as_it_was() -> None:
    bank = read_bank(QUESTIONS)
    export = BankExport(bank.questions, bank.competencies, (), "All")
    wanted = [told(asked, name.name) for name, many in export.chapters for asked in many]
    assert [told(found, found.competency) for found in read_again(export)] == wanted


@settings(max_examples=50, deadline=None)
@given(banks())
@example(export_of(*(full(text, f"q{number}") for number, text in enumerate(HOSTILE))))
def test_any_bank_is_read_again_as_it_was(bank: BankExport) -> None:
    wanted = [told(asked, name.name[:80]) for name, many in bank.chapters for asked in many]
    found = read_again(bank) if bank.questions else ()
    assert [told(each, each.competency) for each in found] == wanted
