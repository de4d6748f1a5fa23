"""Connects the history of a question with the service and a player."""

from collections.abc import Callable, Mapping
from datetime import datetime

from PySide6.QtCore import QObject

from tpm_interview.domain.comparison import Headline, PastTake
from tpm_interview.services.comparing import Comparing
from tpm_interview.services.listening import Listening
from tpm_interview.services.review import ReviewService
from tpm_interview.ui.background import Background
from tpm_interview.ui.review.comparing import words
from tpm_interview.ui.review.comparing.history_view import HistoryView
from tpm_interview.ui.review.controller import ReviewController
from tpm_interview.ui.review.entries import TakeEntry, entry_of
from tpm_interview.ui.review.page import ReviewPage, utc_now
from tpm_interview.ui.review.playback import Playback
from tpm_interview.ui.review.take_pane import HISTORY, TRANSCRIPT

PAGE = 25
"""Takes measured at once; so many cost a tenth of a second, off the window's thread."""
_History = tuple[PastTake, ...]


class HistoryController(QObject):
    """The question of the take that is shown, through all sessions."""

    def __init__(
        self,
        page: ReviewPage,
        reviewing: ReviewController,
        comparing: Comparing,
        review: ReviewService,
        listening: Listening,
        now: Callable[[], datetime] = utc_now,
    ) -> None:
        super().__init__(page)
        self._page, self._reviewing, self._now = page, reviewing, now
        self._comparing, self._review = comparing, review
        self._background = Background(self)
        self._playback = Playback(listening, self)
        self.view = HistoryView(now)
        self._shown: _History = ()
        self._of = 0  # the take that was shown in the Transcript then
        self._is_outdated = False  # something of it was changed since
        self._is_opened = False  # by the candidate, and not yet to be seen
        self._asked = 0  # how many histories; what was measured for an older one is not news
        self._sounding: PastTake | None = None
        page.pane.set_view_page(HISTORY, self.view)
        page.left.connect(self._playback.pause)
        page.pane.view_chosen.connect(self._on_view)
        reviewing.view_shown.connect(lambda _: self._refresh())
        self.view.opened.connect(self._open)
        self.view.toggle_requested.connect(self._toggle)
        self._playback.moved.connect(self._on_moved)
        self._playback.playing_changed.connect(self._on_playing)
        self._playback.failed.connect(page.pane.set_error)

    def close(self) -> None:
        self._asked += 1  # no further page
        self._playback.close()
        self._background.close()

    def read_again(self) -> None:
        """Takes were changed, or what stands beside them: all of it is measured anew."""
        self._is_outdated = True
        self._refresh()

    def picked(self) -> tuple[int, ...]:
        """Takes ticked in the history, oldest first; none unless there are several."""
        ticked = self.view.ticked()
        return ticked if len(ticked) > 1 else ()

    def _on_view(self, name: str) -> None:
        if name == HISTORY:
            self._reviewing.playback.pause()
            self._is_opened = True
            self._refresh()
        else:
            self._is_opened = False
            self._playback.pause()
            self._asked += 1  # what is not to be seen need not be measured

    def _refresh(self) -> None:
        chosen = self._reviewing.chosen
        if self._page.pane.view_name != HISTORY or chosen is None:
            return
        self._asked += 1
        asked, take_id = self._asked, chosen.take_id

        def show(found: _History) -> None:
            if asked == self._asked:
                self._show(found, take_id, asked)

        self._background.run(lambda: self._history(take_id), show, self._page.pane.set_error)

    def _history(self, take_id: int) -> _History:
        return self._comparing.history(self._comparing.asked(take_id))

    def _show(self, found: _History, take_id: int, asked: int) -> None:
        """Of the same take as before, it stays where the candidate went in it."""
        here = self.view.here() if take_id == self._of else None
        if found != self._shown or self._is_outdated or not self.view.model.takes:
            self.view.set_takes(found, here.take_id if here else take_id)
        self._shown, self._of, self._is_outdated = found, take_id, False
        if self._is_opened:
            self._is_opened = False
            self.view.focus_list()
        self._measure(asked)

    def _measure(self, asked: int) -> None:
        """The next page of what is not measured yet, the newest first."""
        model = self.view.model
        missing = [each.take_id for each in model.takes if each.take_id not in model.headlines]
        if asked != self._asked or not missing:
            return

        def show(found: Mapping[int, Headline]) -> None:
            if asked == self._asked and found:
                self.view.add_headlines(found)
                self._measure(asked)

        page = missing[:PAGE]
        self._background.run(
            lambda: self._comparing.headlines(page), show, self._page.pane.set_error
        )

    def _open(self, past: PastTake) -> None:
        def work() -> TakeEntry | None:
            return entry_of(self._review.session(past.session_id), past.take_id)

        def show(entry: TakeEntry | None) -> None:
            if entry is None:
                return
            if self._page.model.row_of(past.take_id) >= 0:
                self._page.select_take(past.take_id)
            else:  # further down than the list was read
                self._page.take_chosen.emit(entry)
            self._page.pane.choose_view(TRANSCRIPT)

        self._background.run(work, show, self._page.pane.set_error)

    # Hearing

    def _toggle(self) -> None:
        here = self.view.here()
        if here is None or not here.has_audio:
            return
        if self._sounding is None or self._sounding.take_id != here.take_id:
            self._playback.set_sound(lambda: self._review.sound(here.take_id), here.duration_s)
            self._sounding = here
        self._playback.toggle()

    def _on_moved(self, at_s: float) -> None:
        if self._sounding is not None:
            self.view.set_position(words.take_told(self._sounding, self._now()), at_s)

    def _on_playing(self, is_playing: bool) -> None:
        told = words.take_told(self._sounding, self._now()) if self._sounding else ""
        self.view.set_playing(told if is_playing else None)
