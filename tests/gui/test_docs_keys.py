"""The keys of the README are on the sheet of keys, in the same words."""

import re
from pathlib import Path

from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from tpm_interview.ui.shell.key_sheet import KeySheet

README = Path(__file__).parents[2] / "README.md"


def written_keys() -> set[str]:
    """Single keys of the README's table: its first column, and `(Ctrl+Enter ...)` in the second."""
    text = README.read_text(encoding="utf-8").split("\n## Keys\n", 1)[1].split("\n## ", 1)[0]
    lines = [line.strip("| ").split(" | ") for line in text.splitlines() if line.startswith("|")]
    rows = lines[2:]  # below the head and its rule
    asides = re.findall(r"\((\S+) ", " ".join(row[1] for row in rows))
    return {key for row in rows for key in row[0].split(", ")} | set(asides)


def test_every_key_of_the_readme_is_on_the_sheet(qtbot: QtBot) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    sheet = KeySheet(parent)
    labels = [label.text() for label in sheet.findChildren(QLabel)]
    shown = {key for text in labels for key in text.split(", ")} | set(labels)
    assert len(written_keys()) > 12
    assert written_keys() <= shown
