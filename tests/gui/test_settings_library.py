"""The card of the library in Settings: its backups and checks, by keyboard, over a real library."""

import errno
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from zipfile import ZipFile

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from fakes.spoken_library import NOW, made_library
from tpm_interview.domain.backups import Written
from tpm_interview.domain.checkup import Checkup, Problem, Trouble
from tpm_interview.domain.progress import Progress, unheard
from tpm_interview.services.backups import Backups
from tpm_interview.services.checking import Checking
from tpm_interview.storage.daily_backups import DailyBackups
from tpm_interview.storage.library import Library
from tpm_interview.storage.opening import DATABASE
from tpm_interview.ui.save_as import Chosen, Wish
from tpm_interview.ui.settings import library_words
from tpm_interview.ui.settings.checkup_list import MOST
from tpm_interview.ui.settings.library_controller import LibraryController
from tpm_interview.ui.settings.page import SettingsPage

LOCAL_NOON = datetime(2026, 3, 2, 12, 0).astimezone(UTC)


class SlowBackups(Backups):
    """Writes up to its half, and then asks until it is stopped, for ten seconds at most."""

    def __init__(self, folder: Path) -> None:
        super().__init__(folder)
        self.at_half = threading.Event()

    def write(self, file: Path, on_progress: Progress = unheard) -> Written:
        def slowly(share: float) -> None:
            on_progress(share)
            if share > 0.5:
                self.at_half.set()
                for _ in range(1_000):
                    on_progress(share)
                    threading.Event().wait(0.01)

        return super().write(file, slowly)


@dataclass
class Desk:
    """The page over a library that is open, and what was asked for."""

    qtbot: QtBot
    library: Path
    target: Path
    page: SettingsPage = field(default_factory=SettingsPage)
    wishes: list[Wish] = field(default_factory=list)
    shown: list[Path] = field(default_factory=list)

    def ask(self, parent: QWidget, wish: Wish, then: Chosen) -> None:
        self.wishes.append(wish)
        then(self.target)

    def press(self, words: str) -> None:
        button = self.button(words)
        button.setFocus()
        QTest.keyClick(button, Qt.Key.Key_Return)

    def button(self, words: str) -> QAbstractButton:
        buttons = self.page.library.findChildren(QAbstractButton)
        return next(each for each in buttons if each.text().startswith(words))

    def texts(self) -> str:
        labels = self.page.library.findChildren(QLabel)
        return "\n".join(each.text() for each in labels if each.isVisible())

    def wait_for(self, words: str) -> None:
        self.qtbot.waitUntil(lambda: words in self.texts())


Open = Callable[..., Desk]


@pytest.fixture
def opened(qtbot: QtBot, tmp_path: Path) -> Iterator[Open]:
    """Opens the window's page over a library with two recordings."""
    ends: list[Callable[[], object]] = []

    def open(read_only: bool = False, backups: Callable[[Path], Backups] = Backups) -> Desk:
        folder = made_library(tmp_path / "library")
        (tmp_path / "out").mkdir()
        library = Library.open(folder, read_only=read_only)
        desk = Desk(qtbot, folder, tmp_path / "out" / "mine.zip")
        qtbot.addWidget(desk.page)
        checking = Checking(folder, lambda _: library)
        made = LibraryController(
            desk.page, backups(folder), checking, lambda: NOW, desk.ask, desk.shown.append
        )
        ends.extend((library.close, made.close))
        desk.page.resize(936, 600)
        desk.page.show()
        desk.wait_for("automatic backup")
        return desk

    yield open
    for end in reversed(ends):
        end()


def names_in(file: Path) -> list[str]:
    with ZipFile(file) as package:
        return package.namelist()


@pytest.mark.parametrize("read_only", [False, True])
def test_a_backup_is_written_and_told_with_its_size(opened: Open, read_only: bool) -> None:
    desk = opened(read_only)
    desk.press("Back up")
    desk.wait_for("Written: mine.zip (")
    assert "kB, 2 recordings)" in desk.texts()
    assert len([name for name in names_in(desk.target) if name.startswith("recordings/")]) == 2
    assert desk.wishes[0].name == f"tpm-interview-{NOW.astimezone():%Y-%m-%d}"
    assert desk.button("Back up").hasFocus()
    desk.press("Show in folder")
    assert desk.shown == [desk.target]


@pytest.mark.parametrize("read_only", [False, True])
def test_a_library_in_order_is_told_so(opened: Open, read_only: bool) -> None:
    desk = opened(read_only)
    desk.press("Check")
    desk.wait_for("Everything is in order: the database and 2 recordings.")
    assert desk.button("Check").hasFocus()


