"""The facts for spreadsheet programs, one row a take: RFC 4180 with a byte order mark."""

import csv
from collections.abc import Iterator
from io import StringIO

from tpm_interview.domain.take_export import (
    ExportedPrompt,
    ExportedTake,
    Fact,
    FactName,
    TakesExport,
)
from tpm_interview.domain.wording import one_line
from tpm_interview.formats.own_table import harmless

_HEADS = ("take", "session", "question", "prompt", "recorded at", "mode", "number", "state")
_LAST = ("own rating", "starred", "marks", "mentor ratings", "note", "text")


def write(export: TakesExport) -> bytes:
    text = StringIO(newline="")
    rows = csv.writer(text)
    rows.writerow([*_HEADS, *FactName, *_LAST])
    for prompt, exported in export.takes:
        rows.writerow([harmless(cell) for cell in _cells(prompt, exported)])
    return text.getvalue().encode("utf-8-sig", "replace")


def _cells(prompt: ExportedPrompt, exported: ExportedTake) -> Iterator[str]:
    take, beside = exported.take, exported.annotations
    yield from (str(take.id), str(prompt.session_id), one_line(prompt.question_id))
    yield from (one_line(prompt.text), take.started_at.isoformat(timespec="seconds"))
    yield from (prompt.mode.value, str(take.number), take.state.value)
    facts = {fact.name: fact for fact in exported.facts}
    yield from (_fact(facts.get(name)) for name in FactName)
    yield "" if take.rating is None else str(take.rating)
    yield "yes" if beside.is_starred else ""
    yield str(len(beside.marks))
    yield " ".join(str(each.rating) for each in beside.mentors if each.rating is not None)
    yield from (one_line(beside.note), one_line(take.text))


def _fact(fact: Fact | None) -> str:
    """A bare number to reckon with, or the text of what is no single number."""
    if fact is None or (fact.value is None and not fact.text):
        return ""
    return one_line(fact.text) or f"{fact.value:.3f}".rstrip("0").rstrip(".")
