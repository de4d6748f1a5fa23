"""`search` as it is typed and printed."""

import json
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from tpm_interview.__main__ import main
from tpm_interview.domain.session import DEFAULT_PLANS, Mode, NewPrompt, TakeState
from tpm_interview.domain.transcript import Transcript, Version, Word
from tpm_interview.storage.library import Library

NOW = datetime(2026, 3, 10, 12, 0, tzinfo=UTC)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A library with two answers, a second a word."""
    with Library.open(tmp_path / "library") as library:
        prompts = [NewPrompt("slip", "What slipped?"), NewPrompt("plan", "What succeeded?")]
        session = library.sessions.begin(DEFAULT_PLANS[Mode.MOCK], prompts, NOW)
        for prompt, text in zip(
            session.prompts, ("a dependency was late", "the budget was late"), strict=True
        ):
            take = library.sessions.begin_take(prompt.id, NOW)
            words = tuple(Word(word, at, at + 0.5) for at, word in enumerate(text.split()))
            library.sessions.add_transcript(
                take.id, Transcript(Version.LIVE, NOW, words), TakeState.RECOGNIZED
            )
    return tmp_path / "library"


def told(capsys: pytest.CaptureFixture[str], folder: Path, *words: str) -> Any:
    assert main(["search", *words, "--json", "--library", str(folder)]) == 0
    return json.loads(capsys.readouterr().out)


def test_a_hit_names_take_time_and_snippet(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert told(capsys, folder, "dependency") == [
        {
            "take": 1,
            "session": 1,
            "question": "slip",
            "at_s": 1.0,
            "snippet": "a dependency was late",
        }
    ]


@pytest.mark.parametrize(
    ("words", "takes"),
    [
        (["late"], [2, 1]),
        (["late", "--limit", "1"], [2]),
        (["late", "-budget"], [1]),
        (["late -budget"], [1]),
        (['"was late"', "depend*"], [1]),
        (["question:plan", "mode:mock"], [2]),
        (["dependancy"], [1]),
        (["nothing-like-it"], []),
        (['"(*', "NEAR("], []),
    ],
)
def test_words_of_the_query_language(
    folder: Path, capsys: pytest.CaptureFixture[str], words: list[str], takes: list[int]
) -> None:
    assert [hit["take"] for hit in told(capsys, folder, *words)] == takes


def test_people_get_a_hit_a_line(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["search", "late", "--library", str(folder)]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert len(lines) == 2
    assert "take     2" in lines[0]
    assert lines[0].endswith("0:03  the budget was late")


def test_what_was_searched_for_instead_is_said_beside_the_hits(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["search", "dependancy", "rating:great", "--library", str(folder)]) == 0
    printed = capsys.readouterr()
    assert "dependency" in printed.err
    assert "rating:great" in printed.err
    assert len(printed.out.splitlines()) == 1


def test_nothing_found_is_no_error(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["search", "xylophone", "--library", str(folder)]) == 0
    assert capsys.readouterr().out == ""


@pytest.mark.parametrize("words", [[], ["late", "--limit", "0"], ["late", "--limit", "x"]])
def test_wrong_usage(folder: Path, words: list[str]) -> None:
    assert main(["search", *words, "--library", str(folder)]) == 2
