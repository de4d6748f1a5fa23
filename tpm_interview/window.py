"""The start of the window: first the picture, then the library, then the rest."""

import signal
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from tpm_interview.domain.errors import UserError
from tpm_interview.services.desktop_libraries import desktop_problem

if TYPE_CHECKING:
    from tpm_interview.services.toolbox import Toolbox
    from tpm_interview.storage.settings_peek import Look
    from tpm_interview.ui.shell import MainWindow

OnWindow = Callable[["MainWindow"], object]


def open_window(library: Path | None = None, on_window: OnWindow | None = None) -> int:
    """Show the window until it is closed; the exit code.

    `on_window` gets the window right before it is shown. What the system lacks is said on stderr.
    """
    problem = desktop_problem()
    if problem is not None:
        sys.stderr.write(f"{problem.message}\n{problem.remedy}\n")
        return 1
    signal.signal(signal.SIGINT, signal.SIG_DFL)  # Qt would never let Python see a Ctrl+C
    from PySide6.QtWidgets import QApplication

    from tpm_interview.ui.desk import Desk

    application = QApplication(sys.argv[:1])
    application.setApplicationName("TPM Interview")
    application.setDesktopFileName("tpm-interview")
    told: UserError | None = None
    while True:
        look = _look(library)
        desk = Desk(application, look.theme, look.window, lambda: _services(library), told)
        if on_window is not None:
            on_window(desk.window)
        desk.show()
        code, told = application.exec(), desk.came_of_restoring
        if told is None:
            return code
        desk.window.deleteLater()  # a backup was put in place: on with another window
        desk.deleteLater()


def _services(library: Path | None) -> "Toolbox":
    from tpm_interview.app import App  # loads SQLAlchemy: behind the first picture

    return App(library, stays_open=True)


def _look(library: Path | None) -> "Look":
    from tpm_interview.storage.places import library_folder
    from tpm_interview.storage.settings_peek import Look, peeked_look

    try:
        return peeked_look(library_folder(library) / "settings.toml")
    except UserError:
        return Look()
