"""Formats are told from content; names lie."""

import json
from io import BytesIO
from zipfile import ZipFile

import pytest

from tpm_interview.domain.file_errors import EmptyFile, UnknownFormat
from tpm_interview.domain.found import Reading
from tpm_interview.formats.detect import format_of
from tpm_interview.formats.importers.registry import read_list
from tpm_interview.formats.source import Source, from_text

CSV = "Question,Category\nWhy us?,Risk\nHow do you plan?,Plan\n"
MARKDOWN = "# List\n\n- Why us?\n- How do you plan?\n"
TEXT = "Why us?\nHow do you plan, and with whom?\nWho decides, you or they?\n"
YAML = "questions:\n  - question: Why us?\n    answer: Because.\n"


def named(name: str, content: str | bytes) -> str:
    raw = content.encode() if isinstance(content, str) else content
    return format_of(Source(name, len(raw), lambda: BytesIO(raw)))


def zipped(*names: str) -> bytes:
    buffer = BytesIO()
    with ZipFile(buffer, "w") as file:
        for name in names:
            file.writestr(name, "x")
    return buffer.getvalue()


@pytest.mark.parametrize(
    ("content", "format"),
    [
        (CSV, "csv"),
        (CSV.replace(",", "\t"), "csv"),
        ("1;Why us?\n2;How do you plan?\n", "csv"),
        (MARKDOWN, "markdown"),
        ("Hello\n\n**Why us?**\n", "markdown"),
        ("| Question | Answer |\n|---|---|\n| Why us? | So. |\n", "markdown"),
        ("- Why us?\n- Note: smile\n", "markdown"),
        (TEXT, "text"),
        ("Risk:\nWhy us?\nHow do you plan?\n", "text"),
        ("1. Why us?\n2. How do you plan?\n", "text"),
        ("Q: Why us?\nA: Because.\n", "text"),
        (YAML, "yaml"),
        ("- q: Why us?\n  a: Because.\n- q: Who?\n  a: You.\n", "yaml"),
        ("%YAML 1.2\n---\nquestions:\n  - Why us?\n", "yaml"),
        ('format: "tpm-interview"\nversion: 1\n', "tpm-interview"),
        ('competency: "risk"\nname: "Risk"\nquestions:\n  - id: "a"\n', "tpm-interview"),
        (json.dumps([{"question": "Why us?"}]), "json"),
        (json.dumps({"questions": ["Why us?"]}, indent=1), "json"),
        ('{"q": "Why us?"}\n{"q": "Who?"}\n', "json"),
        ("#separator:tab\n#html:true\nWhy us?\tBecause\n", "anki-text"),
    ],
)
def test_pasted_text_is_told_by_its_shape(content: str, format: str) -> None:
    assert named("", content) == format
    assert named("list.txt", content) == format
    assert named("list.txt", content.encode("utf-16")) == format


@pytest.mark.parametrize(
    ("name", "content", "format"),
    [
        ("list.md", CSV, "csv"),
        ("list.csv", MARKDOWN, "markdown"),
        ("list.json", TEXT, "text"),
        ("list.yaml", TEXT, "text"),
        ("list.csv", zipped("xl/workbook.xml"), "xlsx"),
        ("list.xlsx", CSV, "csv"),
        ("list.zip", zipped("[Content_Types].xml", "word/document.xml"), "docx"),
        ("list.apkg", zipped("collection.anki2", "media"), "anki-package"),
        ("list.colpkg", zipped("collection.anki21b", "meta"), "anki-package"),
    ],
)
def test_a_wrong_name_does_not_mislead(name: str, content: str | bytes, format: str) -> None:
    assert named(name, content) == format


@pytest.mark.parametrize(
    ("name", "content", "format"),
    [
        ("list.md", TEXT, "markdown"),
        ("list.csv", "Why us?\nHow do you plan?\n", "csv"),
        ("list.csv", "Question\nWhy us?\n", "csv"),
        ("list", TEXT, "text"),
    ],
)
def test_a_name_tells_where_the_content_leaves_it_open(
    name: str, content: str, format: str
) -> None:
    assert named(name, content) == format


@pytest.mark.parametrize(
    "content",
    [
        b"%PDF-1.7",
        b"{\\rtf1 Why?}",
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
        b"\x1f\x8b\x08",
        b"\x89PNG\r\n\x1a\n",
        b"<!DOCTYPE html><html><body>Why?</body></html>",
        zipped("a.txt"),
        bytes(range(256)) * 8,
    ],
)
def test_what_no_importer_reads_is_refused_with_a_reason(content: bytes) -> None:
    with pytest.raises(UnknownFormat, match="it is"):
        named("list.txt", content)


@pytest.mark.parametrize("content", [b"", b"\n\n", b"\xef\xbb\xbf"])
def test_an_empty_file_is_empty(content: bytes) -> None:
    with pytest.raises(EmptyFile):
        named("list.csv", content)


def test_the_candidate_may_name_the_format() -> None:
    findings = read_list(from_text(CSV), Reading(format="text"), lambda share: None)
    assert findings.format == "text"


def test_a_format_that_does_not_exist_is_refused() -> None:
    with pytest.raises(UnknownFormat, match="'klingon' is none of"):
        read_list(from_text(CSV), Reading(format="klingon"), lambda share: None)


def test_a_table_is_one_whatever_marks_stand_in_its_cells() -> None:
    assert named("", "question,competency,kind\n# How?,- Risk,**method**\n") == "csv"


def test_entries_with_lists_inside_are_yaml() -> None:
    entry = '- kind: recall\n  question: "Why?"\n  probes:  # more\n    - "Who?"\n  more: {a: b}\n'
    assert named("", 2 * entry) == "yaml"
    assert named("", "- Note: smile\n  - Why us?\n- Tip: nod\n") == "markdown"
