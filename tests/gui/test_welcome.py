"""The first start: three steps by the keyboard alone."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from fakes.listening import FakeSoundPlayer, FakeSpeaker, silent_listening
from fakes.rooms import FakeRoom, FakeVoices
from tpm_interview.domain.errors import NoVoice
from tpm_interview.domain.settings import Settings, Theme
from tpm_interview.domain.sound import AudioDevice
from tpm_interview.services.settings import SettingsService
from tpm_interview.storage.settings_file import SettingsFile
from tpm_interview.ui.shell import MainWindow, Place
from tpm_interview.ui.welcome.controller import WelcomeController
from tpm_interview.ui.welcome.page import WelcomePage

Key = Qt.Key


@dataclass
class Arriving:
    """Somebody who starts the app for the first time."""

    qtbot: QtBot
    page: WelcomePage
    controller: WelcomeController
    file: SettingsFile
    service: SettingsService
    room: FakeRoom
    voice: FakeSpeaker
    player: FakeSoundPlayer

    def open(self, step: int = 1) -> None:
        self.page.resize(1024, 600)
        self.page.show()
        self.wait_for(self.page.isActiveWindow)
        for _ in range(step - 1):
            self.press(Key.Key_Space)
        self.sees(f"{step} of 3")

    def press(self, key: Key) -> None:
        QTest.keyClick(self.page, key)

    def sees(self, words: str) -> None:
        self.wait_for(lambda: words in self.texts())

    def wait_for(self, is_so: Callable[[], bool]) -> None:
        self.qtbot.waitUntil(is_so)

    def texts(self) -> str:
        seen = [label.text() for label in self.page.findChildren(QLabel) if label.isVisible()]
        buttons = self.page.findChildren(QAbstractButton)
        return "\n".join([*seen, *(each.text() for each in buttons if each.isVisible())])

    def button(self, words: str) -> QAbstractButton:
        buttons = self.page.findChildren(QAbstractButton)
        return next(b for b in buttons if b.isVisible() and words in b.text())


@pytest.fixture
def arriving(qtbot: QtBot, tmp_path: Path) -> Iterator[Arriving]:
    file, room, page = SettingsFile(tmp_path / "settings.toml"), FakeRoom(), WelcomePage()
    qtbot.addWidget(page)
    voice, player = FakeSpeaker(), FakeSoundPlayer()
    listening = silent_listening(player, voice)
    service = SettingsService(file)
    controller = WelcomeController(page, service, FakeVoices(), room, listening, tmp_path)
    yield Arriving(qtbot, page, controller, file, service, room, voice, player)
    page.hide()
    controller.close()


def test_the_first_step_says_what_stays_here_and_where(arriving: Arriving, tmp_path: Path) -> None:
    arriving.open()
    arriving.sees("Everything stays on this computer")
    arriving.sees(str(tmp_path))


def test_space_alone_leads_to_the_first_question(arriving: Arriving) -> None:
    arriving.open(step=3)
    with arriving.qtbot.waitSignals(
        [arriving.controller.finished, arriving.controller.start_warm_up], order="strict"
    ):
        arriving.press(Key.Key_Space)
    arriving.wait_for(lambda: arriving.file.read().welcomed)


@pytest.mark.parametrize("step", [1, 2, 3])
def test_escape_skips_every_step_for_good(arriving: Arriving, step: int) -> None:
    arriving.open(step)
    with (
        arriving.qtbot.waitSignal(arriving.controller.finished),
        arriving.qtbot.assertNotEmitted(arriving.controller.start_warm_up),
    ):
        arriving.press(Key.Key_Escape)
    arriving.wait_for(lambda: arriving.file.read().welcomed)


def test_backspace_goes_a_step_back(arriving: Arriving) -> None:
    arriving.open(step=2)
    arriving.press(Key.Key_Backspace)
    arriving.sees("1 of 3")


def test_the_voice_is_heard_and_silenced_on_v(arriving: Arriving) -> None:
    arriving.open(step=2)
    arriving.press(Key.Key_V)
    arriving.wait_for(lambda: arriving.player.is_playing)
    assert arriving.button("Stop")
    arriving.press(Key.Key_V)
    arriving.wait_for(lambda: not arriving.player.is_playing)


def test_without_a_voice_the_step_says_so_and_goes_on(arriving: Arriving) -> None:
    arriving.voice.fails = NoVoice()
    arriving.open(step=2)
    arriving.press(Key.Key_V)
    arriving.sees("This voice is not available.")
    arriving.press(Key.Key_Space)
    arriving.sees("3 of 3")


def test_the_microphone_is_open_in_the_second_step_alone(arriving: Arriving) -> None:
    arriving.open()
    arriving.qtbot.wait(50)
    assert not arriving.room.monitors
    arriving.press(Key.Key_Space)
    arriving.wait_for(lambda: bool(arriving.room.monitors) and arriving.room.monitors[0].is_open)
    arriving.press(Key.Key_Space)
    arriving.wait_for(lambda: not arriving.room.monitors[0].is_open)


def test_the_check_is_heard_back(arriving: Arriving) -> None:
    arriving.open(step=2)
    arriving.wait_for(lambda: bool(arriving.room.monitors) and arriving.room.monitors[0].is_open)
    button = arriving.button("Record 4 s")
    button.setFocus()
    QTest.keyClick(button, Key.Key_Return)
    arriving.sees("Too quiet")
    arriving.wait_for(lambda: arriving.player.is_playing)


def test_a_microphone_plugged_in_later_is_found_on_demand(arriving: Arriving) -> None:
    found, arriving.room.found = arriving.room.found, ()
    arriving.open(step=2)
    arriving.sees("No microphone was found.")
    arriving.room.found = (*found, AudioDevice("Another"))
    arriving.button("Look again").click()
    arriving.sees("System: Jabra Evolve2 40")
    arriving.wait_for(lambda: "No microphone was found." not in arriving.texts())


def test_settings_are_still_kept_after_the_welcome_was_taken_away(arriving: Arriving) -> None:
    window = MainWindow([Place("rehearse", "Rehearse", "microphone", QWidget)] * 2)
    arriving.qtbot.addWidget(window)
    arriving.controller.finished.connect(lambda: window.show_alone(None))
    window.show_alone(arriving.page)
    window.show()
    arriving.wait_for(window.isActiveWindow)
    for key in (Key.Key_Space, Key.Key_Escape):
        QTest.keyClick(window, key)
    arriving.wait_for(lambda: arriving.file.read().welcomed)
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    arriving.service.change(Settings(welcomed=True, theme=Theme.DARK))
    assert arriving.file.read().theme is Theme.DARK
