"""A backup takes the library's place from the window."""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
import shiboken6
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from fakes.spoken_library import NOW, made_library
from tpm_interview.app import App
from tpm_interview.domain.backups import Backup
from tpm_interview.domain.errors import LibraryRestored, UserError
from tpm_interview.domain.file_errors import BrokenBackup
from tpm_interview.domain.settings import Settings, Theme
from tpm_interview.services.backups import Backups
from tpm_interview.storage.daily_backups import DailyBackups
from tpm_interview.storage.library import Library
from tpm_interview.storage.opening import DATABASE
from tpm_interview.ui.desk import Desk
from tpm_interview.ui.settings.page import SettingsPage
from tpm_interview.ui.settings.restore_dialog import RestoreDialog
from tpm_interview.ui.settings.restoring import RestoreController

Chosen = Callable[[Path], object]


def take_count(folder: Path) -> int:
    with Library.open(folder, read_only=True) as library:
        return len(library.sessions.spoken())


def press(parent: QWidget, words: str) -> None:
    buttons = parent.findChildren(QAbstractButton)
    button = next(each for each in buttons if each.text().startswith(words))
    button.setFocus()
    QTest.keyClick(button, Qt.Key.Key_Return)


def texts(parent: QWidget) -> str:
    return "\n".join(each.text() for each in parent.findChildren(QLabel) if each.isVisible())


@pytest.fixture
def page(qtbot: QtBot) -> SettingsPage:
    made = SettingsPage()
    qtbot.addWidget(made)
    made.resize(936, 600)
    made.show()
    return made


class CountedBackups(Backups):
    """Says how many times it was asked for the automatic ones."""

    count = 0

    def automatic(self) -> tuple[Backup, ...]:
        self.count += 1
        return super().automatic()


def opened(qtbot: QtBot, page: SettingsPage) -> RestoreDialog:
    press(page.library, "Put a backup in place")
    qtbot.waitUntil(lambda: bool(page.findChildren(RestoreDialog)))
    (dialog,) = page.findChildren(RestoreDialog)
    return dialog


def test_the_newest_automatic_backup_is_offered_first(
    qtbot: QtBot, tmp_path: Path, page: SettingsPage
) -> None:
    folder = made_library(tmp_path / "library")
    backups = DailyBackups(folder, DATABASE)
    backups.make(datetime(2026, 3, 1, 9, tzinfo=UTC))
    backups.make(datetime(2026, 3, 2, 9, tzinfo=UTC))
    controller = RestoreController(page, Backups(folder))
    dialog = opened(qtbot, page)
    assert dialog.chosen == backups.all()[0].path
    assert "no recordings" in texts(dialog)
    with qtbot.waitSignal(controller.restore_requested) as asked:
        press(dialog, "Put in place")
    assert asked.args == [backups.all()[0].path]
    controller.close()


def test_without_automatic_backups_a_file_is_chosen(
    qtbot: QtBot, tmp_path: Path, page: SettingsPage
) -> None:
    def ask(parent: QWidget, then: Chosen) -> None:
        then(tmp_path / "mine.zip")

    controller = RestoreController(page, Backups(made_library(tmp_path / "library")), ask)
    dialog = opened(qtbot, page)
    assert dialog.chosen is None
    assert not dialog.agree.isEnabled()
    press(dialog, "Choose a file")
    assert dialog.chosen == tmp_path / "mine.zip"
    assert "brings its recordings" in texts(dialog)
    controller.close()


def test_two_clicks_open_one_dialog(qtbot: QtBot, tmp_path: Path, page: SettingsPage) -> None:
    backups = CountedBackups(made_library(tmp_path / "library"))
    controller = RestoreController(page, backups)
    for _ in range(2):
        press(page.library, "Put a backup in place")
    opened(qtbot, page)  # by a third
    qtbot.waitUntil(lambda: backups.count == 3)  # what the second found was told before
    QApplication.processEvents()
    assert len(page.findChildren(RestoreDialog)) == 1
    controller.close()


@pytest.fixture
def desks(qapp: QApplication, tmp_path: Path) -> Iterator[list[Desk]]:
    made: list[Desk] = []
    yield made
    for desk in made:
        desk.window.close()
        shiboken6.delete(desk.window)  # it must not outlive the application
        desk.deleteLater()


def desk_on(folder: Path, qapp: QApplication, told: UserError | None = None) -> Desk:
    made = Desk(qapp, Theme.LIGHT, Settings().window, lambda: App(folder), told)
    made.show()
    return made


def restored_from(qtbot: QtBot, desk: Desk, file: Path) -> UserError:
    qtbot.waitUntil(lambda: desk.wiring is not None)
    wiring = desk.wiring
    assert wiring is not None
    wiring.restore_requested.emit(file)
    qtbot.waitUntil(lambda: desk.came_of_restoring is not None, timeout=30_000)
    told = desk.came_of_restoring
    assert told is not None
    qtbot.waitUntil(lambda: not desk.window.isVisible())
    return told


def test_a_backup_takes_the_place_of_the_library_that_is_open(
    qtbot: QtBot, qapp: QApplication, tmp_path: Path, desks: list[Desk]
) -> None:
    folder, file = made_library(tmp_path / "library"), tmp_path / "mine.zip"
    Backups(folder, lambda: NOW).write(file)
    before = take_count(folder)
    with Library.open(folder) as library:
        library.sessions.discard_take(library.sessions.begin_take(_prompt(library), NOW).id)
        library.sessions.type_answer(_prompt(library), "Said later.", NOW, 3.0)
    desks.append(desk_on(folder, qapp))
    told = restored_from(qtbot, desks[0], file)
    assert isinstance(told, LibraryRestored)
    assert take_count(folder) == before
    with Library.open(folder, read_only=True) as library:
        assert "Said later." not in [
            take.text for session in library.sessions.newest(9) for take in session.takes
        ]
    desks.append(desk_on(folder, qapp, told))
    qtbot.waitUntil(lambda: "The backup is in place." in texts(desks[1].window))


def test_a_broken_backup_leaves_the_library_as_it_was(
    qtbot: QtBot, qapp: QApplication, tmp_path: Path, desks: list[Desk]
) -> None:
    folder, file = made_library(tmp_path / "library"), tmp_path / "broken.zip"
    file.write_bytes(b"PK\x03\x04 nothing more")
    before = take_count(folder)
    desks.append(desk_on(folder, qapp))
    assert isinstance(restored_from(qtbot, desks[0], file), BrokenBackup)
    assert take_count(folder) == before


def test_a_damaged_database_is_replaced_by_the_newest_backup_from_the_window(
    qtbot: QtBot, qapp: QApplication, tmp_path: Path, desks: list[Desk]
) -> None:
    folder = made_library(tmp_path / "library")
    DailyBackups(folder, DATABASE).make(NOW)
    before = take_count(folder)
    (folder / DATABASE).write_bytes(b"SQLite format 3\x00" + b"\xff" * 8_000)
    desks.append(desk_on(folder, qapp))
    window = desks[0].window
    qtbot.waitUntil(lambda: "cannot be read" in texts(window))
    press(window, "Put the newest backup in place")
    qtbot.waitUntil(lambda: desks[0].wiring is not None, timeout=30_000)
    window.close()
    assert take_count(folder) == before


def _prompt(library: Library) -> int:
    return library.sessions.newest(1)[0].prompts[0].id
