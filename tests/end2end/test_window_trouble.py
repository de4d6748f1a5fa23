"""What goes wrong around a candidate at the real window: nothing said is lost, and it is told."""

import os
import shutil
import signal
from dataclasses import replace
from pathlib import Path

import pytest

from fakes.screen import VirtualScreen
from fakes.speech_maker import spoken
from fakes.virtual_audio import VirtualAudio
from fakes.window_driver import WindowDriver
from tpm_interview.app import App
from tpm_interview.domain.session import Mode, Plan, Take, TakeState
from tpm_interview.domain.settings import Settings, VoiceSettings
from tpm_interview.speech.audio_files import duration_s
from tpm_interview.storage.library import Library
from tpm_interview.storage.settings_file import SettingsFile

FIRST = "I asked the payments team for two dates."
SECOND = "Then we told the steering group."
MOCK = Plan(Mode.MOCK, question_count=1, think_s=1, answer_s=32, hints=False, retakes=False)
QUIET = Settings(voice=VoiceSettings(muted=True), welcomed=True, plans=(MOCK,))
"""Questions are read, not heard: that saves each test half a minute."""


@pytest.fixture(scope="module")
def used_library(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One with the shipped questions in it: reading them in takes each window seconds."""
    folder = tmp_path_factory.mktemp("used") / "library"
    app = App(folder)
    app.open()
    app.close()
    return folder


@pytest.fixture
def library(used_library: Path, tmp_path: Path) -> Path:
    folder = shutil.copytree(used_library, tmp_path / "library")
    SettingsFile(folder / "settings.toml").write(QUIET)
    return folder


def test_an_answer_goes_on_with_another_microphone(
    screen: VirtualScreen, audio: VirtualAudio, library: Path, tmp_path: Path
) -> None:
    with WindowDriver(library, _env(screen, audio)) as window:
        _begin_answer(screen, window)
        audio.play(spoken(FIRST, tmp_path)).wait(60)
        window.until("payments")
        audio.unplug()
        window.until("The microphone stopped sending sound", "Pick up again", "on the disk")
        screen.click(*window.where("Pick up again"))
        window.until("No microphone was found", "Pick up again", "on the disk")
        audio.plug("other", "OtherMic")
        screen.click(*window.where("Pick up again"))
        window.until("Recording to disk")
        audio.play(spoken(SECOND, tmp_path), "other").wait(60)
        screen.press("space")
        window.until("How was it?")
        screen.press("3")
        window.until("What you said", "payments", "steering group")
        assert window.close_window() == 0
    (take,) = _takes(library)
    both_s = duration_s(spoken(FIRST, tmp_path)) + duration_s(spoken(SECOND, tmp_path))
    assert "payments" in take.text
    assert "steering group" in take.text
    assert take.duration_s >= both_s - 0.2
    assert take.state is TakeState.RECOGNIZED


def test_without_a_microphone_the_answer_is_typed_by_itself(
    screen: VirtualScreen, library: Path
) -> None:
    with (
        VirtualAudio(microphone=False) as audio,
        WindowDriver(library, _env(screen, audio)) as window,
    ):
        window.until("No microphone was found", "Answers will be typed", "Start practice")
        _type_an_answer(screen, window)
        assert window.close_window() == 0
    _assert_typed(library)


def test_without_a_sound_server_questions_are_read_and_answers_typed(
    screen: VirtualScreen, window_env: dict[str, str], library: Path
) -> None:
    SettingsFile(library / "settings.toml").write(replace(QUIET, voice=VoiceSettings()))
    with WindowDriver(library, window_env) as window:
        window.until("Answers will be typed", "No microphone", "Start practice")
        _type_an_answer(screen, window, "No speaker was found")
        assert window.close_window() == 0
    _assert_typed(library)


def test_an_answer_cut_short_by_a_crash_is_written_down_at_the_next_start(
    screen: VirtualScreen, audio: VirtualAudio, library: Path, tmp_path: Path
) -> None:
    env = _env(screen, audio)
    with WindowDriver(library, env) as window:
        _begin_answer(screen, window)
        audio.play(spoken(FIRST, tmp_path)).wait(60)
        window.until("payments")
        window.kill()
    with WindowDriver(library, env) as window:
        window.until("its recording is saved", "Write down now")
        screen.click(*window.where("Write down now"))
        screen.press("ctrl+2")
        window.until("payments", "Play", "Speaking rate")
        assert window.close_window() == 0
    (take,) = _takes(library)
    assert take.duration_s >= duration_s(spoken(FIRST, tmp_path)) - 1.0
    assert take.state is TakeState.RECOGNIZED


def test_a_second_window_only_reads_and_the_first_keeps_its_answer_when_closed(
    screen: VirtualScreen, audio: VirtualAudio, library: Path, tmp_path: Path
) -> None:
    env = _env(screen, audio)
    with WindowDriver(library, env) as first:
        _begin_answer(screen, first)
        with WindowDriver(library, env) as second:
            second.until("This library is open in another window", "Quit")
            screen.click(*second.where("Open to read only"))
            assert "Resume" not in second.until("can only be read", "questions fit")
            screen.press("space")
            screen.press("ctrl+2")
            second.until("being recorded")
            assert second.close_window() == 0
        audio.play(spoken(FIRST, tmp_path)).wait(60)
        first.until("Recording to disk", "Finish answer")
        assert first.close_window() == 0
    (take,) = _takes(library)
    assert take.state is not TakeState.RECORDING
    assert take.duration_s >= duration_s(spoken(FIRST, tmp_path)) - 0.2
    assert (library / (take.audio_file or "")).is_file()


def test_a_mock_interview_is_ended_by_its_limit_though_the_recognizer_died(
    screen: VirtualScreen, audio: VirtualAudio, library: Path, tmp_path: Path
) -> None:
    with WindowDriver(library, _env(screen, audio)) as window:
        window.until("Start practice", "VirtualMic", "questions fit")
        screen.click(*window.where("Mock interview"))
        window.until("Start mock interview")
        screen.press("space")
        window.until("to think")
        for count in "321":
            window.until(f"Recording starts in {count}")
        window.until("Recording to disk", "of 0:32")
        window.until("30 s left")
        audio.play(spoken(FIRST, tmp_path)).wait(60)
        window.until("payments")
        os.kill(window.recognizer(), signal.SIGKILL)
        window.until("The recognizer stopped", "Your recording goes on", "Recording to disk")
        audio.play(spoken(SECOND, tmp_path)).wait(60)
        assert "Take again" not in window.until("How was it?")
        screen.press("3")
        shown = window.until("What you said", "payments", "steering group", "0:32")
        assert "Take again" not in shown
        assert window.close_window() == 0
    (take,) = _takes(library)
    assert "steering group" in take.text
    assert take.duration_s == pytest.approx(32, abs=1)


def _env(screen: VirtualScreen, audio: VirtualAudio) -> dict[str, str]:
    return {**os.environ, **audio.env, **screen.env}


def _begin_answer(screen: VirtualScreen, window: WindowDriver) -> None:
    window.until("Start practice", "VirtualMic", "questions fit", "Recognizer: ")
    screen.press("space")
    window.until("Question 1 of", "Start answering")
    screen.press("space")
    window.until("Recording to disk")


def _type_an_answer(screen: VirtualScreen, window: WindowDriver, *told: str) -> None:
    window.until("questions fit")
    screen.press("space")
    window.until("Type the answer", *told)
    screen.press("space")
    window.until("Finish answer  (Ctrl+Enter)")
    screen.type(FIRST)
    window.until("8 words")
    screen.press("ctrl+Return")
    window.until("How was it?")
    screen.press("3")
    window.until("What you wrote", "payments")


def _assert_typed(library: Path) -> None:
    (take,) = _takes(library)
    assert take.state is TakeState.TYPED
    assert take.text == FIRST
    assert take.rating == 3


def _takes(library: Path) -> tuple[Take, ...]:
    with Library.open(library, read_only=True) as opened:
        (session,) = opened.sessions.newest(1)
        return session.takes
