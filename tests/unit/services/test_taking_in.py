from pathlib import Path

from tpm_interview.domain.found import Skipped, Why
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
