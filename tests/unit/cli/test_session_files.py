"""Taking answers along and a mentor's notes in, from the command line."""

import json
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from tpm_interview.__main__ import main
from tpm_interview.domain.session import DEFAULT_PLANS, Mode, NewPrompt
from tpm_interview.storage.library import Library

AT = datetime(2026, 3, 1, 10, 30, 0, 123456, tzinfo=UTC)
Told = Callable[..., Any]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A library with one typed answer, which is take 1 of session 1."""
    with Library.open(tmp_path / "library") as library:
        prompts = [NewPrompt("why", "Why so late?")]
        session = library.sessions.begin(DEFAULT_PLANS[Mode.MOCK], prompts, AT)
        library.sessions.type_answer(session.prompts[0].id, "We told them early.", AT, 5)
    return tmp_path


@pytest.fixture
def told(folder: Path, capsys: pytest.CaptureFixture[str]) -> Told:
    def run(*words: str | Path) -> Any:
        arguments = ["--library", str(folder / "library"), *map(str, words), "--json"]
        assert main(arguments) == 0
        return json.loads(capsys.readouterr().out)

    return run


def mentor_file(folder: Path, recorded_at: datetime) -> Path:
    take = {
        "take": 1,
        "recorded_at": recorded_at.isoformat(),
        "rating": 3,
        "comment": "Good",
        "criteria": [{"name": "clarity", "mark": 4, "comment": ""}],
    }
    path = folder / "mentor-notes.json"
    notes = {
        "format": "tpm-interview-mentor-notes",
        "version": 1,
        "mentor": "Ada",
        "written_at": "2026-03-02T08:00:00Z",
        "takes": [take],
    }
    path.write_text(json.dumps(notes), encoding="utf-8")
    return path


@pytest.mark.parametrize("words", [["1"], ["--take", "1"], ["--question", "why"]])
def test_a_session_a_take_and_a_question_are_written(
    told: Told, folder: Path, words: list[str]
) -> None:
    path = folder / "out.md"
    done = told("sessions", "export", *words, "--out", path)
    size = path.stat().st_size
    assert done == {
        "file": str(path),
        "format": "markdown",
        "takes": 1,
        "bytes": size,
        "without_sound": [],
    }
    assert "We told them early." in path.read_text(encoding="utf-8")


def test_the_format_can_be_named(told: Told, folder: Path) -> None:
    told("sessions", "export", "1", "--out", folder / "out.txt", "--format", "csv")
    assert (folder / "out.txt").read_text(encoding="utf-8-sig").startswith("take,session,")


def test_a_mentors_notes_come_back_beside_the_own_rating(told: Told, folder: Path) -> None:
    file = mentor_file(folder, AT)
    (notes,) = told("sessions", "mentor", file)["takes"]
    assert (notes["take"], notes["mentor"], notes["rating"]) == (1, "Ada", 3)
    assert told("sessions", "mentor", file)["takes"] == [notes]
    told("sessions", "export", "1", "--out", folder / "out.json")
    whole = json.loads((folder / "out.json").read_text(encoding="utf-8"))
    (take,) = whole["prompts"][0]["takes"]
    assert take["rating"] is None
    assert [each["comment"] for each in take["mentors"]] == ["Good"]


@pytest.mark.parametrize(
    ("words", "code", "sentence"),
    [
        (["export", "9", "--out", "x.md"], 1, "no session with this number"),
        (["export", "--take", "9", "--out", "x.md"], 1, "no take with this number"),
        (["export", "--question", "no", "--out", "x.md"], 1, "never answered"),
        (["export", "1", "--out", "x.wav"], 1, "holds one take"),
        (["export", "1", "--out", "nowhere/x.md"], 1, "cannot be written"),
        (["export", "--out", "x.md"], 2, "--take"),
        (["export", "1", "--question", "why", "--out", "x.md"], 2, "exclude"),
        (["export", "1", "--out", "x.md", "--format", "docx"], 2, "none of"),
        (["export", "1"], 2, "--out"),
        (["mentor", "nowhere.json"], 1, "cannot be opened"),
    ],
)
def test_what_cannot_be_done_is_said(
    folder: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    words: list[str],
    code: int,
    sentence: str,
) -> None:
    monkeypatch.chdir(folder)
    assert main(["--library", str(folder / "library"), "sessions", *words]) == code
    assert sentence in capsys.readouterr().err
    assert list(folder.glob("x.*")) == []


def test_notes_about_another_library_are_refused(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = mentor_file(folder, datetime(2025, 1, 1, tzinfo=UTC))
    assert main(["--library", str(folder / "library"), "sessions", "mentor", str(file)]) == 1
    assert "not in this library" in capsys.readouterr().err


def test_people_are_told_in_a_line(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    library = ["--library", str(folder / "library"), "sessions"]
    assert main([*library, "export", "1", "--out", str(folder / "out.csv")]) == 0
    assert main([*library, "mentor", str(mentor_file(folder, AT))]) == 0
    told = capsys.readouterr().out.splitlines()
    assert told[0].endswith("out.csv: 1 take, 1 kB")
    assert told[1] == "Take 1, Ada: 3 of 4"
