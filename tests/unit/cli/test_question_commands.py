"""Changing the bank from the command line, with a library of one's own."""

import io
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tpm_interview.__main__ import main

Told = Callable[..., Any]
LIST = """## Risk

- Tell me about a risk that became an issue.
  - What did you learn?
- Read [this](https://example.invalid) first

## Salary

1. Why do you want to work at Acme?
"""


@pytest.fixture
def list_file(tmp_path: Path) -> Path:
    file = tmp_path / "acme.md"
    file.write_text(LIST, encoding="utf-8")
    return file


@pytest.fixture
def told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Told:
    """Runs a command and gives its JSON."""

    def run(*words: str | Path) -> Any:
        arguments = ["--library", str(tmp_path / "library"), *map(str, words), "--json"]
        assert main(arguments) == 0
        return json.loads(capsys.readouterr().out)

    return run


def own(told: Told) -> list[str]:
    return [
        each["text"]
        for origin in ("own", "imported")
        for each in told("questions", "list", "--origin", origin)
    ]


def test_a_dry_run_shows_what_would_come_in_and_changes_nothing(
    told: Told, list_file: Path
) -> None:
    shown = told("questions", "import", list_file, "--dry-run")
    assert (shown["format"], shown["encoding"]) == ("markdown", "utf-8")
    assert [
        (each["text"], each["competency"], each["follow_ups"], each["line"], each["kind"])
        for each in shown["questions"]
    ] == [
        (
            "Tell me about a risk that became an issue.",
            "Risk",
            ["What did you learn?"],
            3,
            "behavioral",
        ),
        ("Why do you want to work at Acme?", "Salary", [], 9, "motivation"),
    ]
    assert all(each["duplicate_of"] is None for each in shown["questions"])
    assert {"line", "text", "why"} == shown["skipped"][0].keys()
    assert any(each["why"] == "link" for each in shown["skipped"])
    assert own(told) == []


def test_an_import_adds_what_is_new_and_the_next_one_nothing(told: Told, list_file: Path) -> None:
    done = told("questions", "import", list_file)
    assert (done["added"], done["merged"], done["left"]) == (2, 0, 0)
    again = told("questions", "import", list_file)
    assert (again["added"], again["left"]) == (0, 2)
    assert all(each["duplicate_of"] for each in again["questions"])
    assert own(told) == [each["text"] for each in done["questions"]]
    risk = told("questions", "list", "--origin", "imported")[0]
    assert risk["competency"] == "risk"


def test_duplicates_are_added_or_merged_when_asked_for(told: Told, tmp_path: Path) -> None:
    file = tmp_path / "list.txt"
    file.write_text("How do you keep a RACI matrix honest?\n")
    told("questions", "import", file)
    file.write_text("How do you keep a RACI matrix honest?\n  - Who signs it?\n")
    assert told("questions", "import", file, "--duplicates", "merge")["merged"] == 1
    (only,) = told("questions", "list", "--origin", "imported")
    assert told("questions", "show", only["id"])["follow_ups"] == ["Who signs it?"]
    assert told("questions", "import", file, "--duplicates", "add")["added"] == 1


def test_standard_input_is_a_list_too(told: Told, monkeypatch: pytest.MonkeyPatch) -> None:
    given = io.TextIOWrapper(io.BytesIO(b"How do you say no to a sponsor?\n"))
    monkeypatch.setattr("sys.stdin", given)
    assert told("questions", "import", "-")["added"] == 1


def test_a_question_is_added_changed_removed_and_restored(told: Told) -> None:
    made = told("questions", "add", "Why so late?", "--tag", "acme", "--competency", "Time & money")
    assert (made["origin"], made["competency"], made["tags"]) == ("own", "time-money", ["acme"])
    edited = told("questions", "edit", made["id"], "--follow-up", "Who knew?", "--answer-s", "90")
    assert (edited["text"], edited["follow_ups"]) == ("Why so late?", ["Who knew?"])
    assert edited["answer_s"] == 90
    assert told("questions", "remove", made["id"]) == {"removed": [made["id"]]}
    assert own(told) == []
    told("questions", "remove", made["id"], "--restore")
    assert own(told) == ["Why so late?"]


def test_editing_a_shipped_question_gives_an_own_copy(told: Told) -> None:
    first = told("questions", "list")[0]
    copy = told("questions", "edit", first["id"], "--text", "My own words?")
    assert (copy["based_on"], copy["origin"]) == (first["id"], "own")
    assert told("questions", "show", first["id"])["hidden"] is True


@pytest.mark.parametrize("suffix", ["yaml", "csv", "md", "apkg", "pdf"])
def test_questions_are_exported_as_their_names_say(told: Told, tmp_path: Path, suffix: str) -> None:
    file = tmp_path / f"out.{suffix}"
    done = told("questions", "export", file)
    assert done["questions"] == len(told("questions", "list"))
    assert file.stat().st_size > 1000


def test_chosen_questions_are_exported_and_come_back(told: Told, tmp_path: Path) -> None:
    first, second = (each["id"] for each in told("questions", "list")[:2])
    file = tmp_path / "two.txt"
    assert told("questions", "export", file, second, first, "--format", "csv")["questions"] == 2
    shown = told("questions", "import", file, "--dry-run", "--format", "csv")
    assert [each["duplicate_of"] for each in shown["questions"]] == [second, first]


def test_a_set_is_listed_and_its_name_asks_its_questions(told: Told, tmp_path: Path) -> None:
    ids = [each["id"] for each in told("questions", "list")[:2]]
    file = tmp_path / "sets.yaml"
    file.write_text(
        "format: tpm-interview-questions\nversion: 1\ncompetencies: []\n"
        f'sets:\n  - name: "Acme"\n    questions: {json.dumps(ids)}\n'
    )
    told("questions", "import", file)
    (only,) = told("questions", "sets")
    assert (only["name"], only["questions"]) == ("Acme", ids)


@pytest.mark.parametrize(
    ("words", "code", "sentence"),
    [
        (["questions", "import", "gone.md"], 1, "gone.md"),
        (["questions", "edit", "gone", "--text", "Why?"], 1, "no question with this id"),
        (["questions", "remove", "gone"], 1, "no question with this id"),
        (["questions", "add", " "], 1, "no text"),
        (["questions", "add", "x" * 1001], 1, "longer than 1,000"),
        (["questions", "export", "/nowhere/out.csv"], 1, "cannot be written"),
        (["questions", "import", "x", "--format", "docx2"], 2, "it is none of"),
        (["questions", "add", "Why?", "--answer-s", "5"], 2, "answer-s"),
        (["rehearse", "--set", "Acme", "--answer", "gone.wav"], 1, "gone.wav"),
    ],
)
def test_what_is_wrong_is_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], words: list[str], code: int, sentence: str
) -> None:
    assert main(["--library", str(tmp_path / "library"), *words]) == code
    assert sentence in capsys.readouterr().err
