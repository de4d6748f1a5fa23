"""`sessions trash`, `restore` and `erase`: which takes, what is asked, and what scripts read."""

import io
import json
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from fakes.spoken_library import add_takes
from tpm_interview.__main__ import main
from tpm_interview.domain.keeping import Erased
from tpm_interview.services.keeping import Keeping
from tpm_interview.storage.library import Library

Output = pytest.CaptureFixture[str]
Ran = Callable[..., int]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A library with takes 1 and 2 in session 1, and take 3 in session 2."""
    with Library.open(tmp_path / "library") as library:
        add_takes(library, 2)
        add_takes(library, 1, "How?")
    return tmp_path / "library"


@pytest.fixture
def ran(folder: Path) -> Ran:
    return lambda *words: main(["--library", str(folder), "sessions", *words])


def told(ran: Ran, output: Output, *words: str) -> Any:
    assert ran(*words, "--json") == 0
    return json.loads(output.readouterr().out)


def in_trash(ran: Ran, output: Output) -> list[int]:
    return sorted(each["take"] for each in told(ran, output, "trash"))


def left(folder: Path) -> list[int]:
    """The takes that are not erased, in the trash or not."""
    with Library.open(folder) as library:
        return [each for each in (1, 2, 3) if each in library.annotations.sessions_of_takes([each])]


def answered(monkeypatch: pytest.MonkeyPatch, answer: str) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO(f"{answer}\n"))


# Trash and back


def test_the_trash_lists_what_lies_there_and_until_when(ran: Ran, capsys: Output) -> None:
    assert told(ran, capsys, "trash", "3") == {"takes": 1}
    (listed,) = told(ran, capsys, "trash")
    trashed, erased = (
        datetime.fromisoformat(listed.pop(key)) for key in ("trashed_at", "erased_after")
    )
    assert erased - trashed == timedelta(days=30)
    assert listed == {
        "take": 3,
        "session": 2,
        "question": "q",
        "prompt": "How?",
        "started_at": "2026-01-02T03:04:05+00:00",
    }


def test_people_read_the_trash_in_lines(ran: Ran, capsys: Output) -> None:
    assert ran("trash", "1", "2") == 0
    assert capsys.readouterr().out == "2 takes moved to the trash.\n"
    assert ran("trash") == 0
    lines = capsys.readouterr().out.splitlines()
    assert len(lines) == 2
    assert all(line.startswith("take ") and line.endswith("Why?") for line in lines)
    assert ran("restore", "2") == 0
    assert capsys.readouterr().out == "1 take restored.\n"


def test_takes_named_twice_count_once(ran: Ran, capsys: Output) -> None:
    assert told(ran, capsys, "trash", "1", "1", "--session", "1") == {"takes": 2}
    assert in_trash(ran, capsys) == [1, 2]
    assert told(ran, capsys, "restore", "2", "2") == {"takes": 1}
    assert in_trash(ran, capsys) == [1]


def test_a_take_that_lies_elsewhere_is_not_restored(ran: Ran, capsys: Output) -> None:
    assert told(ran, capsys, "restore", "1") == {"takes": 0}


@pytest.mark.parametrize("words", [["trash"], ["restore"], ["erase", "--yes"]])
def test_a_number_that_no_take_has_changes_nothing(
    ran: Ran, folder: Path, capsys: Output, words: list[str]
) -> None:
    assert ran("trash", "1") == 0
    capsys.readouterr()
    assert ran(*words, "1", "2", "9999") == 1
    error = capsys.readouterr()
    assert error.out == ""
    assert "no take with this number. (9999)" in error.err
    assert in_trash(ran, capsys) == [1]
    assert left(folder) == [1, 2, 3]


@pytest.mark.parametrize("words", [["trash"], ["erase", "--yes"]])
def test_an_unknown_session_is_said(ran: Ran, capsys: Output, words: list[str]) -> None:
    assert ran(*words, "--session", "9") == 1
    assert "no session with this number" in capsys.readouterr().err


@pytest.mark.parametrize("words", [["restore"], ["erase"], ["erase", "--yes"]])
def test_no_take_named_is_wrong_usage(ran: Ran, folder: Path, words: list[str]) -> None:
    assert ran(*words) == 2
    assert left(folder) == [1, 2, 3]


# Erasing


def test_erasing_tells_scripts_what_is_gone(ran: Ran, folder: Path, capsys: Output) -> None:
    erased = told(ran, capsys, "erase", "2", "--yes")
    assert erased == {"takes": 1, "left": [], "waits_for": None}
    assert left(folder) == [1, 3]


@pytest.mark.parametrize(
    ("words", "rest"),
    [(["--session", "1"], [3]), (["--trash"], [1, 2]), (["1", "--trash"], [2])],
)
def test_a_session_and_the_trash_can_be_erased(
    ran: Ran, folder: Path, capsys: Output, words: list[str], rest: list[int]
) -> None:
    assert ran("trash", "3") == 0
    assert ran("erase", *words, "--yes") == 0
    assert left(folder) == rest


def test_an_empty_trash_is_not_asked_about(ran: Ran, capsys: Output) -> None:
    assert ran("erase", "--trash") == 0
    told = capsys.readouterr()
    assert told.out == "0 takes erased for good.\n"
    assert "?" not in told.err


def test_what_is_asked_does_not_stand_in_the_json(
    ran: Ran, folder: Path, capsys: Output, monkeypatch: pytest.MonkeyPatch
) -> None:
    answered(monkeypatch, "y")
    assert ran("erase", "1", "2", "--json") == 0
    output = capsys.readouterr()
    assert json.loads(output.out)["takes"] == 2
    assert "Erase 2 takes for good? There is no way back" in output.err
    assert left(folder) == [3]


def test_the_number_asked_about_is_that_of_takes_and_not_of_names(
    ran: Ran, folder: Path, capsys: Output, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert ran("trash", "3") == 0
    answered(monkeypatch, "y")
    assert ran("erase", "1", "1", "3", "--session", "1", "--trash") == 0
    output = capsys.readouterr()
    assert "Erase 3 takes for good?" in output.err
    assert output.out.endswith("3 takes erased for good.\n")
    assert left(folder) == []


def test_a_no_erases_nothing(
    ran: Ran, folder: Path, capsys: Output, monkeypatch: pytest.MonkeyPatch
) -> None:
    answered(monkeypatch, "n")
    assert ran("erase", "1") == 1
    assert "erased" not in capsys.readouterr().out
    assert left(folder) == [1, 2, 3]


def test_what_could_not_be_reached_is_told(
    ran: Ran, capsys: Output, monkeypatch: pytest.MonkeyPatch
) -> None:
    erased = Erased(1, ("backups/old.sqlite3",), "the disk is full")
    monkeypatch.setattr(Keeping, "erase", lambda *_: erased)
    assert told(ran, capsys, "erase", "1", "--yes") == {
        "takes": 1,
        "left": ["backups/old.sqlite3"],
        "waits_for": "the disk is full",
    }
    assert ran("erase", "1", "--yes") == 0
    assert capsys.readouterr().out.splitlines() == [
        "1 take erased for good.",
        "This copy cannot be read and may still hold them; delete it: backups/old.sqlite3",
        "The rest is done at the next start: the disk is full",
    ]
