import re
from collections.abc import Callable
from contextlib import suppress
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

import docx
import pytest

from tpm_interview.domain.file_errors import (
    BrokenFile,
    EmptyFile,
    FileTooLarge,
    UnsafeFile,
)
from tpm_interview.domain.found import Cancelled, Findings, Reading, Why
from tpm_interview.formats.importers import docx_file
from tpm_interview.formats.source import Source

DOCUMENT = "word/document.xml"


def read(content: bytes) -> Findings:
    source = Source("list.docx", len(content), lambda: BytesIO(content))
    return docx_file.read(source, Reading(), lambda share: None)


def written(*paragraphs: tuple[str, str]) -> bytes:
    """A document of texts with their styles; "Bold" is no style."""
    document = docx.Document()
    for text, style in paragraphs:
        paragraph = document.add_paragraph("", None if style in ("", "Bold") else style)
        paragraph.add_run(text).bold = True if style == "Bold" else None
    file = BytesIO()
    document.save(file)
    return file.getvalue()


def changed(content: bytes, name: str, change: Callable[[bytes], bytes]) -> bytes:
    """The same package with one part changed."""
    file = BytesIO()
    with ZipFile(BytesIO(content)) as old, ZipFile(file, "w", ZIP_DEFLATED) as new:
        for entry in old.namelist():
            part = old.read(entry)
            new.writestr(entry, change(part) if entry == name else part)
    return file.getvalue()


def with_body(xml: str) -> bytes:
    def put(part: bytes) -> bytes:
        return re.sub(rb"<w:body>", b"<w:body>" + xml.encode(), part, count=1)

    return changed(written(("", "")), DOCUMENT, put)


def test_headings_lists_and_bold_questions_are_told_apart() -> None:
    content = written(
        ("My questions", "Title"),
        ("Leadership", "Heading 1"),
        ("Tell me about a conflict.", "List Bullet"),
        ("What did you learn?", "List Bullet 2"),
        ("How do you delegate?", "List Number"),
        ("Describe a failed project.", "Bold"),
        ("Follow-up:", ""),
        ("Why did it fail?", "List Bullet"),
        ("What is a risk?", "Heading 2"),
        ("Tip: keep it short.", ""),
    )
    findings = read(content)
    assert [(q.text, q.line, q.follow_ups) for q in findings.questions] == [
        ("Tell me about a conflict.", 3, ("What did you learn?",)),
        ("How do you delegate?", 5, ()),
        ("Describe a failed project.", 6, ("Why did it fail?",)),
        ("What is a risk?", 9, ()),
    ]
    assert {q.competency for q in findings.questions} == {"Leadership"}
    assert [(s.line, s.why) for s in findings.skipped] == [
        (1, Why.HEADING),
        (2, Why.HEADING),
        (7, Why.HEADING),
        (10, Why.TIP),
    ]


def test_a_table_is_read_by_its_columns() -> None:
    document = docx.Document()
    document.add_paragraph("Why us?")
    table = document.add_table(2, 2)
    for cell, text in zip(
        [cell for row in table.rows for cell in row.cells],
        ["Question", "Category", "What is scope?", "Scope"],
        strict=True,
    ):
        cell.text = text
    file = BytesIO()
    document.save(file)
    us, scope = read(file.getvalue()).questions
    assert (us.text, us.line) == ("Why us?", 1)
    assert (scope.text, scope.line, scope.competency) == ("What is scope?", 3, "Scope")


def test_links_inserted_text_and_line_breaks_are_read_and_deleted_text_is_not() -> None:
    run = "<w:r><w:t>{}</w:t></w:r>"
    content = with_body(
        f"<w:p>{run.format('What is ')}<w:hyperlink>{run.format('scope')}</w:hyperlink>"
        f"<w:ins>{run.format(' creep?')}</w:ins><w:del><w:r><w:delText>no</w:delText></w:r></w:del>"
        "<w:r><w:br/><w:t>What is a risk?</w:t></w:r></w:p>"
    )
    assert [q.text for q in read(content).questions] == ["What is scope creep?", "What is a risk?"]


def test_a_cell_as_wide_as_the_world_is_one_cell() -> None:
    content = with_body(
        '<w:tbl><w:tr><w:tc><w:tcPr><w:gridSpan w:val="999999999"/></w:tcPr>'
        "<w:p><w:r><w:t>What is scope?</w:t></w:r></w:p></w:tc></w:tr></w:tbl>"
    )
    assert [q.text for q in read(content).questions] == ["What is scope?"]


def test_markup_in_text_is_text_and_a_text_too_long_is_skipped() -> None:
    findings = read(written(("What does <b> do?", ""), (f"What is {'this and ' * 2000}?", "")))
    assert [q.text for q in findings.questions] == ["What does <b> do?"]
    assert [s.why for s in findings.skipped] == [Why.TOO_LONG]


def test_entities_are_refused() -> None:
    def laughs(part: bytes) -> bytes:
        entity = b'<!DOCTYPE a [<!ENTITY a SYSTEM "file:///etc/passwd">]>'
        return part.replace(b"<w:document", entity + b"<w:document", 1)

    with pytest.raises(UnsafeFile, match="document"):
        read(changed(written(("Why?", "")), DOCUMENT, laughs))


def test_nesting_without_end_is_broken() -> None:
    with pytest.raises(BrokenFile):
        read(with_body("<w:sdt>" * 5000 + "</w:sdt>" * 5000))


@pytest.mark.parametrize(
    "part", [DOCUMENT, "[Content_Types].xml", "word/styles.xml", "_rels/.rels"]
)
@pytest.mark.parametrize("content", [b"", b"text", b"<a/>", b"<a><b></a>", b"\xff\xfe\0<"])
def test_parts_with_other_content_are_told_or_passed_over(part: str, content: bytes) -> None:
    with suppress(BrokenFile):
        assert len(read(changed(written(("Agenda", "")), part, lambda _: content)).questions) <= 1


def test_a_long_document_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(docx_file, "_LIMITS", {"word/document": 100})
    with pytest.raises(FileTooLarge, match="document"):
        read(written(("Why?", "")))


@pytest.mark.parametrize("share", [0.0, 0.3, 0.9])
def test_a_package_cut_short_is_told(share: float) -> None:
    content = written(("Why?", ""))
    with pytest.raises(EmptyFile if share == 0 else BrokenFile):
        read(content[: int(len(content) * share)])


def test_reading_can_be_stopped() -> None:
    content = written(("Why?", ""))

    def stop(share: float) -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        docx_file.read(Source("a.docx", 1, lambda: BytesIO(content)), Reading(), stop)
