"""The whole window on a library, from its first picture until it is closed."""

import threading
from collections.abc import Callable, Iterator
from configparser import ConfigParser
from dataclasses import replace
from pathlib import Path
from typing import cast

import pytest
import shiboken6
from PySide6.QtCore import Qt
from PySide6.QtGui import QIcon
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from fakes.desk import desk_in
from fakes.listening import FakeSoundPlayer, silent_listening
from fakes.voice import FakeVoice
from fakes.window_tools import FakeTools
from tpm_interview import bundled
from tpm_interview.domain.errors import LibraryReadOnly, NoVoice
from tpm_interview.domain.settings import Settings, Theme, WindowSettings
from tpm_interview.domain.sound import VoiceInfo
from tpm_interview.services.recovery import RecoveryReport
from tpm_interview.services.rehearsal import utc_now
from tpm_interview.services.review import ReviewService
from tpm_interview.services.search import SearchService
from tpm_interview.services.toolbox import Toolbox
from tpm_interview.storage.settings_file import SettingsFile
from tpm_interview.ui.desk import Desk
from tpm_interview.ui.review.page import ReviewPage
from tpm_interview.ui.shell.window_size import as_left, restore
from tpm_interview.ui.welcome.page import WelcomePage

PATIENCE_S = 30
Open = Callable[[], Desk]


class StuckVoice(FakeVoice):
    """Its process does not come up: whoever asks for voices waits until it is closed."""

    def __init__(self) -> None:
        super().__init__()
        self.asked, self.closed = threading.Event(), threading.Event()
        self.was_waited_for = False

    def voices(self, timeout_s: float = 20) -> tuple[VoiceInfo, ...]:
        self.asked.set()
        self.was_waited_for = not self.closed.wait(PATIENCE_S)
        raise NoVoice

    def close(self) -> None:
        self.closed.set()


@pytest.fixture
def tools(tmp_path: Path) -> Iterator[FakeTools]:
    """A library whose candidate has seen the welcome."""
    SettingsFile(tmp_path / "settings.toml").write(replace(Settings(), welcomed=True))
    with desk_in(tmp_path / "library") as library_desk:
        made = FakeTools(library_desk, tmp_path)
        made.folder = tmp_path
        made.recovery = RecoveryReport((), ())
        made.review = ReviewService(library_desk.library)
        made.search = SearchService(library_desk.library)
        made.listening = lambda: silent_listening(FakeSoundPlayer())
        made.open = lambda read_only: None
        made.close = lambda: None
        yield made


@pytest.fixture
def open_desk(qapp: QApplication, tools: FakeTools) -> Iterator[Open]:
    """Opens the window and waits until the library is there."""
    opened: list[Desk] = []

    def open_one() -> Desk:
        window = tools.settings.current.window
        desk = Desk(qapp, Theme.LIGHT, window, lambda: cast("Toolbox", tools))
        opened.append(desk)
        desk.show()
        return desk

    yield open_one
    for desk in opened:
        desk.window.close()
        shiboken6.delete(desk.window)  # it must not outlive the application
        desk.deleteLater()
    qapp.setWindowIcon(QIcon())


def until_open(qtbot: QtBot, desk: Desk) -> None:
    qtbot.waitUntil(lambda: "Voice: Heart" in desk.window.status.text())


def test_closing_does_not_wait_for_a_voice_that_does_not_start(
    qtbot: QtBot, tools: FakeTools, open_desk: Open
) -> None:
    tools.voice = StuckVoice()
    tools.prompter = type(tools.prompter)(tools.voice, tools.player, Settings().voice)
    desk = open_desk()
    qtbot.waitUntil(tools.voice.asked.is_set)
    desk.window.close()
    assert not tools.voice.was_waited_for
    assert tools.voice.closed.is_set()
    assert not [each for each in threading.enumerate() if each.name.startswith("background")]


