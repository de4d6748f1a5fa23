"""All importers by name; a new one is one module with a `read` and one line here."""

from collections.abc import Callable
from importlib import import_module

from tpm_interview.domain.file_errors import UnknownFormat
from tpm_interview.domain.found import Findings, Progress, Reading
from tpm_interview.formats.detect import format_of
from tpm_interview.formats.source import Source

Importer = Callable[[Source, Reading, Progress], Findings]
"""Raises UserError for what is wrong with the file, and Cancelled."""

_HERE = "tpm_interview.formats.importers"
IMPORTERS = {
    "tpm-interview": f"{_HERE}.own_yaml:read",
    "markdown": f"{_HERE}.markdown:read",
    "text": f"{_HERE}.text:read",
    "csv": f"{_HERE}.table_csv:read",
    "json": f"{_HERE}.json_file:read",
    "yaml": f"{_HERE}.yaml_file:read",
    "anki-text": f"{_HERE}.anki_text:read",
    "anki-package": f"{_HERE}.anki_package:read",
    "docx": f"{_HERE}.docx_file:read",
    "xlsx": f"{_HERE}.xlsx_file:read",
}
"""Names as `Reading.format` and `Findings.format` have them; loaded when first used."""


def read_list(source: Source, reading: Reading, on_progress: Progress) -> Findings:
    """Everything that `source` holds, in the format that `reading` names or that is found out.

    Raises UserError with the place at fault, and Cancelled.
    """
    return importer(reading.format or format_of(source))(source, reading, on_progress)


def importer(name: str) -> Importer:
    """Raises UnknownFormat."""
    if name not in IMPORTERS:
        raise UnknownFormat(f"{name[:40]!r} is none of {', '.join(IMPORTERS)}")
    module, function = IMPORTERS[name].split(":")
    loaded: Importer = getattr(import_module(module), function)
    return loaded
