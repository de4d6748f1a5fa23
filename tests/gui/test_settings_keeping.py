"""The card of what is kept, over a real library."""

import threading
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from fakes.erased import told_library
from fakes.spoken_library import NOW
from tpm_interview.domain.settings import KeepingSettings, Rule
from tpm_interview.services.keeping import Keeping
from tpm_interview.services.retention import Retention
from tpm_interview.services.review_changes import ReviewChanges
from tpm_interview.services.settings import SettingsService
from tpm_interview.storage.library import Library
from tpm_interview.storage.settings_file import SettingsFile
from tpm_interview.ui.settings.keeping_controller import KeepingController
from tpm_interview.ui.settings.page import SettingsPage
from tpm_interview.ui.widgets import Button


def test_a_rule_is_looked_at_and_carried_out_after_a_yes(qtbot: QtBot, tmp_path: Path) -> None:
    with Library.open(told_library(tmp_path / "library")) as library:
        keeping = Keeping(library, ReviewChanges(), threading.Lock(), lambda: NOW)
        settings = SettingsService(SettingsFile(library.folder / "settings.toml"))
        page = SettingsPage()
        qtbot.addWidget(page)
        retention = Retention(library, keeping, lambda: NOW)
        made = KeepingController(page, page.keeping, retention, settings)
        page.resize(936, 600)
        page.show()
        made.look()

        def texts() -> str:
            labels = page.findChildren(QLabel)
            return "\n".join(each.text() for each in labels if each.isVisible())

        def press(words: str) -> None:
            buttons = page.findChildren(Button)
            button = next(b for b in buttons if b.isVisible() and b.text().startswith(words))
            QTest.keyClick(button, Qt.Key.Key_Return)

        qtbot.waitUntil(lambda: "Every recording is kept." in texts())
        qtbot.waitUntil(lambda: "Recordings by question" in texts())
        press("Starred and latest")
        qtbot.waitUntil(lambda: "2 recordings, 64 kB, would go" in texts())
        assert settings.current.keeping == KeepingSettings(Rule.STARRED_AND_LATEST)
        press("Show them")
        assert "2026-01-02  32 kB  Why?" in texts()
        press("Delete them now")
        qtbot.waitUntil(lambda: "Delete these recordings?" in texts())
        press("Delete for good")
        qtbot.waitUntil(lambda: "2 recordings were deleted." in texts())
        assert len(library.sessions.spoken()) == 1
        made.close()
