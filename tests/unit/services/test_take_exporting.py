"""Choosing takes and writing them to files, with a real library."""

import errno
import json
import wave
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from fakes.answered import spoken_take
from fakes.sounds import noise
from fakes.takes import transcript, words_of
from tpm_interview.domain.errors import CannotWrite, RecordingMissing, UnknownSession
from tpm_interview.domain.file_errors import NeverAsked, OneTakeOnly, UnknownTake
from tpm_interview.domain.progress import Cancelled
from tpm_interview.domain.session import DEFAULT_PLANS, Mode, NewPrompt, Take
from tpm_interview.domain.take_export import TakeChoice
from tpm_interview.services.take_exporting import (
    TAKE_FORMATS,
    TAKE_SUFFIXES,
    TakeExporting,
    take_format_for,
)
from tpm_interview.storage.library import Library

AT = datetime(2026, 3, 1, 10, 30, tzinfo=UTC)


@dataclass
class Told:
    """Two sessions: a spoken and a typed answer; then the first question spoken again."""

    library: Library
    exporting: TakeExporting
    spoken: Take
    typed: Take
    again: Take
    folder: Path

    def json(self, choice: TakeChoice) -> Any:
        path = self.folder / "out.json"
        self.exporting.export(path, choice)
        return json.loads(path.read_text(encoding="utf-8"))

    def take_ids(self, choice: TakeChoice) -> list[int]:
        return [take["id"] for prompt in self.json(choice)["prompts"] for take in prompt["takes"]]


def early(library: Library, prompt_id: int, at: datetime) -> Take:
    said = transcript(words_of("We", "told", "them", "early."))
    return spoken_take(library, prompt_id, said, at, noise(2))


@pytest.fixture
def told(tmp_path: Path) -> Iterator[Told]:
    with Library.open(tmp_path / "library") as library:
        prompts = [NewPrompt("why", "Why so late?"), NewPrompt("how", "How?"), NewPrompt("x", "X?")]
        first = library.sessions.begin(DEFAULT_PLANS[Mode.MOCK], prompts, AT)
        spoken = early(library, first.prompts[0].id, AT)
        typed = library.sessions.type_answer(first.prompts[1].id, "By hand.", AT, 5)
        later = AT + timedelta(days=1)
        second = library.sessions.begin(DEFAULT_PLANS[Mode.WARM_UP], prompts[:1], later)
        again = early(library, second.prompts[0].id, later)
        exporting = TakeExporting(library, lambda: later)
        yield Told(library, exporting, spoken, typed, again, tmp_path)


@pytest.mark.parametrize("format", TAKE_FORMATS)
def test_every_format_is_written(told: Told, format: str) -> None:
    path = told.folder / f"out{TAKE_SUFFIXES[format]}"
    done = told.exporting.export(path, TakeChoice(take_ids=(told.spoken.id,)))
    assert (done.format, done.takes, done.without_sound) == (format, 1, ())
    assert done.bytes == path.stat().st_size > 50
    assert list(told.folder.glob("*.part")) == []


def test_a_session_is_whole_with_the_prompts_that_were_not_answered(told: Told) -> None:
    export = told.json(TakeChoice(session_id=1))
    assert export["title"] == f"Mock session of {AT.astimezone():%Y-%m-%d}"
    assert [len(prompt["takes"]) for prompt in export["prompts"]] == [1, 1, 0]


def test_a_question_has_its_history_oldest_first(told: Told) -> None:
    export = told.json(TakeChoice(question_id="why"))
    assert export["title"] == "Why so late?"
    assert [prompt["session"] for prompt in export["prompts"]] == [1, 2]
    assert told.take_ids(TakeChoice(question_id="why")) == [told.spoken.id, told.again.id]


def test_chosen_takes_come_alone(told: Told) -> None:
    both = TakeChoice(take_ids=(told.again.id, told.typed.id))
    assert told.take_ids(both) == [told.typed.id, told.again.id]
    assert told.json(both)["title"] == "Chosen answers"
    assert told.take_ids(TakeChoice(session_id=1, take_ids=(told.typed.id,))) == [told.typed.id]


