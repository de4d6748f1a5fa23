"""Shapes, options and exit codes of the commands that need nothing heavy."""

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from tpm_interview.__main__ import main
from tpm_interview.cli.main import library_first


@pytest.fixture
def library(tmp_path: Path) -> Path:
    return tmp_path / "library"


def told(capsys: pytest.CaptureFixture[str], words: Sequence[str | Path]) -> Any:
    assert main([*map(str, words), "--json"]) == 0
    return json.loads(capsys.readouterr().out)


def test_questions_are_listed_in_the_documented_shape(
    library: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    listed = told(capsys, ["--library", library, "questions", "list"])
    assert len(listed) >= 65
    assert all(
        question.keys() == {"id", "text", "competency", "kind", "level", "origin", "source"}
        for question in listed
    )


def test_questions_can_be_filtered(library: Path, capsys: pytest.CaptureFixture[str]) -> None:
    listed = told(capsys, ["questions", "list", "--origin", "seed-verbatim", "--library", library])
    assert len(listed) == 3
    assert {question["origin"] for question in listed} == {"seed-verbatim"}


def test_one_question_shows_everything(library: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (first, *_) = told(capsys, ["questions", "list", "--library", library])
    shown = told(capsys, ["questions", "show", first["id"], f"--library={library}"])
    assert len(shown["follow_ups"]) == 2
    assert 3 <= len(shown["key_points"]) <= 5


def test_a_new_library_has_no_sessions(library: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert told(capsys, ["sessions", "list", "--library", library]) == []


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (["questions", "show", "nothing"], "no question with this id"),
        (["sessions", "show", "99"], "no session with this number"),
        (["rehearse", "--answer", "missing.wav"], "missing.wav"),
    ],
)
def test_what_the_candidate_can_mend_exits_with_1_and_a_remedy(
    words: list[str], sentence: str, library: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([*words, "--library", str(library)]) == 1
    error = capsys.readouterr().err
    assert sentence in error
    assert len(error.strip().splitlines()) == 2


@pytest.mark.parametrize("words", [["nonsense"], ["rehearse"], ["sessions", "show", "x"]])
def test_wrong_usage_exits_with_2(words: list[str], library: Path) -> None:
    assert main([*words, "--library", str(library)]) == 2


def test_a_file_in_place_of_the_library_is_said(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "file").write_text("x")
    assert main(["sessions", "list", "--library", str(tmp_path / "file")]) == 1
    assert "library folder cannot be used" in capsys.readouterr().err


def test_the_library_option_may_stand_anywhere() -> None:
    assert library_first(["a", "--library", "x", "b"]) == ["--library", "x", "a", "b"]
    assert library_first(["a", "--library=x"]) == ["--library=x", "a"]
    assert library_first(["speak", "--", "--library", "x"]) == ["speak", "--", "--library", "x"]
