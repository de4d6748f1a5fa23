from pathlib import Path

import pytest

from tpm_interview.domain.found import Cancelled, Skipped, Why
from tpm_interview.domain.question import Kind, Level, Origin, Question
from tpm_interview.services.bank_changes import BankChanges
from tpm_interview.services.importing import Importing
from tpm_interview.storage.library import Library

SHIPPED = Question("plan", "How do you plan?", "x", Kind.METHOD, Level.ANY, Origin.SEED_DERIVED)


def test_lines_left_out_become_offers_held_against_the_bank(tmp_path: Path) -> None:
    with Library.open(tmp_path) as library:
        library.questions.load_shipped((SHIPPED,), (), "first")
        importing = Importing(library, BankChanges(library))
        lines = (
            Skipped("How do you plan", 4, Why.HEADING, "Sheet1"),
            Skipped("A time when you failed", 7, Why.STATEMENT),
        )
        known, new = importing.taken_in(lines)
    assert known.duplicate is not None
    assert known.duplicate.question_id == "plan"
    assert (known.found.line, known.found.place) == (4, "Sheet1")
    assert new.duplicate is None
    assert new.found.origin is Origin.IMPORTED


def test_comparing_a_long_list_with_the_bank_can_be_stopped(tmp_path: Path) -> None:
    told: list[float] = []

    def stop(share: float) -> None:
        told.append(share)
        if told.count(1.0) == 8:
            raise Cancelled

    with Library.open(tmp_path) as library:
        importing = Importing(library, BankChanges(library))
        text = "\n".join(f"What is part {number} of {number + 1}?" for number in range(2_000))
        with pytest.raises(Cancelled):
            importing.preview_text(text, on_progress=stop)
