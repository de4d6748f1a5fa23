import json
import re
import shutil
import subprocess
import sys
import time
from dataclasses import fields
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from tpm_interview import bundled
from tpm_interview.domain.errors import BrokenBank
from tpm_interview.domain.question import (
    LEVELS,
    Competency,
    KeyPoint,
    Kind,
    Level,
    Needs,
    Origin,
    Question,
    Source,
)
from tpm_interview.formats.bank_yaml import SCHEMA_NAME, Bank, fingerprint, read_bank

SCHEMA = bundled.folder("questions") / SCHEMA_NAME
SMALL = """\
competency: "risk"
name: "Risk"
questions:
  - id: "first"
    text: "What is the #1 risk: time or money?"
    kind: "method"
    level: "entry"
    origin: "own"
"""
FULL = """\
competency: "risk"
name: "Risk"
questions:
  - id: "first"
    text: "How do you find risks?"
    kind: "behavioral"
    level: "principal"
    origin: "seed-derived"
    source:
      section: "Roles"
      quote: "risk management"
    follow_ups: ["Who helped?", "What was missed?"]
    key_points:
      - point: "Asks the team"
        needs: "example"
        cues:
          - "I asked each of them."
          - "We met on Monday."
      - point: "Keeps a list"
    tips:
      - "Name one risk."
    tags: ["risk-register"]
    answer_s: 90
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    shutil.copy(SCHEMA, tmp_path)
    return tmp_path


def write(folder: Path, text: str, name: str = "risk.yaml") -> Path:
    (folder / name).write_text(text, encoding="utf-8", newline="")
    return folder


def fault_of(folder: Path) -> str:
    with pytest.raises(BrokenBank) as caught:
        read_bank(folder)
    return caught.value.detail


def test_full_question_arrives_whole(folder: Path) -> None:
    expected = Question(
        id="first",
        text="How do you find risks?",
        competency="risk",
        kind=Kind.BEHAVIORAL,
        level=Level.PRINCIPAL,
        origin=Origin.SEED_DERIVED,
        source=Source("Roles", "risk management"),
        follow_ups=("Who helped?", "What was missed?"),
        key_points=(
            KeyPoint(
                "Asks the team", ("I asked each of them.", "We met on Monday."), Needs.EXAMPLE
            ),
            KeyPoint("Keeps a list"),
        ),
        tips=("Name one risk.",),
        tags=("risk-register",),
        answer_s=90,
    )
    assert read_bank(write(folder, FULL)) == Bank((Competency("risk", "Risk"),), (expected,))


def test_files_are_read_in_the_order_of_their_names(folder: Path) -> None:
    write(folder, SMALL)
    write(folder, SMALL.replace("risk", "budget").replace("first", "second"), "budget.yaml")
    bank = read_bank(folder)
    assert [competency.slug for competency in bank.competencies] == ["budget", "risk"]
    assert [question.id for question in bank.questions] == ["second", "first"]


@pytest.mark.parametrize("text", ["\ufeff" + SMALL, SMALL.replace("\n", "\r\n")])
def test_files_saved_on_windows_are_read(folder: Path, text: str) -> None:
    assert read_bank(write(folder, text)).questions[0].text == "What is the #1 risk: time or money?"


@pytest.mark.parametrize(
    ("old", "new", "line", "told"),
    [
        ('"first"', '"first', 5, "expected <block end>"),
        ("    kind:", "   kind:", 6, "block"),
        ("    kind:", "\tkind:", 6, "token"),
        ('kind: "method"', 'kind: "methd"', 6, "'methd' is not one of"),
        ('    kind: "method"\n', "", 4, "'kind' is a required property"),
        ("level:", "levle:", 4, "'level' is a required property"),
        ("    origin:", '    colour: "red"\n    origin:', 8, "'colour' was unexpected"),
        ("    origin:", '    1: "red"\n    origin:', 8, "put it in double quotes"),
        ("    origin:", '    [a]: "red"\n    origin:', 8, "put it in double quotes"),
        ('"first"', '"Not A Slug"', 4, "does not match"),
        ('"first"', r'"first\n"', 4, "does not match"),
        ('"entry"', "2024-01-31", 7, "put it in double quotes"),
        ('"entry"', "yes", 7, "'yes' is not one of"),
        ('"entry"', "true", 7, "put it in double quotes"),
        ('"entry"', "", 7, "put it in double quotes"),
        ('"entry"', "!!python/name:os.system x", 7, "put it in double quotes"),
        ('"entry"', "!!int abc", 7, "put it in double quotes"),
        ('"entry"', "9" * 5000, 7, "put it in double quotes"),
        ('"entry"', '&a "entry"', 7, "anchors and aliases"),
        ('"entry"', "*a", 7, "anchors and aliases"),
        ("    origin:", '    level: "entry"\n    origin:', 8, "duplicate key"),
        ("    origin:", "    answer_s: 9\n    origin:", 8, "answer_s: 9 is less than"),
        ("    origin:", "    tips: [{a: {b: 1}}]\n    origin:", 8, "tips: {'a'"),
        ("What is", r"\ud800 What is", 5, "does not match"),
        ("What is", "  What is", 5, "does not match"),
        ("What is", "What\x07is", 5, "#x0007"),
        ('"own"\n', '"own"\n---\nmore: 1\n', 9, "another document"),
        ('"risk"', '"budget"', 1, "named after its competency"),
        (SMALL, "", 1, "empty"),
        (SMALL, "# nothing yet\n", 1, "empty"),
        (SMALL, "- 1\n", 1, "is not of type 'object'"),
        (SMALL, "\n\njust text\n", 3, "is not of type 'object'"),
        (SMALL, "a: " + "[" * 50_000, 1, "depth"),
    ],
)
def test_fault_is_named_with_file_and_line(
    folder: Path, old: str, new: str, line: int, told: str
) -> None:
    assert old in SMALL
    write(folder, SMALL.replace(old, new, 1))
    detail = fault_of(folder)
    assert detail.startswith(f"risk.yaml, line {line}: ")
    assert told in detail
    assert len(detail) < 300


def test_fault_deep_inside_is_named_with_its_line(folder: Path) -> None:
    write(folder, FULL.replace('          - "We met on Monday."\n', ""))
    assert fault_of(folder).startswith("risk.yaml, line 16: cues: ")


def test_first_of_several_faults_is_named(folder: Path) -> None:
    write(folder, SMALL.replace('"own"', '"me"').replace('"method"', '"madness"'))
    assert fault_of(folder).startswith("risk.yaml, line 6: kind: ")


def test_id_taken_in_another_file_is_named(folder: Path) -> None:
    write(folder, SMALL)
    write(folder, SMALL.replace('"risk"', '"budget"'), "budget.yaml")
    assert fault_of(folder) == "risk.yaml, line 4: id first is taken in budget.yaml"


def test_id_taken_in_the_same_file_is_named(folder: Path) -> None:
    write(folder, SMALL + SMALL.partition("questions:\n")[2])
    assert fault_of(folder) == "risk.yaml, line 9: id first is taken in risk.yaml"


def test_text_that_is_not_utf8_is_named_with_its_line(folder: Path) -> None:
    (folder / "risk.yaml").write_bytes(SMALL.replace("money", "café").encode("latin-1"))
    assert fault_of(folder) == "risk.yaml, line 5: this is not UTF-8 text"


def test_aliases_that_would_swell_to_gigabytes_are_refused_at_once(folder: Path) -> None:
    rows = ["a0: &a0 [x, x, x, x, x, x, x, x, x, x]"]
    rows += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 10)}]" for n in range(1, 12)]
    write(folder, "\n".join(rows))
    started = time.perf_counter()
    assert fault_of(folder).startswith("risk.yaml, line 1: anchors and aliases")
    assert time.perf_counter() - started < 5


def test_what_cannot_be_opened_is_named(folder: Path) -> None:
    (folder / "risk.yaml").mkdir()
    assert fault_of(folder).startswith("risk.yaml: ")
    with pytest.raises(BrokenBank, match=r"risk\.yaml: "):
        fingerprint(folder)


@pytest.mark.parametrize("missing", ["", "not there"])
def test_folder_without_question_files_is_named(folder: Path, missing: str) -> None:
    with pytest.raises(BrokenBank, match="no question files in"):
        fingerprint(folder / missing)


def test_missing_schema_is_named(tmp_path: Path) -> None:
    assert fault_of(write(tmp_path, SMALL)).startswith(f"{SCHEMA_NAME}: ")


def test_broken_schema_is_named_with_its_line(tmp_path: Path) -> None:
    write(tmp_path, '{\n"type": \n}', SCHEMA_NAME)
    assert fault_of(write(tmp_path, SMALL)).startswith(f"{SCHEMA_NAME}, line 3: ")


@settings(
    max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    start=st.integers(0, len(FULL)),
    length=st.integers(0, 40),
    new=st.text(st.sampled_from("\"'[]{}:,-#&*!|>?%@` \n\tax1\\") | st.characters(), max_size=12),
)
def test_damaged_file_is_read_or_refused_with_a_line(
    folder: Path, start: int, length: int, new: str
) -> None:
    damaged = FULL[:start] + new + FULL[start + length :]
    (folder / "risk.yaml").write_bytes(damaged.encode("utf-8", "surrogatepass"))
    try:
        said = f"risk.yaml, line 1: {len(read_bank(folder).questions)} read"
    except BrokenBank as error:
        said = error.detail
    assert re.match(r"risk\.yaml, line \d+: .", said)


def test_fingerprint_follows_names_and_bytes_of_question_files_only(folder: Path) -> None:
    write(folder, SMALL)
    first = fingerprint(folder)
    write(folder, "a note", "notes.txt")
    assert fingerprint(folder) == first
    write(folder, SMALL + "\n")
    assert fingerprint(folder) != first
    write(folder, SMALL)
    assert fingerprint(folder) == first
    (folder / "risk.yaml").rename(folder / "risks.yaml")
    assert fingerprint(folder) != first


def test_asking_for_the_fingerprint_loads_neither_parser_nor_schema_checker() -> None:
    code = (
        "import sys; from tpm_interview.formats import bank_yaml;"
        "sys.exit(bool({'ruamel.yaml', 'jsonschema'} & set(sys.modules)))"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_schema_and_domain_name_the_same_fields_and_values() -> None:
    schema: dict[str, Any] = json.loads(SCHEMA.read_text(encoding="utf-8"))  # Any: plain JSON
    Draft202012Validator.check_schema(schema)
    question = schema["$defs"]["question"]["properties"]
    point = question["key_points"]["items"]["properties"]
    by_app = {"competency", "hidden", "based_on", "trashed_at"}  # named once a file; theirs
    assert set(question) == {field.name for field in fields(Question)} - by_app
    assert set(point) == {field.name for field in fields(KeyPoint)}
    assert set(question["source"]["properties"]) == {field.name for field in fields(Source)}
    assert question["kind"]["enum"] == [kind.value for kind in Kind]
    assert question["level"]["enum"] == [level.value for level in LEVELS]
    assert question["origin"]["enum"] == [origin.value for origin in Origin]
    assert point["needs"]["enum"] == [needs.value for needs in Needs]
