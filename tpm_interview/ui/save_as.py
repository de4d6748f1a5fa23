"""Asks where an export goes, and shows the folder it went to."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QWidget

Chosen = Callable[[Path], object]


@dataclass(frozen=True, slots=True)
class Wish:
    """What the dialog offers: its title, a name for the file, its format in words, its suffix."""

    title: str
    name: str
    format: str
    suffix: str


AskPath = Callable[[QWidget, Wish, Chosen], object]
ShowFolder = Callable[[Path], object]


def ask_path(parent: QWidget, wish: Wish, then: Chosen) -> None:
    """Opens the dialog and returns at once; it asks itself before a file is replaced."""
    dialog = QFileDialog(parent, wish.title)
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setNameFilter(f"{wish.format} (*{wish.suffix})")
    dialog.setDefaultSuffix(wish.suffix.removeprefix("."))
    dialog.selectFile(wish.name + wish.suffix)
    dialog.fileSelected.connect(lambda name: then(Path(name)))
    dialog.finished.connect(dialog.deleteLater)
    dialog.open()


def show_folder(path: Path) -> None:
    """Opens the folder of `path` in the system's file manager."""
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(path.parent)))
