"""Bugs are shown once, with the trace to copy, and the app goes on."""

import logging

import pytest
from PySide6.QtWidgets import QMessageBox, QWidget
from pytestqt.qtbot import QtBot

from tpm_interview.ui.crash_dialog import CrashDialog


def boxes(window: QWidget) -> list[QMessageBox]:
    return [box for box in window.findChildren(QMessageBox) if box.isVisible()]


def test_a_bug_is_logged_and_shown_once(
    qtbot: QtBot, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    import sys

    window = QWidget()
    qtbot.addWidget(window)
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    dialog = CrashDialog(window)
    dialog.install()
    bug = ZeroDivisionError("a bug")
    with caplog.at_level(logging.CRITICAL):
        sys.excepthook(ZeroDivisionError, bug, None)
        sys.excepthook(ZeroDivisionError, bug, None)
        qtbot.waitUntil(lambda: len(boxes(window)) == 1)
    dialog.uninstall()
    (box,) = boxes(window)
    assert "Everything recorded is kept" in box.text()
    assert "a bug" in box.detailedText()
    assert "A bug rose to the top" in caplog.text
    box.close()
