"""The window with everything on it: pages are wired once the library is open."""

import logging
from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QTimer
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QApplication, QWidget

from tpm_interview import bundled
from tpm_interview.domain.errors import UserError
from tpm_interview.domain.settings import Theme, WindowSettings
from tpm_interview.ui.background import Background
from tpm_interview.ui.crash_dialog import CrashDialog
from tpm_interview.ui.opening import Opening
from tpm_interview.ui.rehearse.page import RehearsePage
from tpm_interview.ui.restoring import Restoring
from tpm_interview.ui.shell import MainWindow, Place
from tpm_interview.ui.shell.window_size import as_left, restore
from tpm_interview.ui.theme.apply import ThemeSwitch, set_type

if TYPE_CHECKING:  # loads the services, and SQLAlchemy with them: behind the first picture
    from tpm_interview.services.toolbox import Toolbox
    from tpm_interview.ui.wiring import Wiring


log = logging.getLogger(__name__)


class Desk(QObject):
    """Owns the window and what stands behind it."""

    def __init__(
        self,
        application: QApplication,
        theme: Theme,
        window: WindowSettings,
        make: "Callable[[], Toolbox]",
        told: UserError | None = None,
    ) -> None:
        """`told` is what came of the window before: a backup was put in the library's place."""
        super().__init__(application)
        set_type(application)
        self._background = Background(self)
        self._wiring: Wiring | None = None
        self._toolbox: Toolbox | None = None
        self._rehearse = RehearsePage()
        self.window = MainWindow(self._places())
        restore(self.window, window)
        # after the widgets: a style sheet that is there first goes over each of them many times
        self._theme = ThemeSwitch(application, theme)
        self._crash_dialog = CrashDialog(self.window)
        self._restoring: Restoring | None = None
        self._opening = Opening(self.window, self._background, make, told)
        self._opening.opened.connect(self._on_opened)
        self._first_paint = FirstPaint(self.window, self._after_first_paint)
        self.window.closing.connect(self._close)

    def show(self) -> None:
        self._crash_dialog.install()
        self.window.show()

    @property
    def wiring(self) -> "Wiring | None":
        """What connects the pages; None until the library is open."""
        return self._wiring

    @property
    def came_of_restoring(self) -> UserError | None:
        """What to tell in the window that follows this one; None where none is to follow."""
        return self._restoring.told if self._restoring else None

    def _restore(self, path: Path) -> None:
        wiring, toolbox = self._wiring, self._toolbox
        assert wiring is not None
        assert toolbox is not None
        self._wiring = self._toolbox = None  # whatever asks it now would open the library again
        wiring.close()
        self.window.set_error(None)
        self._restoring = made = Restoring(self, toolbox, path)
        made.ended.connect(self._start_anew)
        self.window.show_alone(made.page)
        made.start()

    def _start_anew(self) -> None:
        """This window ends; whoever made it makes the next one."""
        self.window.close()

    def _after_first_paint(self) -> None:
        self._opening.start()
        icon = bundled.folder("resources") / "tpm-interview.svg"
        QApplication.setWindowIcon(QIcon(str(icon)))  # an SVG takes longer than a frame

    def _places(self) -> tuple[Place, ...]:
        return (
            Place("rehearse", self.tr("Rehearse"), "microphone", lambda: self._rehearse),
            Place("review", self.tr("Review"), "headphones", self._review),
            Place("questions", self.tr("Questions"), "cards", self._questions),
            Place("settings", self.tr("Settings"), "gear-six", self._settings),
        )

    def _on_opened(self, toolbox: "Toolbox") -> None:
        from tpm_interview.ui.wiring import Wiring

        self._toolbox = toolbox
        self._wiring = Wiring(self.window, self._rehearse, toolbox, self._theme)
        self._wiring.restore_requested.connect(self._restore)
        for place in self._places():
            page = self.window.page(place.key)
            if page is not None:
                self._wiring.wire(page)

    def _made(self, page: QWidget) -> QWidget:
        if self._wiring is not None:
            self._wiring.wire(page)
        return page

    def _review(self) -> QWidget:
        from tpm_interview.ui.review.page import ReviewPage

        return self._made(ReviewPage())

    def _questions(self) -> QWidget:
        from tpm_interview.ui.questions.page import QuestionsPage

        return self._made(QuestionsPage())

    def _settings(self) -> QWidget:
        from tpm_interview.ui.settings.page import SettingsPage

        return self._made(SettingsPage())

    def _close(self) -> None:
        """Keep what is being said; then everything ends, whatever one part of it does."""
        self._crash_dialog.uninstall()
        with ExitStack() as stack:
            stack.callback(QCoreApplication.quit)
            if self._toolbox is not None:
                stack.callback(self._toolbox.close)
                stack.callback(self._keep_size, self._toolbox, as_left(self.window))
            stack.callback(self._background.close)
            if self._restoring is not None:
                stack.callback(self._restoring.close)
            if self._wiring is not None:
                stack.callback(self._wiring.close)

    def _keep_size(self, toolbox: "Toolbox", left: WindowSettings) -> None:
        """For the next start; another window's settings and a broken file are left alone."""
        settings = toolbox.settings
        if toolbox.is_read_only or settings.problem or settings.current.window == left:
            return
        try:
            settings.change(replace(settings.current, window=left))
        except UserError as error:
            log.warning("The size of the window is not kept: %s", error.message)


class FirstPaint(QObject):
    """Calls `then` once, right after the first picture of a window is on the screen."""

    def __init__(self, window: QWidget, then: Callable[[], None]) -> None:
        super().__init__(window)
        self._window = window
        self._then = then
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint:
            self._window.removeEventFilter(self)
            QTimer.singleShot(0, self._then)
        return False
