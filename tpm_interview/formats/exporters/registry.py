"""Every format that questions are written in, by the name that people choose it by."""

from importlib import import_module
from typing import cast

from tpm_interview.domain.bank_export import BankExport

_PACKAGE = "tpm_interview.formats.exporters"
EXPORTERS: dict[str, str] = {
    "yaml": f"{_PACKAGE}.own_yaml:write",
    "csv": f"{_PACKAGE}.table_csv:write",
    "markdown": f"{_PACKAGE}.markdown:write",
    "anki-package": f"{_PACKAGE}.anki_package:write",
    "pdf": f"{_PACKAGE}.pdf:write",
}
"""Where the writing function of each stands: it takes a BankExport and gives the file's bytes."""
SUFFIXES: dict[str, str] = {
    "yaml": ".yaml",
    "csv": ".csv",
    "markdown": ".md",
    "anki-package": ".apkg",
    "pdf": ".pdf",
}


def rendered(format: str, export: BankExport) -> bytes:
    """The content of a file in `format`, a key of EXPORTERS."""
    module, _, name = EXPORTERS[format].partition(":")
    write = getattr(import_module(module), name)
    return cast("bytes", write(export))  # an attribute found by its name has no type
