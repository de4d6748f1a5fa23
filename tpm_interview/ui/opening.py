"""Opening the library behind the first picture, and saying what stands in the way."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, Signal

from tpm_interview.domain.errors import (
    AnswersRecovered,
    AnswersWaiting,
    LibraryBusy,
    LibraryDamaged,
    UserError,
)
from tpm_interview.ui.background import Background
from tpm_interview.ui.shell import MainWindow

if TYPE_CHECKING:  # loads the services, and SQLAlchemy with them: behind the first picture
    from tpm_interview.services.toolbox import Toolbox

Act = Callable[[], None]


class Opening(QObject):
    """Makes the services on the background thread; the window is painted before they are loaded.

    Signals:
        opened: The Toolbox, its library open; the pages may be wired.
    """

    opened = Signal(object)

    def __init__(
        self,
        window: MainWindow,
        background: Background,
        make: "Callable[[], Toolbox]",
        told: UserError | None = None,
    ) -> None:
        """`told` is said once the library is open, before anything else."""
        super().__init__(window)
        self._window = window
        self._background = background
        self._make = make
        self._told = told
        self._toolbox: Toolbox | None = None
        self._acts: tuple[Act, ...] = ()
        window.banner.action_requested.connect(self._act)

    def start(self) -> None:
        self._open(read_only=False)

    def _open(self, read_only: bool) -> None:
        self._tell(None)

        def work() -> "Toolbox":
            if self._toolbox is None:
                self._toolbox = self._make()
            self._toolbox.open(read_only)
            return self._toolbox

        self._background.run(work, self._on_opened, self._on_failed)

    def _on_opened(self, toolbox: "Toolbox") -> None:
        self.opened.emit(toolbox)
        told, self._told = self._told, None
        if told is not None:
            self._tell(told, (self.tr("Close"), lambda: self._offer_waiting(toolbox)))
        else:
            self._offer_waiting(toolbox)

    def _offer_waiting(self, toolbox: "Toolbox") -> None:
        self._tell(None)
        if not toolbox.recovery.waiting or toolbox.is_read_only:
            return
        error: UserError = AnswersRecovered() if toolbox.recovery.recovered else AnswersWaiting()
        ways = (
            (self.tr("Write down now"), self._write_down),
            (self.tr("Later"), lambda: self._tell(None)),
        )
        self._tell(error, *ways)

    def _on_failed(self, error: UserError) -> None:
        leave = (self.tr("Quit"), QCoreApplication.quit)
        again = (self.tr("Try again"), lambda: self._open(read_only=False))
        if isinstance(error, LibraryBusy):
            read = (self.tr("Open to read only"), lambda: self._open(read_only=True))
            self._tell(error, read, leave)
        elif isinstance(error, LibraryDamaged):
            self._tell(error, (self.tr("Put the newest backup in place"), self._mend), again)
        else:
            self._tell(error, again, leave)

    def _mend(self) -> None:
        """The damaged database is kept; an index is made anew, or a backup takes its place."""
        toolbox = self._toolbox
        assert toolbox is not None
        self._tell(None)

        def work() -> "Toolbox":
            toolbox.close()
            toolbox.checking.check(repair=True)
            toolbox.open()
            return toolbox

        self._background.run(work, self._on_opened, self._on_failed)

    def _write_down(self) -> None:
        toolbox = self._toolbox
        assert toolbox is not None
        self._tell(None)
        waiting = toolbox.recovery.waiting
        self._background.run(lambda: [toolbox.transcription.recognize(t.id) for t in waiting])

    def _tell(self, error: UserError | None, *ways: tuple[str, Act]) -> None:
        self._acts = tuple(act for _, act in ways)
        self._window.set_error(error, *(name for name, _ in ways))

    def _act(self, index: int) -> None:
        self._acts[index]()
