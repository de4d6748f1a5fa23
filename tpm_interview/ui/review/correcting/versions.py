"""The versions of the take that is shown, and the way back to one."""

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication

from tpm_interview.domain.differences import WordDifference
from tpm_interview.domain.take_versions import TakeVersion
from tpm_interview.services.correcting import Correcting
from tpm_interview.ui.background import Background
from tpm_interview.ui.review.controller import ReviewController
from tpm_interview.ui.review.correcting.place import bring_words_forward
from tpm_interview.ui.review.correcting.versions_page import VersionsPage
from tpm_interview.ui.review.page import ReviewPage
from tpm_interview.ui.review.take_view import TakeView


class Versions(QObject):
    """Shows them in the place of the words.

    Signals:
        begun: They are about to be shown.
    """

    begun = Signal()

    def __init__(
        self,
        page: ReviewPage,
        reviewing: ReviewController,
        correcting: Correcting,
        now: Callable[[], datetime],
    ) -> None:
        super().__init__(page)
        self._pane, self._reviewing, self._correcting = page.pane, reviewing, correcting
        self._now = now
        self._background = Background(self)
        self._page = VersionsPage()
        self._take_id: int | None = None
        self._is_opening = False  # by the candidate; else they are read again beside other things
        self._chosen: TakeVersion | None = None
        self._versions: tuple[TakeVersion, ...] = ()
        self._pane.transcript.add_page(self._page)
        self.action = self._pane.more.add(self.tr("Versions"), "V", self.open)
        reviewing.view_shown.connect(self._on_view)
        self._page.version_chosen.connect(self._choose)
        self._page.use_requested.connect(self._use)
        self._page.close_requested.connect(self.put_away)

    def open(self) -> None:
        view = self._reviewing.view
        if view is not None and view.take.transcript is not None:
            self._take_id = view.take.id
            bring_words_forward(self._pane)
            self._is_opening = True
            self.begun.emit()
            self._pane.notice.tell("")
            self._read()

    def put_away(self) -> None:
        """Back to the words."""
        if self._take_id is not None:
            self._take_id = None
            self._pane.transcript.show_words()
            self._pane.focus_sound()

    def forget(self) -> None:
        """Something else stands in the place of the words now."""
        self._take_id = None

    def close(self) -> None:
        """The window is closing."""
        self._background.close()

    def _on_view(self, view: TakeView) -> None:
        self.action.setEnabled(view.take.transcript is not None)
        if self._take_id is None:
            return
        if self._take_id == view.take.id:
            self._read()
        else:
            self._take_id = None
            self._pane.transcript.show_words()

    def _read(self) -> None:
        take_id = self._take_id
        if take_id is None:
            return

        def show(versions: tuple[TakeVersion, ...]) -> None:
            if self._take_id == take_id and versions:
                self._show(versions)

        self._background.run(lambda: self._correcting.versions(take_id), show, self._pane.set_error)

    def _show(self, versions: tuple[TakeVersion, ...]) -> None:
        self._versions = versions
        chosen = self._chosen.id if self._chosen else None
        others = [each for each in versions if not each.counts]
        wanted = next((each for each in versions if each.id == chosen), None)
        wanted = wanted or (others or versions)[-1]
        focus = QApplication.focusWidget()
        had_focus = focus is not None and self._page.isAncestorOf(focus)  # its plates are made anew
        self._page.set_versions(versions, wanted.id, self._now())
        self._pane.transcript.show_page(self._page)
        if self._is_opening or had_focus:
            self._page.focus()
        self._is_opening = False
        self._choose(wanted)

    def _choose(self, version: TakeVersion) -> None:
        self._chosen = version
        counting = next(each for each in self._versions if each.counts)

        def show(found: tuple[WordDifference, ...]) -> None:
            if self._chosen is version:
                self._page.set_chosen(version, counting, found)
                if len(self._versions) == 1:
                    self._page.tell_only_one()

        self._background.run(
            lambda: self._correcting.differences(version.transcript, counting.transcript), show
        )

    def _use(self) -> None:
        take_id, version = self._take_id, self._chosen
        if take_id is None or version is None:
            return
        told = self.tr("This version counts again, as a copy. Ctrl+Z takes that back.")

        def then(_: None) -> None:
            self._pane.set_error(None)
            self._pane.notice.tell(told)

        self._background.run(
            lambda: self._correcting.go_back(take_id, version.id), then, self._pane.set_error
        )