def test_what_is_not_there_is_told(told: Told) -> None:
    for choice, error in (
        (TakeChoice(session_id=99), UnknownSession),
        (TakeChoice(take_ids=(99,)), UnknownTake),
        (TakeChoice(take_ids=(told.spoken.id, 99)), UnknownTake),
        (TakeChoice(session_id=1, take_ids=(told.again.id,)), UnknownTake),
        (TakeChoice(question_id="x"), NeverAsked),
    ):
        with pytest.raises(error):
            told.json(choice)


def test_the_trash_stays_at_home(told: Told) -> None:
    with told.library.annotations._database.writing() as db:  # noqa: SLF001 - nothing writes it yet
        db.connection().exec_driver_sql(
            f"UPDATE take SET trashed_at = started_at WHERE id = {told.spoken.id}"
        )
    assert told.take_ids(TakeChoice(session_id=1)) == [told.typed.id]
    assert told.take_ids(TakeChoice(question_id="why")) == [told.again.id]
    with pytest.raises(UnknownTake):
        told.json(TakeChoice(take_ids=(told.spoken.id,)))


@pytest.mark.parametrize("format", ["srt", "vtt", "wav", "mp3"])
def test_a_format_of_one_take_refuses_several_and_none(told: Told, format: str) -> None:
    path = told.folder / "out"
    for choice in (TakeChoice(question_id="why"), TakeChoice(take_ids=(told.typed.id,))):
        with pytest.raises(OneTakeOnly):
            told.exporting.export(path, choice, format)
    assert not path.exists()


def test_the_only_spoken_take_of_a_session_is_meant(told: Told) -> None:
    path = told.folder / "out.wav"
    told.exporting.export(path, TakeChoice(session_id=1))
    with wave.open(str(path)) as sound:
        assert sound.getnframes() == 32_000


def test_a_pack_without_its_recording_is_written_and_says_so(told: Told) -> None:
    assert told.spoken.audio_file is not None
    told.library.recordings.resolve(told.spoken.audio_file).unlink()
    path = told.folder / "out.html"
    done = told.exporting.export(path, TakeChoice(question_id="why"))
    assert done.without_sound == (told.spoken.id,)
    assert path.read_text(encoding="utf-8").count("<audio") == 1
    with pytest.raises(RecordingMissing):
        told.exporting.export(told.folder / "out.mp3", TakeChoice(take_ids=(told.spoken.id,)))


def test_progress_runs_to_its_end_and_can_stop_the_work(told: Told) -> None:
    heard: list[float] = []
    path = told.folder / "out.html"
    told.exporting.export(path, TakeChoice(question_id="why"), on_progress=heard.append)
    assert heard == sorted(heard)
    assert heard[-1] == 1.0
    path.write_text("older")

    def stop(_: float) -> None:
        raise Cancelled

    choice = TakeChoice(take_ids=(told.spoken.id,))
    for name in ("out.html", "out.flac"):
        with pytest.raises(Cancelled):
            told.exporting.export(told.folder / name, choice, on_progress=stop)
    assert path.read_text() == "older"
    assert not (told.folder / "out.flac").exists()
    assert list(told.folder.glob("*.part")) == []


@pytest.mark.parametrize("name", ["out.html", "out.opus"])
def test_a_full_disk_leaves_the_older_file_whole(
    told: Told, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    def full(_: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    path = told.folder / name
    path.write_text("older")
    monkeypatch.setattr("os.fsync", full)
    with pytest.raises(CannotWrite, match="No space left"):
        told.exporting.export(path, TakeChoice(take_ids=(told.spoken.id,)))
    assert path.read_text() == "older"
    assert list(told.folder.glob("*.part")) == []


@pytest.mark.parametrize(
    ("name", "format"),
    [("a.HTML", "html"), ("a.md", "markdown"), ("a.opus", "opus"), ("a", "html")],
)
def test_the_name_decides_the_format(name: str, format: str) -> None:
    assert take_format_for(Path(name)) == format
