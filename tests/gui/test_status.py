"""The status line says what is true."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from fakes.desk import desk_in
from fakes.window_tools import FakeTools
from tpm_interview.domain.errors import (
    NoSpeaker,
    NoVoice,
    RecognizerFailed,
    RecognizerMissing,
)
from tpm_interview.domain.hearing import RecognitionFailed, RecognizerDied, RecognizerReady
from tpm_interview.domain.settings import RecognizerSettings, SoundSettings, VoiceSettings
from tpm_interview.domain.sound import AudioDevice, VoiceInfo
from tpm_interview.ui.shell import MainWindow, Place
from tpm_interview.ui.status import Status

JABRA = AudioDevice("Jabra", True)
DESK = AudioDevice("Desk microphone")
SERVER = "http://127.0.0.1:9/v1"


class Line:
    """A window's status line and the services it speaks of."""

    def __init__(self, qtbot: QtBot, tools: FakeTools) -> None:
        self.tools = tools
        self._qtbot = qtbot
        self._window = MainWindow([Place("empty", "Empty", "cards", QWidget)])
        qtbot.addWidget(self._window)
        self.status = Status(self._window, tools)

    def says(self, *words: str) -> None:
        self._qtbot.waitUntil(lambda: all(part in self._text for part in words))

    def says_nothing_of(self, words: str) -> None:
        assert words not in self._text

    @property
    def _text(self) -> str:
        return self._window.status.text()


@pytest.fixture
def tools(tmp_path: Path) -> Iterator[FakeTools]:
    with desk_in(tmp_path / "library") as desk:
        made = FakeTools(desk, tmp_path)
        desk.transcription.start()
        yield made


@pytest.fixture
def make(qtbot: QtBot, tools: FakeTools) -> Iterator[Callable[[], Line]]:
    made: list[Line] = []

    def line() -> Line:
        made.append(Line(qtbot, tools))
        return made[-1]

    yield line
    for each in made:
        each.status.close()


@pytest.fixture
def line(make: Callable[[], Line]) -> Line:
    return make()


def test_at_first_nothing_leaves_and_the_recognizer_starts(line: Line) -> None:
    line.says("Offline - nothing leaves this computer", "Recognizer: starting", "Voice: Heart")
    line.says_nothing_of("No microphone")  # nobody has looked yet


def test_a_server_that_gets_recordings_is_named(line: Line) -> None:
    chosen = RecognizerSettings("whisper-server", server_url=SERVER, server_consent=SERVER)
    line.status.show_settings(replace(line.tools.settings.current, recognizer=chosen))
    line.says(f"Recordings are sent to {SERVER}")
    line.status.show_settings(replace(line.tools.settings.current))
    line.says("nothing leaves this computer")


def test_the_chosen_microphone_is_named_else_the_default(line: Line) -> None:
    line.status.show_microphones([DESK, JABRA])
    line.says("Jabra")
    sound = SoundSettings(microphone="Desk microphone")
    line.status.show_settings(replace(line.tools.settings.current, sound=sound))
    line.says("Desk microphone")
    line.status.show_microphones([JABRA])
    line.says("Jabra")
    line.status.show_microphones([])
    line.says("No microphone")


def test_a_muted_voice_is_said(line: Line) -> None:
    line.says("Voice: Heart")
    muted = VoiceSettings(muted=True)
    line.status.show_settings(replace(line.tools.settings.current, voice=muted))
    line.says("Voice: muted")


def test_why_a_prompt_can_only_be_read_stays_until_it_is_heard_again(line: Line) -> None:
    line.says("Voice: Heart")
    line.tools.player.refuses = NoSpeaker()
    line.tools.prompter.speak("Why?")
    line.says("No speaker was found.")
    line.tools.player.refuses = None
    line.tools.prompter.speak("Why?")
    line.says("Voice: Heart")


def test_no_voice_at_all_is_said(
    make: Callable[[], Line], tools: FakeTools, monkeypatch: pytest.MonkeyPatch
) -> None:
    def voices(timeout_s: float = 20) -> tuple[VoiceInfo, ...]:
        raise NoVoice

    monkeypatch.setattr(tools.voice, "voices", voices)
    make().says("This voice is not available")


def test_the_recognizer_says_what_it_is_and_what_it_suffers(line: Line) -> None:
    hearer = line.tools.desk.hearer
    hearer.tell(RecognizerReady("whisper-tiny.en", "tiny.en"))
    line.says("Recognizer: tiny.en")
    hearer.tell(RecognizerDied((), RecognizerFailed()))
    line.says("Recognizer: starting again")
    hearer.tell(RecognitionFailed(4711, RecognizerFailed()))
    line.says("The recognizer stopped")


def test_a_recognizer_that_is_not_installed_is_not_said_to_start_again(line: Line) -> None:
    line.tools.desk.hearer.tell(RecognizerDied((), RecognizerMissing("vosk")))
    line.says("This recognizer is not")
