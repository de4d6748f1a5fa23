"""A table for spreadsheet programs: UTF-8 with a byte order mark, as RFC 4180 lays it out."""

import csv
from io import StringIO

from tpm_interview.domain.bank_export import BankExport
from tpm_interview.domain.question import Question
from tpm_interview.formats.own_table import COLUMNS, ORIGIN, harmless


def write(export: BankExport) -> bytes:
    """One row a question; a cell of several entries has one a line."""
    text = StringIO(newline="")
    rows = csv.writer(text)
    rows.writerow([*COLUMNS, ORIGIN])
    for competency, questions in export.chapters:
        rows.writerows(_row(competency.name, question) for question in questions)
    return text.getvalue().encode("utf-8-sig", "replace")


def _row(competency: str, question: Question) -> list[str]:
    cells = (
        question.text,
        competency,
        question.kind.value,
        question.level.value,
        "\n".join(question.follow_ups),
        "\n".join(point.point for point in question.key_points),
        "\n".join(question.tips),
        "\n".join(question.tags),
        "" if question.answer_s is None else str(question.answer_s),
        question.origin.value,
    )
    return [harmless(cell) for cell in cells]
