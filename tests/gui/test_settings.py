"""The page of Settings over a real file, in a room with a microphone and a speaker."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QLineEdit, QSlider
from pytestqt.qtbot import QtBot

from fakes.listening import FakeSoundPlayer, FakeSpeaker, silent_listening
from fakes.rooms import BRITISH, FakeRoom, FakeVoices
from tpm_interview.domain.errors import NoVoice
from tpm_interview.domain.session import Mode
from tpm_interview.domain.settings import RecognizerSettings, Settings, Theme
from tpm_interview.services.recognizers import RecognizerCheck, recognizer_checks
from tpm_interview.services.settings import SettingsService
from tpm_interview.storage.settings_file import SettingsFile
from tpm_interview.ui.settings.controller import SettingsController
from tpm_interview.ui.settings.page import SettingsPage
from tpm_interview.ui.widgets import Choice

SERVER = "https://speech.example.org/v1"


@dataclass
class Choosing:
    """The page and all that it stands on."""

    qtbot: QtBot
    page: SettingsPage
    file: SettingsFile
    service: SettingsService
    room: FakeRoom
    voices: FakeVoices
    voice: FakeSpeaker
    player: FakeSoundPlayer
    themes: list[Theme] = field(default_factory=list)

    def open(self) -> None:
        self.page.resize(936, 600)
        self.page.show()
        self.wait_for(
            lambda: "Whisper tiny.en" in self.texts() and "Heart (natural)" in self.texts()
        )

    def wait_for(self, is_so: Callable[[], bool]) -> None:
        self.qtbot.waitUntil(is_so)

    def texts(self) -> str:
        seen = [label.text() for label in self.page.findChildren(QLabel) if label.isVisible()]
        buttons = self.page.findChildren(QAbstractButton)
        return "\n".join([*seen, *(each.text() for each in buttons if each.isVisible())])

    def button(self, words: str) -> QAbstractButton:
        buttons = self.page.findChildren(QAbstractButton)
        return next(b for b in buttons if words in (b.text(), b.accessibleName()))

    def click(self, words: str) -> None:
        self.button(words).click()

    def kept(self, is_so: Callable[[Settings], bool]) -> None:
        """Wait until the file says so."""
        self.wait_for(lambda: is_so(self.file.read()))

    def choose(self, name: str, value: object) -> None:
        choices = self.page.findChildren(Choice)
        choice = next(each for each in choices if each.accessibleName().startswith(name))
        menu = choice.menu()
        assert menu is not None
        next(action for action in menu.actions() if action.data() == value).trigger()


@contextmanager
def opened(qtbot: QtBot, folder: Path) -> Iterator[Choosing]:
    file = SettingsFile(folder / "settings.toml")
    service, room = SettingsService(file), FakeRoom()
    voice, player, page = FakeSpeaker(), FakeSoundPlayer(), SettingsPage()
    qtbot.addWidget(page)
    voices = FakeVoices()
    made = Choosing(qtbot, page, file, service, room, voices, voice, player)
    listening = silent_listening(player, voice)
    controller = SettingsController(
        page, service, voices, room, listening, folder, made.themes.append
    )
    yield made
    page.hide()
    controller.close()


@pytest.fixture
def choosing(qtbot: QtBot, tmp_path: Path) -> Iterator[Choosing]:
    with opened(qtbot, tmp_path) as made:
        yield made


def test_everything_in_force_is_shown(choosing: Choosing, tmp_path: Path) -> None:
    choosing.open()
    seen = choosing.texts()
    for words in ("Heart (natural)", "about 150 words a minute", "100 %", "In use", str(tmp_path)):
        assert words in seen


def test_a_voice_chosen_is_kept_at_once(choosing: Choosing) -> None:
    choosing.open()
    choosing.choose("Voice", BRITISH.id)
    choosing.kept(lambda settings: settings.voice.voice == BRITISH.id)


def test_voices_of_other_languages_are_shown_on_demand(choosing: Choosing) -> None:
    choosing.open()
    voice = next(c for c in choosing.page.findChildren(Choice) if "Heart" in c.text())
    menu = voice.menu()
    assert menu is not None
    assert len(menu.actions()) == 2
    choosing.click("Other languages too")
    assert len(menu.actions()) == 3


def test_a_slider_moved_fast_keeps_its_last_value(choosing: Choosing) -> None:
    choosing.open()
    speed = next(s for s in choosing.page.findChildren(QSlider) if s.accessibleName() == "Speed")
    for steps in range(20, 31):
        speed.setValue(steps)
    choosing.kept(lambda settings: settings.voice.speed == 1.5)
    assert "1.50x, about 225 words a minute" in choosing.texts()


def test_scrolling_over_a_slider_changes_nothing(choosing: Choosing) -> None:
    choosing.open()
    slider = choosing.page.findChildren(QSlider)[0]
    before = slider.value()
    event = QWheelEvent(
        QPointF(5, 5),
        QPointF(slider.mapToGlobal(QPoint(5, 5))),
        QPoint(),
        QPoint(0, -120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(slider, event)
    assert slider.value() == before


def test_the_voice_can_be_tried_and_silenced(choosing: Choosing) -> None:
    choosing.open()
    choosing.click("Try it")
    choosing.wait_for(lambda: choosing.player.is_playing)
    choosing.click("Stop")
    choosing.wait_for(lambda: not choosing.player.is_playing)


def test_a_voice_that_is_not_there_is_told_in_the_page(choosing: Choosing) -> None:
    choosing.open()
    choosing.voice.fails = NoVoice()
    choosing.click("Try it")
    choosing.wait_for(lambda: "This voice is not available." in choosing.texts())


def test_the_microphone_is_listened_to_only_while_the_page_is_shown(choosing: Choosing) -> None:
    choosing.open()
    choosing.wait_for(lambda: bool(choosing.room.monitors) and choosing.room.monitors[0].is_open)
    choosing.page.hide()
    choosing.wait_for(lambda: not choosing.room.monitors[0].is_open)


def test_the_check_is_heard_back_and_told_in_words(choosing: Choosing) -> None:
    choosing.open()
    choosing.wait_for(lambda: bool(choosing.room.monitors) and choosing.room.monitors[0].is_open)
    choosing.click("Record 4 s, hear it")
    choosing.wait_for(lambda: "Too quiet" in choosing.texts())
    choosing.wait_for(lambda: choosing.player.is_playing)


def test_another_microphone_is_opened_and_kept(choosing: Choosing) -> None:
    choosing.open()
    choosing.choose("Microphone", "Jabra Evolve2 40")
    choosing.kept(lambda settings: settings.sound.microphone == "Jabra Evolve2 40")
    choosing.wait_for(lambda: choosing.room.monitors[0].opened[-1] == "Jabra Evolve2 40")


def test_a_speaker_is_chosen_from_those_there_are(choosing: Choosing) -> None:
    choosing.open()
    choosing.wait_for(lambda: "System: Desk speaker" in choosing.texts())
    choosing.choose("Speaker", "Headphones")
    choosing.kept(lambda settings: settings.sound.speaker == "Headphones")


def test_a_recognizer_that_is_not_installed_names_its_command(choosing: Choosing) -> None:
    choosing.open()
    missing = RecognizerCheck("pocketsphinx", False, "", 'pip install "tpm-interview[x]"')
    checks = recognizer_checks(RecognizerSettings())
    shown = [missing if check.name == missing.name else check for check in checks]
    choosing.page.recognizer.set_recognizers(shown)
    choosing.click("PocketSphinx")
    assert 'run: pip install "tpm-interview[x]"' in choosing.texts()
    assert choosing.service.current.recognizer.name == "whisper-tiny.en"


def test_a_server_is_used_only_after_a_yes_that_names_it(choosing: Choosing) -> None:
    choosing.open()
    choosing.click("Whisper server")
    consent = choosing.button("I agree: send my recordings to this address")
    assert not consent.isEnabled()
    url = choosing.page.findChildren(QLineEdit)[0]
    url.setFocus()
    QTest.keyClicks(url, SERVER)
    QTest.keyClick(url, Qt.Key.Key_Return)
    choosing.wait_for(lambda: f"sent to {SERVER}" in choosing.texts())
    choosing.kept(lambda settings: settings.recognizer.server_url == SERVER)
    assert choosing.file.read().recognizer.name == "whisper-tiny.en"
    consent.click()
    choosing.kept(
        lambda settings: (
            settings.recognizer
            == RecognizerSettings("whisper-server", server_url=SERVER, server_consent=SERVER)
        )
    )


def test_another_address_takes_the_yes_back(choosing: Choosing) -> None:
    test_a_server_is_used_only_after_a_yes_that_names_it(choosing)
    url = choosing.page.findChildren(QLineEdit)[0]
    url.setText("https://other.example.org/v1")
    QTest.keyClick(url, Qt.Key.Key_Return)
    choosing.kept(lambda settings: settings.recognizer.server_consent == "")
    assert choosing.file.read().recognizer.name == "whisper-tiny.en"
    assert not choosing.button("I agree: send my recordings to this address").isChecked()


def test_arrow_keys_never_bring_a_server_back(choosing: Choosing) -> None:
    test_a_server_is_used_only_after_a_yes_that_names_it(choosing)
    choosing.click("Whisper tiny.en")
    choosing.kept(lambda settings: settings.recognizer.name == "whisper-tiny.en")
    choosing.qtbot.wait(50)
    choosing.click("Whisper server")
    choosing.qtbot.wait(50)
    assert choosing.service.current.recognizer.name == "whisper-tiny.en"
    assert choosing.file.read().recognizer.server_consent == ""


def test_a_missing_voice_is_still_told_once_a_microphone_is_there(choosing: Choosing) -> None:
    choosing.voices.fails = NoVoice()
    choosing.page.show()
    choosing.wait_for(lambda: "This voice is not available." in choosing.texts())
    choosing.wait_for(lambda: bool(choosing.room.monitors) and choosing.room.monitors[0].is_open)
    assert "This voice is not available." in choosing.texts()


def test_the_terms_of_a_mode_are_kept(choosing: Choosing) -> None:
    choosing.open()
    choosing.choose("Time to answer", 90)
    choosing.kept(lambda settings: settings.plan(Mode.MOCK).answer_s == 90)
    assert choosing.file.read().plan(Mode.PRACTICE).answer_s is None


def test_a_theme_is_shown_at_once_and_kept(choosing: Choosing) -> None:
    choosing.open()
    choosing.click("Dark")
    assert choosing.themes == [Theme.DARK]
    choosing.kept(lambda settings: settings.theme is Theme.DARK)


def test_a_change_made_elsewhere_is_shown(choosing: Choosing) -> None:
    choosing.open()
    choosing.service.change(Settings(show_live_transcript=False))
    tick = choosing.button("Show words while I speak")
    choosing.wait_for(lambda: not tick.isChecked())


def test_a_broken_file_is_told_until_a_change_mends_it(qtbot: QtBot, tmp_path: Path) -> None:
    (tmp_path / "settings.toml").write_text("theme = 'pink'\n", encoding="utf-8")
    with opened(qtbot, tmp_path) as choosing:
        choosing.open()
        assert "The settings file cannot be read." in choosing.texts()
        choosing.click("Light")
        choosing.wait_for(lambda: "cannot be read" not in choosing.texts())
        assert choosing.file.read().theme is Theme.LIGHT
