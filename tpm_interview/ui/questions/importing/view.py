"""The import view: choosing a list, reading it, looking it through."""

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtGui import (
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QGuiApplication,
)
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from tpm_interview.ui.questions.dropping import can_import, local_files
from tpm_interview.ui.questions.importing.choosing_view import ChoosingView
from tpm_interview.ui.questions.importing.preview_view import PreviewView
from tpm_interview.ui.questions.importing.reading_view import ReadingView


class ImportView(QWidget):
    """One of three states; owns no service.

    Signals:
        files_given: Paths that were dropped or pasted, a tuple.
        text_given: Text that was dropped or pasted.
    """

    files_given = Signal(object)
    text_given = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.choosing, self.reading, self.preview = ChoosingView(), ReadingView(), PreviewView()
        self._states = QStackedWidget()
        for state in (self.choosing, self.reading, self.preview):
            self._states.addWidget(state)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._states)
        self.setFocusProxy(self.choosing)
        self.setAcceptDrops(True)
        self.choosing.paste_requested.connect(self._paste)

    def show_state(self, state: QWidget) -> None:
        """`choosing`, `reading` or `preview`, with the focus on its next step."""
        self._states.setCurrentWidget(state)
        self.setFocusProxy(state)
        state.setFocus()

    def state(self) -> QWidget | None:
        return self._states.currentWidget()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if self.state() is self.choosing and can_import(event.mimeData()):
            event.acceptProposedAction()
            self.choosing.drop_area.set_lit(True)

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        event.acceptProposedAction()

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self.choosing.drop_area.set_lit(False)

    def dropEvent(self, event: QDropEvent) -> None:
        self.choosing.drop_area.set_lit(False)
        event.acceptProposedAction()
        self._give(local_files(event.mimeData()), event.mimeData().text())

    def _paste(self) -> None:
        held = QGuiApplication.clipboard().mimeData()
        self._give(local_files(held), held.text())

    def _give(self, files: tuple[Path, ...], words: str) -> None:
        if files:
            self.files_given.emit(files)
        else:
            self.text_given.emit(words)
