"""The facts for spreadsheet programs."""

import csv
from dataclasses import replace
from io import StringIO

import pytest

from fakes import takes
from tpm_interview.domain.take_export import Fact, FactName, TakesExport
from tpm_interview.formats.session_exporters.table_csv import write


def rows_of(export: TakesExport) -> list[dict[str, str]]:
    text = write(export).decode("utf-8-sig")
    return list(csv.DictReader(StringIO(text, newline="")))


def test_a_take_is_a_row_with_its_facts_as_numbers() -> None:
    (row,) = rows_of(takes.export_of(takes.exported(takes.spoken(takes.words_of("We", "won.")))))
    assert (row["take"], row["session"], row["question"]) == ("1", "1", "why-late")
    assert (row["mode"], row["state"], row["number"]) == ("mock", "recognized", "1")
    assert (row["time used"], row["longest pause"], row["words"]) == ("0.66", "", "")
    assert (row["own rating"], row["starred"], row["marks"]) == ("3", "yes", "2")
    assert (row["mentor ratings"], row["note"], row["text"]) == ("2", "Why so late?", "We won.")
    assert row["recorded at"] == "2026-03-01T10:30:00+00:00"


def test_a_fact_that_is_no_single_number_is_its_text() -> None:
    take = takes.exported(takes.spoken(takes.words_of("We", "won.")))
    facts = (
        Fact(FactName.MOST_USED, None, "", text="risk 3, plan 2"),
        Fact(FactName.NUMBERS, 1.0, "", text="=three"),
    )
    (row,) = rows_of(takes.export_of(replace(take, facts=facts)))
    assert (row["most used words"], row["numbers mentioned"]) == ("risk 3, plan 2", "'=three")


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@sum(a)"])
def test_a_formula_is_shown_and_not_run(text: str) -> None:
    take = takes.exported(takes.spoken(takes.words_of(text)), text)
    (row,) = rows_of(takes.export_of(take, text=text))
    assert row["prompt"] == row["note"] == row["text"] == f"'{text}"


def test_every_hostile_take_is_one_row() -> None:
    export = takes.hostile_export()
    rows = rows_of(export)
    assert len(rows) == sum(1 for _ in export.takes)
    assert not any(cell[:1] in set("=+-@\t\r") for row in rows for cell in row.values() if cell)
