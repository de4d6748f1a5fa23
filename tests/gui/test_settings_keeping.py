"""The card of what is kept, over a real library."""

import threading
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from fakes.erased import told_library
from fakes.spoken_library import NOW
from tpm_interview.domain.keeping import Erased, Going
from tpm_interview.domain.progress import Progress, unheard
from tpm_interview.domain.settings import KeepingSettings, Rule, Settings, Theme
from tpm_interview.services.keeping import STOPPED
from tpm_interview.services.keeping import Keeping as KeepingService
from tpm_interview.services.retention import Retention
from tpm_interview.services.review_changes import ReviewChanges
from tpm_interview.services.settings import SettingsService
from tpm_interview.storage.library import Library
from tpm_interview.storage.settings_file import SettingsFile
from tpm_interview.ui.settings.keeping import Keeping
from tpm_interview.ui.settings.keeping_controller import KeepingController
from tpm_interview.ui.settings.page import SettingsPage
from tpm_interview.ui.widgets import Button, Segments

WAIT_S = 10


class HeldRetention(Retention):
    """Looks and deletes as the real one does, once it may."""

    def __init__(self, library: Library, keeping: KeepingService) -> None:
        super().__init__(library, keeping, lambda: NOW)
        self.may_look, self.may_delete = threading.Event(), threading.Event()
        self.may_look.set()
        self.may_delete.set()
        self.rest = Erased(0)  # what is told of the rest of the work

    def preview(self, rule: KeepingSettings) -> Going:
        assert self.may_look.wait(WAIT_S)
        return super().preview(rule)

    def apply(self, rule: KeepingSettings, on_progress: Progress = unheard) -> Erased:
        assert self.may_delete.wait(WAIT_S)
        return replace(self.rest, takes=super().apply(rule, on_progress).takes)


class HeldFile(SettingsFile):
    """Writes once it may."""

    def __init__(self, path: Path) -> None:
        super().__init__(path)
        self.may_write = threading.Event()
        self.may_write.set()

    def write(self, settings: Settings) -> None:
        assert self.may_write.wait(WAIT_S)
        super().write(settings)


@dataclass
class Kept:
    qtbot: QtBot
    page: SettingsPage
    library: Library
    retention: HeldRetention
    controller: KeepingController
    settings: SettingsService
    file: HeldFile
    choices: Keeping

    @property
    def segments(self) -> Segments:
        return self.page.keeping.findChildren(Segments)[0]

    def texts(self) -> str:
        labels = self.page.findChildren(QLabel)
        return "\n".join(each.text() for each in labels if each.isVisible())

    def wait_for(self, words: str) -> None:
        self.qtbot.waitUntil(lambda: words in self.texts())

    def offers(self, words: str) -> bool:
        buttons = self.page.findChildren(Button)
        return any(b.isVisible() and b.isEnabled() and b.text().startswith(words) for b in buttons)

    def press(self, words: str) -> None:
        buttons = self.page.findChildren(Button)
        button = next(b for b in buttons if b.isVisible() and b.text().startswith(words))
        QTest.keyClick(button, Qt.Key.Key_Return)


@pytest.fixture
def kept(qtbot: QtBot, tmp_path: Path) -> Iterator[Kept]:
    with Library.open(told_library(tmp_path / "library")) as library:
        keeping = KeepingService(library, ReviewChanges(), threading.Lock(), lambda: NOW)
        file = HeldFile(library.folder / "settings.toml")
        settings = SettingsService(file)
        page, retention = SettingsPage(), HeldRetention(library, keeping)
        qtbot.addWidget(page)
        choices = Keeping(settings)
        made = KeepingController(page, page.keeping, retention, choices)
        page.resize(936, 600)
        page.show()
        made.look()
        found = Kept(qtbot, page, library, retention, made, settings, file, choices)
        found.wait_for("Every recording is kept.")
        yield found
        for gate in (retention.may_look, retention.may_delete, file.may_write):
            gate.set()
        made.close()
        choices.close()


def test_a_rule_is_looked_at_and_carried_out_after_a_yes(kept: Kept) -> None:
    kept.wait_for("Recordings by question")
    kept.press("Starred and latest")
    kept.wait_for("2 recordings, 64.1 kB, would go")
    kept.qtbot.waitUntil(
        lambda: kept.settings.current.keeping == KeepingSettings(Rule.STARRED_AND_LATEST)
    )
    kept.press("Show them")
    assert "2026-01-02  32.0 kB  Why?" in kept.texts()
    kept.press("Delete them now")
    kept.wait_for("Delete these recordings?")
    kept.press("Delete for good")
    kept.wait_for("2 recordings were deleted.")
    assert len(kept.library.sessions.spoken()) == 1


def test_nothing_can_be_deleted_before_another_rule_was_looked_at(kept: Kept) -> None:
    kept.press("Starred and latest")
    kept.wait_for("2 recordings")
    kept.retention.may_look.clear()
    kept.press("For some days")
    assert "2 recordings" not in kept.texts()
    assert not kept.offers("Delete them now")
    assert not kept.offers("Show them")
    kept.retention.may_look.set()
    kept.wait_for("Nothing would be deleted now.")
    assert not kept.offers("Delete them now")


def test_what_was_told_goes_when_the_page_is_entered_again(kept: Kept) -> None:
    kept.press("Starred and latest")
    kept.wait_for("2 recordings")
    kept.retention.may_look.clear()
    kept.controller.look()
    assert "2 recordings" not in kept.texts()
    assert not kept.offers("Delete them now")
    kept.retention.may_look.set()
    kept.wait_for("2 recordings")
    assert kept.offers("Delete them now")


def test_nothing_else_is_asked_for_while_recordings_are_deleted(kept: Kept) -> None:
    kept.press("Starred and latest")
    kept.wait_for("2 recordings")
    kept.retention.may_delete.clear()
    kept.press("Delete them now")
    kept.wait_for("Delete these recordings?")
    kept.press("Delete for good")
    assert not kept.offers("Delete them now")
    assert not kept.segments.isEnabled()
    kept.retention.may_delete.set()
    kept.wait_for("2 recordings were deleted.")
    assert kept.segments.isEnabled()


def test_what_is_left_of_the_deleting_is_told(kept: Kept) -> None:
    kept.retention.rest = Erased(0, waits_for=STOPPED)
    kept.press("Starred and latest")
    kept.wait_for("2 recordings")
    kept.press("Delete them now")
    kept.wait_for("Delete these recordings?")
    kept.press("Delete for good")
    kept.wait_for("Backups and free space are cleaned at the next start.")


def test_a_rule_leaves_what_else_is_being_kept_as_it_is(kept: Kept) -> None:
    kept.file.may_write.clear()
    kept.choices.change(lambda old: replace(old, show_live_transcript=True))
    kept.choices.change(lambda old: replace(old, theme=Theme.DARK))  # waits for the one before
    kept.press("Starred and latest")
    kept.file.may_write.set()
    kept.wait_for("2 recordings")
    kept.qtbot.waitUntil(lambda: kept.file.read().theme is Theme.DARK)
    assert kept.file.read().keeping == KeepingSettings(Rule.STARRED_AND_LATEST)
