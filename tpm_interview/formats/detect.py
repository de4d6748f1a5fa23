"""The format of a file, told from its content; its name is a hint only, since names lie."""

import re
from itertools import islice
from pathlib import PurePath

from tpm_interview.domain.file_errors import EmptyFile, UnknownFormat
from tpm_interview.formats.rules.sniffing import is_markdown, is_table, is_web_page, is_yaml
from tpm_interview.formats.source import Source
from tpm_interview.formats.text_lines import text_of

_SNIFFED = 400
"""Lines by which a text is judged."""
_SUFFIXES = {
    ".md": "markdown",
    ".markdown": "markdown",
    ".csv": "csv",
    ".tsv": "csv",
    ".tab": "csv",
    ".yaml": "yaml",
    ".yml": "yaml",
    ".json": "json",
    ".jsonl": "json",
    ".ndjson": "json",
}
_KNOWN = (
    (b"%PDF-", "it is a PDF; copy its text and paste it"),
    (b"{\\rtf", "it is an RTF document; save it as DOCX or text"),
    (b"\xd0\xcf\x11\xe0", "it is an old Word or Excel file; save it as DOCX or XLSX"),
    (b"\x1f\x8b", "it is compressed; unpack it first"),
    (b"7z\xbc\xaf", "it is compressed; unpack it first"),
    (b"Rar!", "it is compressed; unpack it first"),
)
_ZIPPED = (
    ("docx", r"word/document\d*\.xml"),
    ("xlsx", r"xl/workbook\.(?:xml|bin)"),
    ("anki-package", r"collection\.(?:anki2|anki21|anki21b)"),
)
_END_OF_ZIP = 66_000
"""Bytes from the end that hold a zip file's list of names, of which one is enough."""
_OWN = re.compile(r"^[\"']?(?:format[\"']?\s*:\s*[\"']?tpm-interview|competenc(?:y|ies)[\"']?\s*:)")
_ANKI = re.compile(
    r"#(?:separator|html|notetype|deck|tags|columns|guid)(?: column)?:", re.IGNORECASE
)


def format_of(source: Source) -> str:
    """A key of the importers' registry. Raises EmptyFile, UnknownFormat, UnreadableFile."""
    with source.open() as file:
        start = file.read(8)
    if not start:
        raise EmptyFile(source.name)
    for magic, told in _KNOWN:
        if start.startswith(magic):
            raise UnknownFormat(told)
    if start.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return _zipped(source)
    return _text_format(source)


def _zipped(source: Source) -> str:
    """By the names inside; they are read as bytes, so that a broken list of names does no harm."""
    with source.open() as file:
        start = file.read(_END_OF_ZIP)
        file.seek(max(0, source.size - _END_OF_ZIP))
        names = (start + file.read(_END_OF_ZIP)).decode("latin-1")
    for name, inside in _ZIPPED:
        if re.search(inside, names):
            return name
    raise UnknownFormat("it is a zip file with no list inside; unpack it first")


def _text_format(source: Source) -> str:
    lines = list(islice(text_of(source, None, lambda share: None).lines(), _SNIFFED))
    text = "\n".join(lines).lstrip()
    if is_web_page(text):
        raise UnknownFormat("it is a web page; copy its text and paste it")
    if _ANKI.match(text):
        return "anki-text"
    if re.match(r"[{\[]\s*(?:[{\[\"}\]]|$)", text) or re.match(r'"[^"\n]*"\s*$', text):
        return "json"
    hint = _SUFFIXES.get(PurePath(source.name.lower()).suffix)
    return _by_shape(lines, hint)


def _by_shape(lines: list[str], hint: str | None) -> str:
    """A format that fits the lines: the hinted one first, then the strictest."""
    fits = {
        "yaml": is_yaml(lines),
        "markdown": is_markdown(lines),
        "csv": is_table(lines),
    }
    if hint == "markdown" and not fits["csv"]:
        return "markdown"
    if hint and fits.get(hint, False):
        return _own_or_yaml(lines) if hint == "yaml" else hint
    if hint == "csv" and not any(fits.values()):
        return "csv"
    found = next((name for name, fit in fits.items() if fit), "text")
    return _own_or_yaml(lines) if found == "yaml" else found


def _own_or_yaml(lines: list[str]) -> str:
    return "tpm-interview" if any(_OWN.match(line) for line in lines[:20]) else "yaml"
