"""The window: places on the left, the page, what is true now at the bottom."""

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QCloseEvent, QResizeEvent
from PySide6.QtWidgets import QMainWindow, QStackedWidget, QWidget

from tpm_interview.ui.shell.rail import Place, Rail
from tpm_interview.ui.shell.status_line import StatusLine
from tpm_interview.ui.widgets.banner import Banner
from tpm_interview.ui.widgets.buttons import on_key
from tpm_interview.ui.widgets.layout import column, holder, row

if TYPE_CHECKING:
    from tpm_interview.domain.errors import UserError

COMPACT_BELOW_PX = 1100
FIRST_SIZE = (1280, 800)


class MainWindow(QMainWindow):
    """Rail, page and status line; pages are built at their first visit.

    `banner` is for what concerns the whole library; a page has its own for the rest.

    Signals:
        place_changed: Key of the place now shown.
        find_requested: The candidate wants to find something said, wherever they are.
        closing: The candidate closes the window; it closes when all slots have returned.
    """

    place_changed = Signal(str)
    find_requested = Signal()
    closing = Signal()

    def __init__(self, places: Sequence[Place]) -> None:
        super().__init__()
        self.setWindowTitle(self.tr("TPM Interview"))
        self._places = {place.key: place for place in places}
        self._pages: dict[str, QWidget] = {}
        self._alone: QWidget | None = None
        self._stack = QStackedWidget()
        self._rail = Rail(places)
        self._rail.chosen.connect(self.go_to)
        self.status = StatusLine()
        self.banner = Banner()
        above = holder(column(self.banner, margins=(5, 2, 5, 0)))
        above.hide()
        self._above = above
        page = column(above, self._stack, gap=0)
        page.setStretch(1, 1)
        middle = row(self._rail, page, gap=0)
        middle.setStretch(1, 1)
        whole = column(middle, self.status, gap=0)
        whole.setStretch(0, 1)
        self.setCentralWidget(holder(whole))
        self._add_keys()
        self.resize(*FIRST_SIZE)
        self.go_to(places[0].key)

    def go_to(self, key: str) -> None:
        """Show a place, building its page if this is the first visit."""
        if key not in self._pages:
            self._pages[key] = self._places[key].make()
            self._stack.addWidget(self._pages[key])
        self._stack.setCurrentWidget(self._pages[key])
        self._rail.set_current(key)
        self.place_changed.emit(key)

    def page(self, key: str) -> QWidget | None:
        """The page of a place, None before its first visit."""
        return self._pages.get(key)

    def set_in_session(self, is_in_session: bool) -> None:
        """In a session the rail goes away, and other places with it."""
        self._rail.setVisible(not is_in_session)

    def show_alone(self, page: QWidget | None) -> None:
        """Show a page that is no place, without the rail; None takes it away again.

        The page is hidden, not deleted: its controller may wait for a microphone or a file.
        """
        if self._alone is not None:
            self._stack.removeWidget(self._alone)
            self._alone.hide()
        self._alone = page
        if page is not None:
            self._stack.addWidget(page)
            self._stack.setCurrentWidget(page)
            page.setFocus()
        self._rail.setVisible(page is None)

    def set_error(self, error: "UserError | None", *actions: str) -> None:
        """Show what concerns the whole library above every page; None takes it away."""
        self.banner.set_error(error, *actions)
        self._above.setVisible(error is not None)

    def set_status(
        self,
        microphone: str | None = None,
        voice: str | None = None,
        recognizer: str | None = None,
        sent_to: str | None = None,
    ) -> None:
        """Change what is given; `sent_to` names a server that gets recordings, empty is none."""
        parts = {"microphone": microphone, "voice": voice, "recognizer": recognizer}
        for name, words in parts.items():
            if words is not None:
                self.status.set_part(name, words)
        if sent_to is not None:
            self.status.set_sent_to(sent_to)

    def show_keys(self) -> None:
        from tpm_interview.ui.shell.key_sheet import KeySheet  # not before the first paint

        sheet = KeySheet(self, self._shown_place())
        sheet.finished.connect(sheet.deleteLater)
        sheet.open()

    def _shown_place(self) -> str:
        shown = self._stack.currentWidget()
        return next((key for key, page in self._pages.items() if page is shown), "")

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._rail.set_compact(self.width() < COMPACT_BELOW_PX)

    def closeEvent(self, event: QCloseEvent) -> None:
        self.closing.emit()
        super().closeEvent(event)

    def _add_keys(self) -> None:
        for key in ("?", "F1"):
            on_key(self, key, self.show_keys)
        for number, place in enumerate(self._places, start=1):
            on_key(self, f"Ctrl+{number}", partial(self._go_by_key, place))
        on_key(self, "Ctrl+K", self._find_by_key)

    def _go_by_key(self, place: str) -> None:
        if self._rail.isVisible():
            self.go_to(place)

    def _find_by_key(self) -> None:
        if self._rail.isVisible():
            self.find_requested.emit()
