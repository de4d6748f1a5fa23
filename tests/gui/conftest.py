"""Widgets without a screen."""

import os

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import pytest
from PySide6.QtWidgets import QApplication

from tpm_interview.ui.theme import apply_theme


@pytest.fixture(autouse=True)
def themed(qapp: QApplication) -> None:
    """The style sheet decides sizes, so every test has it."""
    if not qapp.styleSheet():
        apply_theme(qapp, dark=False)
