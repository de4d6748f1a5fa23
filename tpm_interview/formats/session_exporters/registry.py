"""Every format that takes are written in, by the name that people choose it by."""

from importlib import import_module
from typing import cast

from tpm_interview.domain.take_export import TakesExport

_PACKAGE = "tpm_interview.formats.session_exporters"
SESSION_EXPORTERS: dict[str, str] = {
    "html": f"{_PACKAGE}.mentor_pack:write",
    "markdown": f"{_PACKAGE}.markdown:write",
    "pdf": f"{_PACKAGE}.pdf:write",
    "csv": f"{_PACKAGE}.table_csv:write",
    "json": f"{_PACKAGE}.everything_json:write",
    "srt": f"{_PACKAGE}.subtitles:write_srt",
    "vtt": f"{_PACKAGE}.subtitles:write_vtt",
}
"""Where the writing function of each stands: it takes a TakesExport and gives the file's bytes."""
SESSION_SUFFIXES: dict[str, str] = {
    "html": ".html",
    "markdown": ".md",
    "pdf": ".pdf",
    "csv": ".csv",
    "json": ".json",
    "srt": ".srt",
    "vtt": ".vtt",
}
OF_ONE_TAKE = ("srt", "vtt")
"""Formats that follow one recording; of several takes they write the first that was spoken."""
WITH_SOUND = ("html",)
"""Formats that carry the recordings inside."""
WITH_VERSIONS = ("json",)
"""Formats that hold every transcript of a take and not only the one that counts."""


def rendered_takes(format: str, export: TakesExport) -> bytes:
    """The content of a file in `format`, a key of SESSION_EXPORTERS."""
    module, _, name = SESSION_EXPORTERS[format].partition(":")
    write = getattr(import_module(module), name)
    return cast("bytes", write(export))  # an attribute found by its name has no type
