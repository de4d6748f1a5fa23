import re
from collections.abc import Callable
from contextlib import suppress
from datetime import date
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from openpyxl import Workbook

from tpm_interview.domain.file_errors import (
    BrokenFile,
    EmptyFile,
    FileTooLarge,
    UnsafeFile,
)
from tpm_interview.domain.found import Cancelled, Field, Findings, Reading, Why
from tpm_interview.domain.question import Level
from tpm_interview.formats.importers import xlsx_file
from tpm_interview.formats.source import Source


def read(content: bytes) -> Findings:
    source = Source("list.xlsx", len(content), lambda: BytesIO(content))
    return xlsx_file.read(source, Reading(), lambda share: None)


def saved(workbook: Workbook) -> bytes:
    file = BytesIO()
    workbook.save(file)
    return file.getvalue()


def sheet_of(*rows: tuple[object, ...]) -> bytes:
    workbook = Workbook(write_only=True)
    sheet = workbook.create_sheet("Mine")
    for row in rows:
        sheet.append(row)
    return saved(workbook)


def changed(content: bytes, name: str, change: Callable[[bytes], bytes]) -> bytes:
    """The same package with one part changed."""
    file = BytesIO()
    with ZipFile(BytesIO(content)) as old, ZipFile(file, "w", ZIP_DEFLATED) as new:
        for entry in old.namelist():
            part = old.read(entry)
            new.writestr(entry, change(part) if entry == name else part)
    return file.getvalue()


SHEET = "xl/worksheets/sheet1.xml"
LIST = sheet_of(("Question", "Category", "Level"), ("What is scope?", "Scope", "senior"))


def test_rows_of_every_sheet_are_read_hidden_ones_too() -> None:
    workbook = Workbook()
    first = workbook.active
    assert first is not None
    first.title = "Round 1"
    for row in (("Question", "Category", "Level"), ("What is scope?", "Scope", "senior"), ()):
        first.append(row)
    first["A5"] = "Tell me about a delay."
    first.merge_cells("A5:C5")
    hidden = workbook.create_sheet("Round 2")
    hidden.sheet_state = "hidden"
    hidden["B7"] = "Why do you want this job?"
    workbook.create_chartsheet("Chart")
    findings = read(saved(workbook))
    assert [(q.text, q.place, q.line) for q in findings.questions] == [
        ("What is scope?", "Round 1", 2),
        ("Tell me about a delay.", "Round 1", 5),
        ("Why do you want this job?", "Round 2", 7),
    ]
    assert findings.questions[0].competency == "Scope"
    assert findings.questions[0].level is Level.SENIOR
    assert findings.columns is not None
    assert findings.columns.fields[0] is Field.QUESTION


def test_numbers_dates_and_formulas_are_no_questions() -> None:
    rows = (
        ("Question",),
        (7.0,),
        (date(2024, 1, 2),),
        (True,),
        ("=A1&A2",),
        ("What is scope?",),
        (1e300,),
    )
    assert [q.text for q in read(sheet_of(*rows)).questions] == ["What is scope?"]


def test_the_candidate_may_say_what_the_columns_hold() -> None:
    content = sheet_of(("Delays", "x"), ("Budget talks", "y"))
    source = Source("list.xlsx", len(content), lambda: BytesIO(content))
    reading = Reading(fields=(Field.QUESTION,), has_header=False)
    findings = xlsx_file.read(source, reading, lambda share: None)
    assert [q.line for q in findings.questions] == [1, 2]


def test_a_sheet_that_says_it_is_endless_is_read_by_its_rows() -> None:
    def endless(part: bytes) -> bytes:
        return part.replace(b"<sheetData>", b'<dimension ref="A1:XFD1048576"/><sheetData>')

    assert len(read(changed(LIST, SHEET, endless)).questions) == 1


def test_rows_with_numbers_beyond_all_sheets_end(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(xlsx_file, "_LAST_ROW", 1000)

    def far(part: bytes) -> bytes:
        return part.replace(b"</sheetData>", b'<row r="99999999999"/></sheetData>')

    assert len(read(changed(LIST, SHEET, far)).questions) == 1


def test_a_text_too_long_is_skipped() -> None:
    (skipped,) = read(sheet_of(("Question",), (f"What is {'this and ' * 2000}?",))).skipped
    assert skipped.why is Why.TOO_LONG


def test_entities_are_refused() -> None:
    def laughs(part: bytes) -> bytes:
        entity = b'<!DOCTYPE a [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]>'
        return re.sub(rb"(<worksheet)", entity + rb"\1", part, count=1)

    with pytest.raises(UnsafeFile, match="sheet1"):
        read(changed(LIST, SHEET, laughs))


@pytest.mark.parametrize("part", ["xl/workbook.xml", "[Content_Types].xml", "xl/styles.xml", SHEET])
@pytest.mark.parametrize("content", [b"", b"text", b"<a/>", b"<a><b></a>", b"\xff\xfe\0<"])
def test_parts_with_other_content_are_told_or_passed_over(part: str, content: bytes) -> None:
    with suppress(BrokenFile):
        assert len(read(changed(LIST, part, lambda _: content)).questions) <= 1


def test_too_many_shared_texts_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(xlsx_file, "_LIMITS", {"xl/worksheets/": 100})
    with pytest.raises(FileTooLarge, match="sheet1"):
        read(LIST)


@pytest.mark.parametrize("share", [0.0, 0.3, 0.9])
def test_a_package_cut_short_is_told(share: float) -> None:
    with pytest.raises(EmptyFile if share == 0 else BrokenFile):
        read(LIST[: int(len(LIST) * share)])


def test_another_package_is_told() -> None:
    file = BytesIO()
    with ZipFile(file, "w") as archive:
        archive.writestr("list.txt", "What is scope?")
    with pytest.raises(BrokenFile):
        read(file.getvalue())


def test_reading_can_be_stopped() -> None:
    def stop(share: float) -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        xlsx_file.read(Source("a.xlsx", len(LIST), lambda: BytesIO(LIST)), Reading(), stop)


def cells(*texts: str) -> Callable[[bytes], bytes]:
    """A sheet with `texts` below one another, each as XML writes a cell."""
    rows = "".join(f'<row r="{n}">{text}</row>' for n, text in enumerate(texts, 1))
    data = f"<sheetData>{rows}</sheetData>".encode()
    return lambda part: re.sub(rb"<sheetData>.*</sheetData>", data, part, flags=re.DOTALL)


def without_shared(content: bytes) -> bytes:
    file = BytesIO()
    with ZipFile(BytesIO(content)) as old, ZipFile(file, "w", ZIP_DEFLATED) as new:
        for entry in old.namelist():
            if "sharedStrings" not in entry:
                new.writestr(entry, old.read(entry))
    return file.getvalue()


def test_texts_that_stand_in_their_cells_are_read() -> None:
    told = '<c r="A{0}" t="inlineStr"><is><r><t>What is </t></r><r><t>scope?</t></r></is></c>'
    content = changed(LIST, SHEET, cells('<c t="str"><v>Question</v></c>', told.format(2)))
    (question,) = read(without_shared(content)).questions
    assert (question.text, question.line) == ("What is scope?", 2)


def test_a_cell_whose_text_is_missing_is_told_with_its_sheet_and_row() -> None:
    content = changed(LIST, SHEET, cells('<c t="str"><v>Q</v></c>', '<c t="s"><v>7</v></c>'))
    with pytest.raises(BrokenFile) as raised:
        read(without_shared(content))
    assert raised.value.detail == "Mine: the sheet is damaged after row 1"
