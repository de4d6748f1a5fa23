"""Questions left unsaved: held here, and written down so that they outlive the window."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Signal

from tpm_interview.domain.errors import UserError
from tpm_interview.domain.unsaved import Draft
from tpm_interview.services.unsaved_drafts import UnsavedDrafts
from tpm_interview.ui.background import Background

PATIENCE_MS = 1500
"""So long after the last letter what is being written is kept."""


class Kept(QObject):
    """The drafts that were left, and the one in the form where that is not saved.

    Signals:
        changed: Another draft is the newest now.
    """

    changed = Signal()

    def __init__(
        self, unsaved: UnsavedDrafts, in_form: Callable[[], Draft | None], parent: QObject
    ) -> None:
        """`in_form` gives what stands in the form, None where closing would lose nothing."""
        super().__init__(parent)
        self._unsaved, self._in_form = unsaved, in_form
        self._background = Background(self)
        self._drafts: list[Draft] = []
        self._written: tuple[Draft, ...] | None = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(PATIENCE_MS)
        self._timer.timeout.connect(self._write)
        self._background.run(unsaved.kept, self._take_up, self._drop_error)

    @property
    def newest(self) -> Draft | None:
        return self._drafts[-1] if self._drafts else None

    def add(self, draft: Draft) -> None:
        self._drafts.append(draft)
        self._tell()

    def take(self) -> Draft:
        """The newest, which is held here no longer."""
        draft = self._drafts.pop()
        self._tell()
        return draft

    def remove(self, draft: Draft) -> None:
        """It is saved; it need not be held here."""
        self._drafts = [each for each in self._drafts if each != draft]
        self._tell()

    def write_soon(self) -> None:
        """The form changed."""
        self._timer.start()

    def close(self) -> None:
        """Keep what stands in the form, and end the thread."""
        self._timer.stop()
        self._write()
        self._background.close()

    def _take_up(self, drafts: tuple[Draft, ...]) -> None:
        """What the run before left comes first."""
        self._written = drafts
        self._drafts = [*drafts, *self._drafts]
        self._tell()

    def _tell(self) -> None:
        self.write_soon()
        self.changed.emit()

    def _write(self) -> None:
        if self._written is None:  # what is there is not read yet: it would be overwritten
            return
        in_form = self._in_form()
        drafts = (*self._drafts, *([in_form] if in_form else []))
        if drafts != self._written:
            self._written = drafts
            self._background.run(lambda: self._unsaved.keep(drafts), failed=self._drop_error)

    def _drop_error(self, error: UserError) -> None:
        """What is wrong with the library is told when the question is saved."""
