"""Our own YAML read again: nothing lost, and every fault named with its line."""

import json
from dataclasses import fields
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from fakes.banks import banks, export_of, full, question
from tpm_interview.domain.bank_export import BankExport
from tpm_interview.domain.errors import UserError
from tpm_interview.domain.file_errors import BrokenFile, EmptyFile, FileTooLarge
from tpm_interview.domain.found import Cancelled, Findings, Found, Reading
from tpm_interview.domain.question import KeyPoint, Kind, Level, Needs, Origin, Question, Source
from tpm_interview.formats import question_list
from tpm_interview.formats import source as sources
from tpm_interview.formats.exporters.own_yaml import write
from tpm_interview.formats.importers import own_yaml
from tpm_interview.formats.importers.own_yaml import read

SHIPPED = Path(__file__).parents[4] / "questions"
EXPORTED = write(export_of(full("What is the #1 risk: time or money?"), question(id="second")))


def read_bytes(content: bytes) -> Findings:
    source = sources.Source("list.yaml", len(content), lambda: BytesIO(content))
    return read(source, Reading(), lambda share: None)


def fault_of(content: bytes) -> str:
    with pytest.raises(BrokenFile) as caught:
        read_bytes(content)
    return caught.value.detail


def imported(found: Found) -> Question:
    assert found.level is not None
    own = {field.name for field in fields(Question)} - {"trashed_at", "level"}
    return Question(level=found.level, **{name: getattr(found, name) for name in own})


def assert_same(findings: Findings, bank: BankExport) -> None:
    assert tuple(map(imported, findings.questions)) == bank.questions
    assert findings.competencies == tuple((each.slug, each.name) for each in bank.competencies)
    assert findings.sets == tuple((each.name, each.question_ids) for each in bank.sets)


@settings(max_examples=100, deadline=None)
@given(banks())
def test_import_of_an_export_changes_nothing(bank: BankExport) -> None:
    assert_same(read_bytes(write(bank)), bank)


@settings(max_examples=40, deadline=None)
@given(banks())
def test_yaml_parser_reads_the_same_as_the_fast_reader(bank: BankExport) -> None:
    content = write(bank)
    commented = b"# edited by hand\n" + content
    slow, fast = read_bytes(commented), read_bytes(content)
    assert_same(slow, bank)
    assert [each.line - 1 for each in slow.questions] == [each.line for each in fast.questions]


@settings(max_examples=150, deadline=None)
@given(
    start=st.integers(0, len(EXPORTED)),
    length=st.integers(0, 40),
    new=st.text(st.sampled_from("\"'[]{}:,-#&*!|>?%@` \n\tax1\\") | st.characters(), max_size=12),
)
def test_damaged_file_is_refused_or_read_as_yaml(start: int, length: int, new: str) -> None:
    damaged = EXPORTED[:start] + new.encode("utf-8", "surrogatepass") + EXPORTED[start + length :]
    try:
        findings = read_bytes(damaged)
    except UserError:
        return
    assert read_bytes(damaged + b"# end\n" if damaged.endswith(b"\n") else damaged) == findings


def test_line_is_that_of_the_entry() -> None:
    lines = EXPORTED.decode().split("\n")
    for found in read_bytes(EXPORTED).questions:
        assert lines[found.line - 1].strip() == f'- id: "{found.id}"'


def test_shipped_files_are_read() -> None:
    for path in SHIPPED.glob("*.yaml"):
        findings = read_bytes(path.read_bytes())
        assert [slug for slug, _ in findings.competencies] == [path.stem]
        assert all(found.source for found in findings.questions)
        starts = path.read_text(encoding="utf-8").split("\n")
        assert all("- id:" in starts[found.line - 1] for found in findings.questions)


def test_file_written_by_hand_needs_little() -> None:
    content = b"""\
competency: 'risk'
name: Risk
questions:
  - text: Who   owns a risk?
    kind: method
    key_points: [{point: The team}]
"""
    (found,) = read_bytes(content).questions
    expected = Found("Who owns a risk?", 4, Kind.METHOD, "risk", key_points=(KeyPoint("The team"),))
    assert found == expected
    assert found.origin is Origin.IMPORTED


@pytest.mark.parametrize(
    "change", [lambda b: b"\xef\xbb\xbf" + b, lambda b: b.replace(b"\n", b"\r\n")]
)
def test_files_saved_on_windows_are_read(change: Any) -> None:  # Any: a lambda of the list above
    assert read_bytes(change(EXPORTED)).questions == read_bytes(EXPORTED).questions


