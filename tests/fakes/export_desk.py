"""A place from which things are exported by keyboard: what the dialog asked, and what it tells."""

from abc import ABC, abstractmethod
from dataclasses import dataclass, field
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from fakes.screen_reader import labels
from tpm_interview.ui.save_as import Chosen, Wish

NONE = Qt.KeyboardModifier.NoModifier


@dataclass
class ExportDesk(ABC):
    """The dialog's parent and what it was asked; `folder` is where files are saved."""

    qtbot: QtBot
    folder: Path
    parent: QWidget = field(default_factory=QWidget, kw_only=True)
    wishes: list[Wish] = field(default_factory=list, kw_only=True)
    shown: list[Path] = field(default_factory=list, kw_only=True)

    @abstractmethod
    def dialog(self) -> QWidget:
        """The one that is open."""

    def open(self) -> None:
        """Makes the folder and shows the parent."""
        self.folder.mkdir()
        self.qtbot.addWidget(self.parent)
        self.parent.show()

    def ask(self, parent: QWidget, wish: Wish, then: Chosen) -> None:
        self.wishes.append(wish)
        then(self.folder / f"{wish.name}{wish.suffix}")

    def press(self, key: Qt.Key, modifier: Qt.KeyboardModifier = NONE) -> None:
        QTest.keyClick(QApplication.focusWidget() or self.dialog(), key, modifier)

    def texts(self) -> list[str]:
        return labels(self.dialog())

    def wait_for(self, words: str) -> None:
        self.qtbot.waitUntil(lambda: any(words in told for told in self.texts()))
