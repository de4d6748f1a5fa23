"""The command line as a candidate's script calls it: real processes, real voice and recognizer."""

import json
import shutil
import subprocess
from pathlib import Path

import pytest

from fakes.command import COMMAND, environment, ran, told
from fakes.speech_maker import spoken

ANSWER = "I asked the payments team for two dates and told the steering group the same afternoon."
SECOND = "We cut the scope to two endpoints and shipped them behind a feature flag."


@pytest.fixture
def library(tmp_path: Path) -> Path:
    return tmp_path / "library"


def test_a_spoken_file_is_written_down_with_word_times(library: Path, tmp_path: Path) -> None:
    heard = told(library, "transcribe", spoken(ANSWER, tmp_path))
    assert "payments team" in heard["text"]
    assert "steering group" in heard["text"]
    starts = [word["start_s"] for word in heard["words"]]
    assert starts == sorted(starts)
    assert heard["recognizer"] == "whisper-tiny.en"
    assert heard["audio_s"] > 3
    assert {"file", "fillers", "model", "wall_s"} <= heard.keys()


def test_a_rehearsal_is_found_again_by_another_process(library: Path, tmp_path: Path) -> None:
    answers = [spoken(ANSWER, tmp_path), spoken(SECOND, tmp_path)]
    made = told(library, "rehearse", "--answer", answers[0], answers[1])
    assert [take["state"] for take in made["takes"]] == ["recognized", "recognized"]
    assert "feature flag" in made["takes"][1]["text"]
    (session,) = told(library, "sessions", "list")
    assert session["id"] == made["session"]
    assert [take["text"] for take in session["takes"]] == [t["text"] for t in made["takes"]]
    shown = told(library, "sessions", "show", str(made["session"]))
    assert all((library / take["audio_file"]).is_file() for take in shown["takes"])
    assert shown["takes"][0]["words"]


def test_a_live_rehearsal_waits_only_for_the_last_words(library: Path, tmp_path: Path) -> None:
    (question, *_) = told(library, "questions", "list")
    made = told(
        library,
        *("rehearse", "--live", "--answer", spoken(ANSWER, tmp_path)),
        *("--question", question["id"]),
    )
    (take,) = made["takes"]
    assert take["question"] == question["id"]
    assert "payments team" in take["text"]
    assert take["wait_s"] is not None


def test_a_whole_rehearsal_needs_no_network(library: Path, tmp_path: Path) -> None:
    alone = ("unshare", "--map-root-user", "--net")
    made = told(library, "rehearse", "--answer", spoken(ANSWER, tmp_path), before=alone)
    assert "steering group" in made["takes"][0]["text"]
    ran(library, "speak", "Why this role?", "--out", tmp_path / "prompt.wav", before=alone)
    assert (tmp_path / "prompt.wav").stat().st_size > 10_000


def test_a_whole_rehearsal_opens_no_internet_socket(library: Path, tmp_path: Path) -> None:
    trace = tmp_path / "trace"
    watched = (
        *("strace", "--follow-forks", "--seccomp-bpf", "--trace=socket,connect"),
        *("--output", str(trace)),
    )
    told(library, "rehearse", "--live", "--answer", spoken(ANSWER, tmp_path), before=watched)
    ran(library, "speak", "Why?", "--out", tmp_path / "prompt.wav", before=watched)
    assert shutil.which("strace")
    assert trace.exists()
    assert "AF_INET" not in trace.read_text()


def test_one_file_that_is_no_sound_does_not_stop_the_others(library: Path, tmp_path: Path) -> None:
    bad = tmp_path / "notes.wav"
    bad.write_text("not a sound")
    good = spoken(ANSWER, tmp_path)
    done = ran(library, "transcribe", bad, good, "--json", code=1)
    assert "notes.wav" in done.stderr
    (page,) = json.loads(done.stdout)
    assert page["file"] == str(good)


def test_doctor_says_what_works_and_what_helps(library: Path) -> None:
    checks = {check["name"]: check for check in told(library, "doctor")["checks"]}
    assert checks["recognizer whisper-tiny.en (chosen)"]["ok"]
    assert checks["natural voice"]["ok"]
    assert not checks["microphone"]["ok"]
    assert checks["microphone"]["remedy"]
    assert "pip install" in checks["recognizer vosk"]["remedy"]


def test_the_window_says_what_it_misses_instead_of_a_trace(library: Path) -> None:
    bare = {key: value for key, value in environment(library).items() if "DISPLAY" not in key}
    bare.pop("QT_QPA_PLATFORM", None)
    done = subprocess.run([*COMMAND], env=bare, capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert "no screen" in done.stderr
    assert "Traceback" not in done.stderr
