"""What candidates and files bring in is shown as text: no rich text by accident."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

import tpm_interview.ui
from tpm_interview.ui.widgets import line, text

UI = Path(tpm_interview.ui.__file__).parent
HOSTILE = '<img src="http://127.0.0.1:1/x.png"><b>bold</b><script>alert(1)</script>'
RICH = {"QTextEdit", "QTextBrowser", "QTextDocument", "QWebEngineView", "QStaticText"}
LABELS = {"QLabel", "QMessageBox"}
"""These guess whether a text is HTML, so only the files below make them, and set their format."""
LABEL_FILES = {"layout.py", "crash_dialog.py"}


def calls(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
            yield node.func.id


@pytest.mark.parametrize("path", sorted(UI.rglob("*.py")), ids=lambda path: path.name)
def test_no_widget_takes_text_for_html(path: Path) -> None:
    made = set(calls(path))
    assert not made & RICH
    assert path.name in LABEL_FILES or not made & LABELS


@pytest.mark.parametrize("make", [text, line])
def test_markup_in_a_label_is_read_as_it_stands(make: type[QLabel], qapp: object) -> None:
    label = make(HOSTILE)
    assert label.textFormat() is Qt.TextFormat.PlainText
    assert label.text() == HOSTILE
