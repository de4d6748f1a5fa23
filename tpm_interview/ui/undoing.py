"""Taking changes back, and making them again, on any view that changes something."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Generic, Protocol, TypeVar

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QWidget

from tpm_interview.ui.background import Background, Relay
from tpm_interview.ui.undo_notice import UndoNotice
from tpm_interview.ui.widgets import on_key

Done = TypeVar("Done")
Done_co = TypeVar("Done_co", covariant=True)


class Changes(Protocol[Done_co]):
    """What remembers the changes: `BankChanges`, `ReviewChanges`."""

    @property
    def undoable(self) -> Done_co | None: ...
    @property
    def redoable(self) -> Done_co | None: ...
    def undo(self) -> Done_co | None: ...
    def redo(self) -> Done_co | None: ...


@dataclass(frozen=True, slots=True)
class Naming(Generic[Done]):
    """What a change is called: "3 questions deleted", and in "Undo ...": "delete 3 questions"."""

    told: Callable[[Done], str]
    step: Callable[[Done], str]


class Undoing(QObject, Generic[Done]):
    """Ctrl+Z, Ctrl+Shift+Z and Ctrl+Y while `view` is shown; a text field keeps them for itself.

    Give `on_change` to what tells of changes; it may be called from any thread.

    Signals:
        changed: Something was changed, here or elsewhere.
        failed: The UserError that kept a change from being taken back.
    """

    changed = Signal()
    failed = Signal(object)

    def __init__(
        self, view: QWidget, notice: UndoNotice, changes: Changes[Done], naming: Naming[Done]
    ) -> None:
        super().__init__(view)
        self._changes, self._notice, self._naming = changes, notice, naming
        self._background = Background(self)
        self.on_change = Relay(self)
        self.on_change.happened.connect(self._on_change, Qt.ConnectionType.QueuedConnection)
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
        done = self._changes.undoable
        if done is None:
            self._notice.hide()
        else:
            self._notice.show_done(self._naming.told(done), self._naming.step(done))
        self.changed.emit()

    def _undone(self, done: Done | None) -> None:
        """Told after the change itself, whose notice this one replaces."""
        if done is not None:
            self._notice.show_undone(self._naming.step(done))