def test_the_welcome_ends_at_once_though_the_voice_does_not_start(
    qtbot: QtBot, tools: FakeTools, open_desk: Open
) -> None:
    tools.settings.change(Settings())
    tools.voice = StuckVoice()
    tools.prompter = type(tools.prompter)(tools.voice, tools.player, Settings().voice)
    desk = open_desk()
    qtbot.waitUntil(lambda: desk.window.findChild(WelcomePage) is not None)
    qtbot.waitUntil(tools.voice.asked.is_set)
    welcome = desk.window.findChild(WelcomePage)
    assert welcome is not None
    welcome.skip_requested.emit()
    assert not welcome.isVisible()
    assert not tools.voice.was_waited_for
    qtbot.waitUntil(lambda: tools.settings.current.welcomed)
    desk.window.close()
    assert not [each for each in threading.enumerate() if each.name.startswith("background")]


def test_ctrl_k_goes_to_the_search_box_of_review_also_from_a_text_field(
    qtbot: QtBot, tools: FakeTools, open_desk: Open
) -> None:
    session = tools.desk.session("What slipped?")
    tools.desk.library.sessions.type_answer(session.prompts[0].id, "The date.", utc_now(), 9.0)
    desk = open_desk()
    until_open(qtbot, desk)
    desk.window.go_to("questions")
    typed_in = QLineEdit(desk.window)
    typed_in.show()
    typed_in.setFocus()
    qtbot.waitUntil(typed_in.hasFocus)
    QTest.keyClick(typed_in, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    page = desk.window.page("review")
    assert isinstance(page, ReviewPage)
    qtbot.waitUntil(page.finder.box.field.hasFocus)


def test_in_a_session_ctrl_k_does_not_lead_away(
    qtbot: QtBot, tools: FakeTools, open_desk: Open
) -> None:
    desk = open_desk()
    until_open(qtbot, desk)
    desk.window.set_in_session(True)
    QTest.keyClick(desk.window, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    assert desk.window.page("review") is None


def test_the_size_of_the_window_is_kept_for_the_next_start(
    qtbot: QtBot, tools: FakeTools, open_desk: Open
) -> None:
    desk = open_desk()
    until_open(qtbot, desk)
    desk.window.resize(1100, 700)
    desk.window.close()
    kept = SettingsFile(tools.folder / "settings.toml").read()
    assert kept == replace(Settings(), welcomed=True, window=WindowSettings(1100, 700))


def test_a_maximized_window_is_kept_with_the_size_it_has_otherwise(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    restore(window, WindowSettings(500, 400, maximized=True))
    with qtbot.waitExposed(window):
        window.show()
    assert window.isMaximized()
    assert as_left(window) == WindowSettings(500, 400, maximized=True)


def test_a_window_becomes_no_larger_than_its_screen(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    restore(window, WindowSettings(30_000, 20_000))
    assert window.size() == window.screen().availableSize()


def test_a_window_that_only_reads_keeps_nothing(
    qtbot: QtBot, tools: FakeTools, open_desk: Open
) -> None:
    tools.is_read_only = True
    desk = open_desk()
    until_open(qtbot, desk)
    desk.window.resize(1100, 700)
    desk.window.close()
    assert tools.settings.current.window == WindowSettings()


def test_a_size_that_cannot_be_kept_does_not_stop_the_closing(
    qtbot: QtBot,
    tools: FakeTools,
    open_desk: Open,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    def refuse(file: SettingsFile, settings: Settings) -> None:
        raise LibraryReadOnly

    desk = open_desk()
    until_open(qtbot, desk)
    monkeypatch.setattr(SettingsFile, "write", refuse)
    desk.window.resize(1100, 700)
    desk.window.close()
    assert not desk.window.isVisible()
    assert "size of the window is not kept" in caplog.text


def test_the_icon_comes_after_the_first_picture(
    qtbot: QtBot, qapp: QApplication, open_desk: Open
) -> None:
    desk = open_desk()
    assert qapp.windowIcon().isNull()
    until_open(qtbot, desk)
    assert not qapp.windowIcon().pixmap(48, 48).isNull()


def test_the_desktop_entry_names_the_command_and_the_icon() -> None:
    entry = ConfigParser(interpolation=None)
    entry.optionxform = str  # type: ignore[assignment, method-assign]  # keys with capitals
    entry.read(bundled.folder("resources") / "tpm-interview.desktop", encoding="utf-8")
    told = entry["Desktop Entry"]
    assert told["Exec"] == "tpm-interview"
    assert (bundled.folder("resources") / f"{told['Icon']}.svg").is_file()
