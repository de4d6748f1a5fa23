"""Asks which files to import."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QFileDialog, QWidget

Chosen = Callable[[tuple[Path, ...]], object]
AskFiles = Callable[[QWidget, Chosen], object]
_PATTERNS = "*.txt *.md *.markdown *.csv *.tsv *.json *.yaml *.yml *.apkg *.colpkg *.docx *.xlsx"


def ask_files(parent: QWidget, then: Chosen) -> None:
    """Opens the dialog and returns at once; `then` gets what was chosen, if anything."""

    def tr(words: str) -> str:
        return QCoreApplication.translate("Import", words)

    dialog = QFileDialog(parent, tr("Choose question lists"))
    dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
    dialog.setNameFilters([f"{tr('Question lists')} ({_PATTERNS})", f"{tr('All files')} (*)"])
    dialog.filesSelected.connect(lambda names: then(tuple(map(Path, names))))
    dialog.finished.connect(dialog.deleteLater)
    dialog.open()
