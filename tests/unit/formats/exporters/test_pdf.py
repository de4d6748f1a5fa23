"""The pages to print, read back from their bytes."""

import re

from fakes.banks import HOSTILE, export_of, full, question
from tpm_interview.domain.bank_export import BankExport
from tpm_interview.formats.exporters.pdf import write


def page_count(content: bytes) -> int:
    return len(re.findall(rb"/Type /Page\b", content))


def test_title_and_outline_are_told_to_the_reader() -> None:
    content = write(export_of(question(), title="Acme, second round"))
    assert b"/Title (Acme, second round)" in content or "Acme".encode("utf-16-be") in content
    assert b"/Outlines" in content
    assert page_count(content) == 1


def test_bank_without_questions_is_one_page() -> None:
    assert page_count(write(BankExport((), (), (), "Mine"))) == 1


def test_many_questions_fill_many_pages() -> None:
    asked = (full(f"What about {number}?", f"q{number}") for number in range(40))
    assert page_count(write(export_of(*asked))) > 8


def test_letters_without_a_picture_do_no_harm() -> None:
    assert page_count(write(export_of(full(HOSTILE[13])))) == 1
