"""`sessions recognize`: which recordings, and what is said of those that cannot be read."""

import json
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from fakes.hearing import Readings
from fakes.spoken_library import add_takes
from tpm_interview.__main__ import main
from tpm_interview.domain.errors import UnreadableAudio
from tpm_interview.services import rerecognition
from tpm_interview.storage.library import Library

Ran = Callable[..., int]


@pytest.fixture
def readings(monkeypatch: pytest.MonkeyPatch) -> Readings:
    """What is heard in take 1 and 2, of question q in session 1."""
    made = Readings(answers={1: "first words", 2: "second words"})
    whole = rerecognition.Rerecognition
    monkeypatch.setattr(
        "tpm_interview.app.Rerecognition",
        lambda library, transcription, changes, settings: whole(
            library, transcription, changes, settings, made.make
        ),
    )
    return made


@pytest.fixture
def ran(tmp_path: Path, readings: Readings) -> Iterator[Ran]:
    folder = tmp_path / "library"
    with Library.open(folder) as library:
        add_takes(library, 2)
        prompt_id = library.sessions.take(1).prompt_id
        library.sessions.type_answer(prompt_id, "Typed.", datetime(2026, 1, 1, tzinfo=UTC), 3.0)
    yield lambda *words: main(["--library", str(folder), "sessions", "recognize", *words])
    assert readings.open_ones == 0


@pytest.mark.parametrize(
    "words", [["1", "2"], ["--question", "q"], ["--session", "1"], ["--all"], ["--waiting"]]
)
def test_takes_are_written_down_again_with_the_recognizer_named(
    ran: Ran, readings: Readings, capsys: pytest.CaptureFixture[str], words: list[str]
) -> None:
    assert ran(*words, "--recognizer", "pocketsphinx", "--json") == 0
    found = json.loads(capsys.readouterr().out)
    assert [(take["take"], take["text"]) for take in found["takes"]] == [
        (1, "first words"),
        (2, "second words"),
    ]
    first = found["takes"][0]
    assert (first["recognizer"], first["model"], first["counts"]) == ("fake", "fake-1", True)
    assert [word["text"] for word in first["words"]] == ["first", "words"]
    assert (found["without_words"], found["failed"], found["not_read"]) == ([], [], 0)
    assert readings.hearers[0].settings.name == "pocketsphinx"


def test_people_are_told_in_lines(ran: Ran, capsys: pytest.CaptureFixture[str]) -> None:
    assert ran("1", "3") == 0
    told = capsys.readouterr()
    assert told.out == "1: first words\n"
    assert "Take 3 is left out" in told.err


def test_what_fails_is_named_and_the_next_one_follows(
    ran: Ran, readings: Readings, capsys: pytest.CaptureFixture[str]
) -> None:
    readings.answers[1] = UnreadableAudio("1.wav")
    assert ran("--all", "--json") == 1
    told = capsys.readouterr()
    assert "Take 1:\nThis file holds no sound" in told.err
    found = json.loads(told.out)
    assert [take["take"] for take in found["takes"]] == [2]
    assert [failed["take"] for failed in found["failed"]] == [1]


def test_a_take_in_which_nothing_is_heard_is_no_error(
    ran: Ran, readings: Readings, capsys: pytest.CaptureFixture[str]
) -> None:
    readings.answers[1] = ""
    assert ran("--all", "--json") == 0
    told = capsys.readouterr()
    assert "Nothing was heard in take 1" in told.err
    assert json.loads(told.out)["without_words"] == [1]


def test_ctrl_c_keeps_what_is_done(
    ran: Ran,
    readings: Readings,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    del readings.answers[2]

    def interrupted(_: object) -> None:
        assert [readings.next_asked(), readings.next_asked()] == [1, 2]
        monkeypatch.undo()
        raise KeyboardInterrupt

    monkeypatch.setattr(rerecognition.Rerecognition, "join", interrupted)
    assert ran("--all") == 130
    assert "what is done is kept" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("words", "code", "sentence"),
    [
        ([], 2, "name takes"),
        (["1", "--all"], 2, "name takes"),
        (["1", "--recognizer", "ears"], 2, "none of"),
        (["9"], 1, "no take with this number"),
        (["--session", "9"], 1, "no session with this number"),
        (["--question", "x"], 1, "never answered"),
    ],
)
def test_what_cannot_be_done_is_said(
    ran: Ran,
    capsys: pytest.CaptureFixture[str],
    words: list[str],
    code: int,
    sentence: str,
) -> None:
    assert ran(*words) == code
    assert sentence in capsys.readouterr().err
