"""One contract for every entry of the registry of exporters."""

import logging

import pytest

from fakes.banks import HOSTILE, export_of, full, question
from tpm_interview.domain.bank_export import BankExport
from tpm_interview.formats.exporters.registry import EXPORTERS, SUFFIXES, rendered

STARTS = {
    "yaml": b'format: "tpm-interview-questions"',
    "csv": b"\xef\xbb\xbfquestion,",
    "markdown": b"# ",
    "anki-package": b"PK",
    "pdf": b"%PDF-",
}
BANKS = {
    "nothing": BankExport((), (), (), ""),
    "one question": export_of(question()),
    "hostile texts": export_of(
        *(full(text, f"q{number}") for number, text in enumerate(HOSTILE)), title="<b>\n\ud800 #"
    ),
    "300 questions": export_of(*(full(f"What about {n}?", f"q{n}") for n in range(300))),
    "texts that the domain does not admit": export_of(
        question("a\nb\x00\x1f\ud800\x85\u2028" + "W" * 3000, "\ud800")
    ),
}


def test_every_format_has_a_suffix() -> None:
    assert set(EXPORTERS) == set(SUFFIXES) == set(STARTS)
    assert all(suffix.startswith(".") for suffix in SUFFIXES.values())


@pytest.mark.parametrize("bank", BANKS)
@pytest.mark.parametrize("format", EXPORTERS)
def test_bank_is_written_without_a_warning(
    format: str, bank: str, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.WARNING):
        content = rendered(format, BANKS[bank])
    assert content.startswith(STARTS[format])
    assert caplog.records == []
