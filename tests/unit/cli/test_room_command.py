"""`sessions retention` and `room`: what a rule would take and takes, and what fills the disk."""

import json
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from fakes.rehearsed import said
from fakes.spoken_library import add_takes, sound
from tpm_interview.__main__ import main
from tpm_interview.domain.keeping import Erased
from tpm_interview.domain.session import TakeState
from tpm_interview.services.retention import Retention
from tpm_interview.storage.library import Library

Output = pytest.CaptureFixture[str]
Ran = Callable[..., int]
NO_RULE = {"rule": "all", "days": 90, "daily": False}
WAV_HEADER = 44


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A library with takes 1, 2 and 3 of one question, all long ago and written down."""
    with Library.open(tmp_path / "library") as library:
        for take_id in add_takes(library, 3):
            library.sessions.add_transcript(take_id, said("a plain answer"), TakeState.RECOGNIZED)
    return tmp_path / "library"


@pytest.fixture
def ran(folder: Path) -> Ran:
    return lambda *words: main(["--library", str(folder), "sessions", *words])


def told(ran: Ran, output: Output, *words: str) -> Any:
    assert ran(*words, "--json") == 0
    return json.loads(output.readouterr().out)


def recordings(folder: Path) -> list[str]:
    return sorted(path.name for path in (folder / "recordings").glob("*.wav"))


# The rule


def test_without_a_rule_everything_is_kept(ran: Ran, folder: Path, capsys: Output) -> None:
    kept = {**NO_RULE, "applied": False, "recordings": 0, "bytes": 0, "takes": []}
    assert told(ran, capsys, "retention") == kept
    applied = {**NO_RULE, "applied": True, "recordings": 0, "left": [], "waits_for": None}
    assert told(ran, capsys, "retention", "--apply") == applied
    assert len(recordings(folder)) == 3


def test_a_rule_is_tried_with_nothing_changed(ran: Ran, folder: Path, capsys: Output) -> None:
    tried = told(ran, capsys, "retention", "--rule", "starred-and-latest")
    size = len(sound(1)) + WAV_HEADER
    assert tried == {
        "rule": "starred-and-latest",
        "days": 90,
        "daily": False,
        "applied": False,
        "recordings": 2,
        "bytes": 2 * size,
        "takes": [
            {"take": n, "question": "q", "started_at": "2026-01-02T03:04:05+00:00", "bytes": size}
            for n in (1, 2)
        ],
    }
    assert len(recordings(folder)) == 3
    assert told(ran, capsys, "retention")["rule"] == "all"


def test_people_read_what_would_go(ran: Ran, capsys: Output) -> None:
    assert ran("retention", "--rule", "starred-and-latest") == 0
    rule, count, *takes = capsys.readouterr().out.splitlines()
    assert rule.startswith("The rule: starred takes and the latest of each question")
    assert count == "2 recordings, 0.1 MB, would go."
    assert [line.split()[:2] for line in takes] == [["take", "1"], ["take", "2"]]
    assert all(line.endswith("0.0 MB  Why?") for line in takes)


def test_days_alone_choose_the_rule_of_days(ran: Ran, capsys: Output) -> None:
    found = told(ran, capsys, "retention", "--days", "1")
    assert (found["rule"], found["days"], found["recordings"]) == ("days", 1, 3)


def test_a_rule_that_is_kept_deletes_nothing_by_itself(
    ran: Ran, folder: Path, capsys: Output
) -> None:
    assert ran("retention", "--days", "30", "--daily", "--keep") == 0
    assert "are kept for 30 days (carried out at each start)" in capsys.readouterr().out
    kept = told(ran, capsys, "retention")
    assert (kept["rule"], kept["days"], kept["daily"]) == ("days", 30, True)
    assert len(recordings(folder)) == 3


def test_a_rule_carried_out_says_what_is_gone(ran: Ran, folder: Path, capsys: Output) -> None:
    applied = told(ran, capsys, "retention", "--rule", "starred-and-latest", "--apply")
    assert applied == {
        "rule": "starred-and-latest",
        "days": 90,
        "daily": False,
        "applied": True,
        "recordings": 2,
        "left": [],
        "waits_for": None,
    }
    assert recordings(folder) == ["3.wav"]
    words = told(ran, capsys, "show", "1")["takes"]
    assert [take["text"] for take in words] == ["a plain answer"] * 3


def test_what_is_gone_is_told_as_it_came_out_and_not_as_it_was_foreseen(
    ran: Ran, capsys: Output, monkeypatch: pytest.MonkeyPatch
) -> None:
    came_out = Erased(1, ("backups/old.sqlite3",), "the disk is full")
    monkeypatch.setattr(Retention, "apply", lambda *_: came_out)
    applied = told(ran, capsys, "retention", "--days", "2", "--apply")
    assert applied["recordings"] == 1
    assert applied["left"] == ["backups/old.sqlite3"]
    assert applied["waits_for"] == "the disk is full"
    assert ran("retention", "--days", "2", "--apply") == 0
    assert capsys.readouterr().out.splitlines() == [
        "The rule: recordings are kept for 2 days.",
        "1 recording erased for good.",
        "This copy cannot be read and may still hold them; delete it: backups/old.sqlite3",
        "The rest is done at the next start: the disk is full",
    ]


@pytest.mark.parametrize("words", [["--rule", "none"], ["--days", "0"], ["--days", "3651"]])
def test_a_rule_that_does_not_exist_is_wrong_usage(
    ran: Ran, folder: Path, words: list[str]
) -> None:
    assert ran("retention", *words, "--apply") == 2
    assert len(recordings(folder)) == 3


# The room


def test_room_is_told_by_kind_year_and_question(ran: Ran, capsys: Output) -> None:
    use = told(ran, capsys, "room")
    size = 3 * (len(sound(1)) + WAV_HEADER)
    year = datetime(2026, 1, 2, 3, tzinfo=UTC).astimezone().year
    assert use["bytes"] == sum(use["kinds"].values())
    assert use["kinds"]["recordings"] == size
    assert use["kinds"]["database"] > 0
    assert use["years"] == [{"year": year, "takes": 3, "bytes": size}]
    assert use["questions"] == [{"question": "q", "takes": 3, "bytes": size}]


def test_people_read_the_room_in_lines(ran: Ran, capsys: Output) -> None:
    assert ran("room") == 0
    kinds, years, questions = capsys.readouterr().out.split("\n\n")
    assert "0.1 MB  recordings" in kinds
    assert years.startswith("Recordings by year\n")
    assert questions.startswith("Recordings by question\n")
    assert questions.rstrip().endswith("3 takes  Why?")
