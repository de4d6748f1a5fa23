"""Texts longer than the screen, read with the keyboard."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QScrollArea


def readable(area: QScrollArea) -> QScrollArea:
    """Let an area take the focus, so that keys scroll it; for those that hold nothing to press."""
    area.setProperty("kind", "reading")
    area.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    return area
