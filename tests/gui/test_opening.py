"""Opening the library behind the first picture."""

from collections.abc import Iterator
from datetime import UTC, datetime
from typing import cast

import pytest
from PySide6.QtWidgets import QPushButton, QWidget
from pytestqt.qtbot import QtBot

from fakes.toolbox import FakeToolbox
from tpm_interview.domain.errors import LibraryBusy, LibraryDamaged
from tpm_interview.domain.session import Take, TakeState
from tpm_interview.services.toolbox import Toolbox
from tpm_interview.ui.background import Background
from tpm_interview.ui.opening import Opening
from tpm_interview.ui.shell import MainWindow, Place

WAITING = Take(7, 1, 1, TakeState.RECORDED, datetime(2026, 5, 1, tzinfo=UTC), 42.0, "7.wav")


class Start:
    """A window with one empty page, and the opening of a library under the test's control."""

    def __init__(self, qtbot: QtBot, toolbox: FakeToolbox) -> None:
        self.qtbot, self.toolbox = qtbot, toolbox
        self.window = MainWindow([Place("empty", "Empty", "cards", QWidget)])
        qtbot.addWidget(self.window)
        self.window.show()
        self.background = Background()
        # The opening asks for no more of a toolbox than the fake has.
        make = lambda: cast("Toolbox", toolbox)  # noqa: E731
        self.opening = Opening(self.window, self.background, make)
        self.opened: list[object] = []
        self.opening.opened.connect(self.opened.append)

    def press(self, name: str) -> None:
        buttons = self.window.banner.findChildren(QPushButton)
        (button,) = (b for b in buttons if b.isVisible() and b.text() == name)
        button.click()

    def banner_says(self, words: str) -> None:
        self.qtbot.waitUntil(
            lambda: self.window.banner.isVisible() and words in self.window.banner.text()
        )


@pytest.fixture
def starts(qtbot: QtBot) -> Iterator[list[Start]]:
    made: list[Start] = []
    yield made
    for start in made:
        start.background.close()


def test_an_open_library_is_handed_on_without_a_word(qtbot: QtBot, starts: list[Start]) -> None:
    start = Start(qtbot, FakeToolbox())
    starts.append(start)
    start.opening.start()
    qtbot.waitUntil(lambda: start.opened == [start.toolbox])
    assert not start.window.banner.isVisible()


def test_a_busy_library_can_be_opened_to_read_only(qtbot: QtBot, starts: list[Start]) -> None:
    start = Start(qtbot, FakeToolbox(LibraryBusy()))
    starts.append(start)
    start.opening.start()
    start.banner_says("open in another window")
    start.press("Open to read only")
    qtbot.waitUntil(lambda: start.opened == [start.toolbox])
    assert start.toolbox.is_read_only
    assert not start.window.banner.isVisible()


def test_what_stands_in_the_way_can_be_mended_and_tried_again(
    qtbot: QtBot, starts: list[Start]
) -> None:
    start = Start(qtbot, FakeToolbox(LibraryDamaged("library.sqlite3")))
    starts.append(start)
    start.opening.start()
    start.banner_says("library.sqlite3")
    start.toolbox.refuses = None
    start.press("Try again")
    qtbot.waitUntil(lambda: start.opened == [start.toolbox])


def test_recordings_that_wait_are_offered_to_be_written_down(
    qtbot: QtBot, starts: list[Start]
) -> None:
    start = Start(qtbot, FakeToolbox(waiting=(WAITING,)))
    starts.append(start)
    start.opening.start()
    start.banner_says("not written down yet")
    start.press("Write down now")
    qtbot.waitUntil(lambda: start.toolbox.transcription.asked == [7])
    assert not start.window.banner.isVisible()