def test_every_problem_comes_with_its_remedy_and_goes_with_the_next_check(opened: Open) -> None:
    desk = opened()
    lost = desk.library / "recordings" / "1.wav"
    sound = lost.read_bytes()
    lost.unlink()
    desk.press("Check")
    desk.wait_for("One problem was found.")
    assert "The recording recordings/1.wav is missing." in desk.texts()
    assert "Put recordings/1.wav back from a backup" in desk.texts()
    lost.write_bytes(sound)
    desk.press("Check")
    desk.wait_for("Everything is in order")
    assert "is missing" not in desk.texts()


def test_a_recording_that_is_not_there_is_told_beside_the_backup(opened: Open) -> None:
    desk = opened()
    (desk.library / "recordings" / "1.wav").unlink()
    desk.press("Back up")
    desk.wait_for("A recording is missing in the library, and so in the backup")
    assert "one recording)" in desk.texts()


def test_of_thousands_of_problems_the_first_are_written_out(opened: Open) -> None:
    desk = opened()
    problem = Problem(Trouble.MISSING, "<b>Gone</b>", "Put it back.")
    desk.page.library.show_checkup(Checkup((problem,) * 5_000, 5_000))
    assert desk.texts().count("<b>Gone</b>") == MOST
    assert f"And {5_000 - MOST} more." in desk.texts()


def test_a_stopped_backup_leaves_no_file(opened: Open) -> None:
    made: list[SlowBackups] = []

    def slow(folder: Path) -> Backups:
        made.append(SlowBackups(folder))
        return made[0]

    desk = opened(backups=slow)
    desk.press("Back up")
    desk.qtbot.waitUntil(made[0].at_half.is_set)
    desk.wait_for(" %")
    assert not desk.button("Check").isEnabled()
    QTest.keyClick(QApplication.focusWidget() or desk.page, Qt.Key.Key_Escape)
    desk.wait_for("Stopped. No backup was written.")
    assert list(desk.target.parent.iterdir()) == []
    assert desk.button("Back up").hasFocus()


def test_a_closing_window_stops_a_backup(qtbot: QtBot, tmp_path: Path) -> None:
    folder = made_library(tmp_path / "library")
    backups, page = SlowBackups(folder), SettingsPage()
    qtbot.addWidget(page)

    def ask(parent: QWidget, wish: Wish, then: Chosen) -> None:
        then(tmp_path / "mine.zip")

    checking = Checking(folder, lambda read_only: Library.open(folder, read_only=read_only))
    controller = LibraryController(page, backups, checking, ask=ask)
    page.library.backup_requested.emit()
    qtbot.waitUntil(backups.at_half.is_set)
    controller.close()
    assert [path.name for path in tmp_path.iterdir()] == ["library"]


def test_a_full_disk_is_told_with_its_remedy(opened: Open, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(file: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    desk = opened()
    monkeypatch.setattr("tpm_interview.storage.backup_file.os.fsync", full)
    desk.target.write_text("the last one")
    desk.press("Back up")
    desk.wait_for("The disk is full.")
    assert "Free some space" in desk.texts()
    assert desk.target.read_text() == "the last one"
    assert [path.name for path in desk.target.parent.iterdir()] == ["mine.zip"]


def test_a_place_inside_the_library_is_refused(opened: Open) -> None:
    desk = opened()
    desk.target = desk.library / "mine.zip"
    desk.press("Back up")
    desk.wait_for("Choose a folder outside the library")
    desk.press("Check")
    desk.wait_for("Everything is in order")
    assert "outside the library" not in desk.texts()


def test_the_last_automatic_backup_is_looked_up_when_the_page_is_shown(opened: Open) -> None:
    desk = opened()
    assert "No automatic backup yet." in desk.texts()
    DailyBackups(desk.library, DATABASE).make(NOW)
    desk.page.hide()
    desk.page.show()
    desk.wait_for("Last automatic backup today at")
    assert "7 daily, 4 weekly, 12 monthly are kept" in desk.texts()


@pytest.mark.parametrize(
    ("before", "told"),
    [(1, "today at 11:00"), (24, "yesterday at 12:00"), (24 * 40, "on 21 January 2026 at 12:00")],
)
def test_the_last_backup_is_told_by_its_day(before: int, told: str) -> None:
    made_at = LOCAL_NOON - timedelta(hours=before)
    assert told in library_words.last_backup(made_at, LOCAL_NOON)
