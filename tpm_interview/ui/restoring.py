"""A backup takes the library's place: the library is closed first, and the window starts anew."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QWidget

from tpm_interview.domain.errors import LibraryRestored, UserError
from tpm_interview.ui.stoppable import Stoppable
from tpm_interview.ui.theme import Role
from tpm_interview.ui.widgets import ThinProgress, column, holder, line, row, text

if TYPE_CHECKING:
    from tpm_interview.domain.backups import Restored
    from tpm_interview.domain.progress import Progress
    from tpm_interview.services.toolbox import Toolbox

_WIDE_PX = 420


class RestoringPage(QWidget):
    """How far it is; there is nothing to do but wait."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self._bar = ThinProgress()
        self._bar.setAccessibleName(self.tr("Done so far"))
        heading = line(self.tr("Putting {0} in place").format(name), "head", Role.WindowText)
        told = text(self.tr("Closing the window stops it and changes nothing."), "body")
        middle = holder(column(heading, self._bar, told, gap=2), _WIDE_PX)
        self.setLayout(column(None, row(None, middle, None), None))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def set_done(self, share: float) -> None:
        self._bar.set_done(share)


class Restoring(QObject):
    """Runs once; `told` then says what came of it.

    Signals:
        ended: The library may be opened again, the new one or the old.
    """

    ended = Signal()

    def __init__(self, parent: QObject, tools: "Toolbox", path: Path) -> None:
        super().__init__(parent)
        self.page = RestoringPage(path.name)
        self.told: UserError | None = None
        self._tools, self._path = tools, path
        self._work = Stoppable(self)
        self._work.progressed.connect(self.page.set_done)
        self._work.done.connect(self._put_in_place)
        self._work.failed.connect(self._end)

    def start(self) -> None:
        """The pages' controllers are closed already; the library is closed here."""

        def work(on_progress: "Progress") -> "Restored":
            self._tools.close()
            return self._tools.backups.restore(self._path, on_progress)

        self._work.run(work)

    def close(self) -> None:
        """Stop it: the old library stays, or the new one is whole."""
        self._work.close()

    def _put_in_place(self, done: "Restored") -> None:
        self._end(LibraryRestored(done.kept.name if done.kept else ""))

    def _end(self, told: UserError) -> None:
        self.told = told
        self.ended.emit()
