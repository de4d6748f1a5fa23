"""The system's dialogs for importing and exporting, opened without waiting for them."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from tpm_interview.ui.questions.importing.file_dialog import ask_files
from tpm_interview.ui.save_as import Wish, ask_path


@pytest.fixture
def parent(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    made.show()
    return made


def dialog_of(parent: QWidget) -> QFileDialog:
    (found,) = parent.findChildren(QFileDialog)
    return found


def test_several_lists_can_be_chosen_at_once(parent: QWidget) -> None:
    chosen: list[tuple[Path, ...]] = []
    ask_files(parent, chosen.append)
    dialog = dialog_of(parent)
    assert dialog.fileMode() is QFileDialog.FileMode.ExistingFiles
    assert "*.docx" in dialog.nameFilters()[0]
    dialog.filesSelected.emit(["/a/one.md", "/a/two.csv"])
    dialog.reject()
    assert chosen == [(Path("/a/one.md"), Path("/a/two.csv"))]


def test_a_file_to_write_gets_the_suffix_of_its_format(parent: QWidget) -> None:
    chosen: list[Path] = []
    ask_path(parent, Wish("Save as", "questions", "Markdown", ".md"), chosen.append)
    dialog = dialog_of(parent)
    assert dialog.acceptMode() is QFileDialog.AcceptMode.AcceptSave
    assert dialog.defaultSuffix() == "md"
    dialog.fileSelected.emit("/a/questions.md")
    dialog.reject()
    assert chosen == [Path("/a/questions.md")]
