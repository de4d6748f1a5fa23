"""Bugs: written to the log and shown once, with everything kept."""

import logging
import sys
import threading
import traceback
from types import TracebackType

from PySide6.QtCore import QCoreApplication, QObject, Qt, Signal
from PySide6.QtWidgets import QWidget

log = logging.getLogger(__name__)


class CrashDialog(QObject):
    """Shows what Python could not handle; one dialog at a time, from any thread."""

    _happened = Signal(str)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._window = parent
        self._is_open = False
        self._happened.connect(self._show, Qt.ConnectionType.QueuedConnection)

    def install(self) -> None:
        """Catch what rises to the top of the main thread and of every other."""
        sys.excepthook = self._on_error
        threading.excepthook = self._on_thread_error

    def uninstall(self) -> None:
        sys.excepthook = sys.__excepthook__
        threading.excepthook = threading.__excepthook__

    def _on_error(
        self, kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        if issubclass(kind, KeyboardInterrupt):
            QCoreApplication.quit()
            return
        log.critical("A bug rose to the top", exc_info=error)
        self._happened.emit("".join(traceback.format_exception(kind, error, trace)))

    def _on_thread_error(self, args: threading.ExceptHookArgs) -> None:
        if args.exc_value is not None:
            self._on_error(args.exc_type, args.exc_value, args.exc_traceback)

    def _show(self, details: str) -> None:
        if self._is_open:
            return
        from PySide6.QtWidgets import QMessageBox  # not before the first paint

        self._is_open = True
        box = QMessageBox(self._window)
        box.setIcon(QMessageBox.Icon.Warning)
        box.setTextFormat(Qt.TextFormat.PlainText)
        box.setWindowTitle(self.tr("TPM Interview"))
        box.setText(self.tr("Something in the app went wrong. Everything recorded is kept."))
        box.setInformativeText(self.tr("You can go on. If it happens again, restart the app."))
        box.setDetailedText(details)
        box.finished.connect(self._closed)
        box.open()

    def _closed(self) -> None:
        self._is_open = False