@pytest.mark.parametrize(
    ("old", "new", "line", "told"),
    [
        (b"version: 1", b"version: 2", 2, "version 2 was written by a newer TPM Interview"),
        (b'"tpm-interview-questions"', b'"mine"', 1, "'tpm-interview-questions' was expected"),
        (b'kind: "method"', b'kind: "methd"', 9, "kind: 'methd' is not one of"),
        (b'        kind: "method"\n', b"", 7, "'kind' is a required property"),
        (b"answer_s: 90", b"answer_s: 5", 26, "answer_s: 5 is less than"),
        (b"answer_s: 90", b"answer: 90", 26, "'answer' was unexpected"),
        (b'id: "second"', b'id: "first"', 27, "id first is taken in line 7"),
        (b'id: "second"', b'id: &a "second"', 27, "anchors and aliases"),
        (b'id: "second"', b"id: *a", 27, "anchors and aliases"),
        (b'id: "second"', b'id: "second', 28, "indentation"),
        (b'name: "Acme"', b"name: []", 33, "name: [] is not of type 'string'"),
        (b"How do", b"x" * 1001 + b"How do", 28, "text: a text is longer than 1,000 characters"),
        (b"How do you find risks?", rb"\u200b", 27, "nothing in it that can be seen"),
        (b"version: 1", b"version: 1\nmore: " + b"[" * 5000, 3, "depth"),
    ],
)
def test_fault_is_named_with_file_and_line(old: bytes, new: bytes, line: int, told: str) -> None:
    assert old in EXPORTED
    detail = fault_of(EXPORTED.replace(old, new, 1))
    assert detail.startswith(f"list.yaml, line {line}: ")
    assert told in detail
    assert len(detail) < 300


@pytest.mark.parametrize("content", [b"- 1\n", b"just text\n", b"a: 1\n", b"competencies: 1\n"])
def test_yaml_of_others_is_refused(content: bytes) -> None:
    assert fault_of(content).startswith("list.yaml, line 1: ")


def test_empty_file_is_told() -> None:
    with pytest.raises(EmptyFile):
        read_bytes(b"")


def test_sizes_are_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(question_list, "MOST_PARSED", len(EXPORTED))
    assert read_bytes(EXPORTED).questions
    with pytest.raises(FileTooLarge, match="read as exported"):
        read_bytes(EXPORTED + b"# end\n")
    monkeypatch.setattr(own_yaml, "MOST_CHARACTERS", len(EXPORTED) - 1)
    with pytest.raises(FileTooLarge):
        read_bytes(EXPORTED)


def test_fault_in_a_long_export_is_named_with_the_line_of_its_question(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(question_list, "MOST_PARSED", 10)
    detail = fault_of(EXPORTED.replace(b"answer_s: 90", b"answer_s: 5"))
    assert detail.startswith("list.yaml, line 7: answer_s: 5 is less than")


def test_questions_over_the_limit_are_left_and_the_line_is_told(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(own_yaml, "MAX_FOUND", 1)
    findings = read_bytes(EXPORTED)
    assert len(findings.questions) == 1
    assert findings.cut_at == 27


@pytest.mark.parametrize("head", [b"", b"# edited\n"])
def test_progress_only_grows_and_can_stop_the_reading(head: bytes) -> None:
    content = head + write(export_of(*(question(id=f"q{n}") for n in range(300))))
    source = sources.Source("list.yaml", len(content), lambda: BytesIO(content))
    told: list[float] = []
    read(source, Reading(), told.append)
    assert told == sorted(told)
    assert 0 <= told[0] < 0.2 < 0.8 < told[-1] <= 1

    def stop(share: float) -> None:
        if share > 0.3:
            raise Cancelled

    with pytest.raises(Cancelled):
        read(source, Reading(), stop)


def test_schema_and_domain_name_the_same_fields_and_values() -> None:
    schema: dict[str, Any] = json.loads(  # Any: plain JSON
        question_list.SCHEMA.read_text(encoding="utf-8")
    )
    Draft202012Validator.check_schema(schema)
    asked = schema["$defs"]["question"]["properties"]
    point = schema["$defs"]["key_point"]["properties"]
    by_app = {"competency", "trashed_at"}  # named once a competency; the trash is not exported
    assert set(asked) == {field.name for field in fields(Question)} - by_app
    assert set(point) == {field.name for field in fields(KeyPoint)}
    assert set(schema["$defs"]["source"]["properties"]) == {field.name for field in fields(Source)}
    assert asked["kind"]["enum"] == [kind.value for kind in Kind]
    assert asked["level"]["enum"] == [level.value for level in Level]
    assert asked["origin"]["enum"] == [origin.value for origin in Origin]
    assert point["needs"]["enum"] == [needs.value for needs in Needs]
