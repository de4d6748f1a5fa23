"""Files and text that are dropped on a view, or pasted into it."""

from pathlib import Path

from PySide6.QtCore import QEvent, QMimeData, QObject, Signal
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QApplication, QWidget

from tpm_interview.ui.questions.drop_hint import DropHint
from tpm_interview.ui.widgets import on_key


class Dropping(QObject):
    """Takes what can be imported from the mouse and with Ctrl+V; text fields keep the key.

    Signals:
        files_dropped: Paths of files of this computer, as a tuple.
        text_pasted: Plain text.
    """

    files_dropped = Signal(object)
    text_pasted = Signal(str)

    def __init__(self, view: QWidget) -> None:
        super().__init__(view)
        self._hint = DropHint(view)
        view.installEventFilter(self)
        view.setAcceptDrops(True)
        self._view = view
        on_key(view, "Ctrl+V", self._paste)

    def set_enabled(self, is_enabled: bool) -> None:
        self._view.setAcceptDrops(is_enabled)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.DragLeave:
            self._hint.hide()
        elif isinstance(event, QDropEvent) and event.type() == QEvent.Type.DragEnter:
            if can_import(event.mimeData()):
                event.acceptProposedAction()
                self._hint.show_over()
            return True
        elif isinstance(event, QDropEvent) and event.type() == QEvent.Type.Drop:
            self._hint.hide()
            event.acceptProposedAction()
            self._take(event.mimeData())
            return True
        return False

    def _paste(self) -> None:
        data = QApplication.clipboard().mimeData()
        if self._view.acceptDrops() and can_import(data):
            self._take(data)

    def _take(self, data: QMimeData) -> None:
        files = local_files(data)
        if files:
            self.files_dropped.emit(files)
        else:
            self.text_pasted.emit(data.text())


def local_files(data: QMimeData) -> tuple[Path, ...]:
    """The files of this computer among what is dropped or pasted."""
    return tuple(Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile())


def can_import(data: QMimeData) -> bool:
    """Files, or text that is more than the address of something elsewhere."""
    return bool(local_files(data)) or (not data.hasUrls() and bool(data.text().strip()))
