"""Connects the words of a take with the fillers among them, and what the candidate says of them."""

from collections.abc import Callable

from PySide6.QtCore import QObject

from tpm_interview.domain.fillers import Filler
from tpm_interview.services.filler_marking import FillerMarking
from tpm_interview.ui.background import Background
from tpm_interview.ui.review.controller import ReviewController
from tpm_interview.ui.review.page import ReviewPage
from tpm_interview.ui.review.take_view import TakeView
from tpm_interview.ui.widgets import on_key


class FillerController(QObject):
    """F marks a filler at the moment that is heard; without sound it is for the word at the cursor.

    A filler is taken back by its cross, or by F.
    """

    def __init__(
        self, page: ReviewPage, reviewing: ReviewController, marking: FillerMarking
    ) -> None:
        super().__init__(page)
        self._page, self._reviewing, self._marking = page, reviewing, marking
        self._background = Background(self)
        self._is_playing = False
        transcript, playback = page.pane.transcript, reviewing.playback
        playback.playing_changed.connect(self._on_playing)
        transcript.moment_clicked.connect(reviewing.hearing.hear)
        transcript.loop_requested.connect(page.pane.loop_requested)
        transcript.filler_removed.connect(self._take_back)
        reviewing.view_shown.connect(self._show)
        on_key(transcript, "F", self._on_f)

    def close(self) -> None:
        """End the thread; the window is closing."""
        self._background.close()

    def _show(self, view: TakeView) -> None:
        self._page.pane.transcript.set_beside(view.fillers, view.annotations.marks)

    def _on_playing(self, is_playing: bool) -> None:
        self._is_playing = is_playing
        self._page.pane.transcript.following.set_playing(is_playing)

    def _on_f(self) -> None:
        if self._is_playing:
            self._mark(self._reviewing.playback.at_s)
            return
        match self._page.pane.transcript.under_cursor():
            case Filler() as filler:
                self._take_back(filler)
            case float(at_s):
                self._mark(at_s)

    def _mark(self, at_s: float) -> None:
        self._change(lambda take_id: self._marking.mark(take_id, at_s))

    def _take_back(self, filler: Filler) -> None:
        self._change(lambda take_id: self._marking.take_back(take_id, filler))

    def _change(self, make: Callable[[int], None]) -> None:
        view = self._reviewing.view
        if view is not None and view.words:
            take_id = view.take.id
            self._background.run(lambda: make(take_id), failed=self._page.pane.set_error)
