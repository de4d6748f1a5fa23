"""Taking changes of the bank back, and making them again, on any view that changes it."""

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QWidget

from tpm_interview.domain.bank_edit import Done
from tpm_interview.services.bank_changes import BankChanges
from tpm_interview.ui.background import Background, Relay
from tpm_interview.ui.questions.undo_notice import UndoNotice
from tpm_interview.ui.widgets import on_key


class Undoing(QObject):
    """Ctrl+Z, Ctrl+Shift+Z and Ctrl+Y while `view` is shown; a text field keeps them for itself.

    Signals:
        changed: The bank was changed, here or elsewhere.
        failed: The UserError that kept a change from being taken back.
    """

    changed = Signal()
    failed = Signal(object)

    def __init__(self, view: QWidget, notice: UndoNotice, changes: BankChanges) -> None:
        super().__init__(view)
        self._changes, self._notice = changes, notice
        self._background = Background(self)
        relay = Relay(self)
        relay.happened.connect(self._on_change, Qt.ConnectionType.QueuedConnection)
        changes.subscribe(lambda: relay(None))
        on_key(view, "Ctrl+Z", self.undo)
        on_key(view, "Ctrl+Shift+Z", self.redo)
        on_key(view, "Ctrl+Y", self.redo)
        notice.undo_requested.connect(self.undo)
        notice.redo_requested.connect(self.redo)

    def undo(self) -> None:
        if self._changes.undoable is not None:
            self._background.run(self._changes.undo, self._undone, self.failed.emit)

    def redo(self) -> None:
        if self._changes.redoable is not None:
            self._background.run(self._changes.redo, failed=self.failed.emit)

    def close(self) -> None:
        self._background.close()

    def _on_change(self) -> None:
        self._notice.show_done(self._changes.undoable)
        self.changed.emit()

    def _undone(self, done: Done | None) -> None:
        """Told after the change itself, whose notice this one replaces."""
        if done is not None:
            self._notice.show_undone(done)
