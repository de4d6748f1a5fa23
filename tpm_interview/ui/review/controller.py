"""Connects the page of Review with what was stored, the player and the recognizer."""

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QObject, Signal

from tpm_interview.domain.errors import UserError
from tpm_interview.domain.review_change import TakesChanged
from tpm_interview.domain.search import Hit, Place
from tpm_interview.domain.session import InterviewSession
from tpm_interview.services.listening import Listening
from tpm_interview.services.review import ReviewService
from tpm_interview.services.take_pending import TakeStored
from tpm_interview.ui.background import Background, Relay
from tpm_interview.ui.review.entries import TakeEntry, entry_of
from tpm_interview.ui.review.hearing import Hearing
from tpm_interview.ui.review.page import ReviewPage
from tpm_interview.ui.review.playback import Playback
from tpm_interview.ui.review.take_reader import Recognizes, TakeReader
from tpm_interview.ui.review.take_view import TakeView
from tpm_interview.ui.review.writing_down import WritingDown

PAGE = 20
"""Sessions fetched at once."""
MOST = 200
"""As many are read again when the page comes into sight; older ones as the candidate scrolls."""
_SPOKEN = (Place.SAID, Place.MARK)


class ReviewController(QObject):
    """Give `on_transcription` to the transcription service: a take just stored is shown anew.

    `on_changed` is for what else changes takes: a `TakesChanged` from any thread.

    Signals:
        view_shown: The `TakeView` that the pane shows now.
        view_read: The `TakeView` as it was read, also where the pane shows the same already.
    """

    view_shown = Signal(object)
    view_read = Signal(object)

    def __init__(
        self,
        page: ReviewPage,
        review: ReviewService,
        transcription: Recognizes,
        listening: Listening,
    ) -> None:
        super().__init__(page)
        self._page = page
        self._review = review
        self._transcription = transcription
        self._take_reader = TakeReader(review, transcription)
        self._background = Background(self)
        self.playback = Playback(listening, self)
        self.hearing = Hearing(page, self.playback)
        self._chosen: TakeEntry | None = None
        self._view: TakeView | None = None
        self._heard: TakeView | None = None  # whose sound the player holds
        self._drawing = Background(self)  # reads whole sounds: nothing else waits for it
        self._drawn_id = 0  # the take whose sound is being drawn
        self._hit: Hit | None = None  # of the take that is chosen, until it is shown
        self._is_to_be_heard = False
        self._writing_down = WritingDown(transcription, self)
        self.on_transcription = Relay(self)
        self.on_transcription.happened.connect(self._on_event)
        self.on_changed = Relay(self)
        self.on_changed.happened.connect(self._on_changed)
        self._connect()

    def close(self) -> None:
        """End the sound and the threads; the window is closing."""
        self.playback.close()
        self._drawing.close()
        self._writing_down.close()
        self._background.close()

    def refresh(self) -> None:
        """Read the list again, as far down as it was read before, within limits."""
        self._read_list(min(max(PAGE, self._page.model.session_count), MOST))

    def _read_list(self, limit: int) -> None:
        self._background.run(lambda: self._fetched(limit, 0), self._show_list, self._fail)

    @property
    def view(self) -> TakeView | None:
        """What is shown of a take; None before the first."""
        return self._view

    @property
    def chosen(self) -> TakeEntry | None:
        """The take that is shown, or about to be."""
        return self._chosen

    @property
    def acted_on(self) -> tuple[TakeEntry, ...]:
        """What a key or a menu acts on: several that are selected, as long as that is to be seen;
        else the take that is shown."""
        selected = self._page.selected()
        if len(selected) > 1:
            return selected
        return () if self._chosen is None else (self._chosen,)

    def read_again(self) -> None:
        """What stands beside the take that is shown has changed."""
        if self._chosen is not None:
            self._read(self._chosen)

    def _connect(self) -> None:
        page = self._page
        page.shown.connect(self.refresh)
        page.model.more_requested.connect(self._fetch_more)
        page.take_chosen.connect(self._choose)
        page.hit_chosen.connect(lambda hit: self._go_to(hit, is_to_be_heard=False))
        page.hit_opened.connect(lambda hit: self._go_to(hit, is_to_be_heard=True))
        page.pane.recognize_requested.connect(self._recognize)
        self._writing_down.failed.connect(self._not_recognized)

    # The list

    def _fetched(self, limit: int, offset: int) -> tuple[tuple[InterviewSession, ...], bool]:
        """Sessions, and whether older ones are left."""
        found = self._review.listed(limit + 1, offset)
        return found[:limit], len(found) > limit

    def _fetch_more(self, offset: int) -> None:
        self._background.run(
            lambda: self._fetched(PAGE, offset),
            lambda fetched: self._page.model.add_sessions(*fetched),
            self._fail,
        )

    def _show_list(self, fetched: tuple[tuple[InterviewSession, ...], bool]) -> None:
        before, model = self._chosen, self._page.model
        was_at = model.row_of(before.take_id) if before else -1
        model.set_sessions(*fetched)
        if self._page.model.first_take() < 0:
            self._background.run(self._review.has_trash, self._show_nothing, self._fail)
            return
        self._page.set_empty(False)
        is_elsewhere = before is not None and was_at < 0  # a hit, or from a history
        if not (self._page.finder.has_hits or is_elsewhere):
            self._page.select_take(before.take_id if before else None, was_at)

    def _show_nothing(self, has_trash: bool) -> None:
        """No take is listed; what is in the trash can be had back from below the list."""
        self._chosen = self._view = None
        self._silence()
        self._page.set_empty(not has_trash)
        self._page.show_no_take()

    # One take

    def _go_to(self, hit: Hit, is_to_be_heard: bool) -> None:
        """Show the take of a hit, at the second at which it was said."""
        self._hit, self._is_to_be_heard = hit, is_to_be_heard

        def work() -> TakeEntry | None:
            if self._hit is not hit:
                return None  # the candidate went on meanwhile
            return entry_of(self._review.session(hit.session_id), hit.take_id)

        def show(entry: TakeEntry | None) -> None:
            if entry is not None and self._hit is hit:
                self._show_entry(entry)

        self._background.run(work, show, self._fail)

    def _arrive(self) -> None:
        """The take of a hit is shown: go to where it was said."""
        hit = self._hit
        if hit is None or self._chosen is None or hit.take_id != self._chosen.take_id:
            return  # none, or the one that was gone on to is still to come
        self._hit = None
        if hit.place in _SPOKEN:
            self.playback.seek(hit.at_s)
            self._page.pane.show_moment(hit.at_s)
        if self._is_to_be_heard:
            self._page.pane.focus_sound()

    def _choose(self, entry: TakeEntry) -> None:
        self._hit = None
        self._show_entry(entry)

    def _show_entry(self, entry: TakeEntry) -> None:
        is_same = self._chosen is not None and self._chosen.take_id == entry.take_id
        self._chosen = entry
        if not is_same:
            self._silence()
        self._read(entry)

    def _silence(self) -> None:
        self._heard = None
        self.playback.set_sound(None, 0.0)

    def _read(self, entry: TakeEntry, then: Callable[[], object] | None = None) -> None:
        is_being_read = self._writing_down.is_at(entry.take_id)

        def work() -> TakeView | None:
            if self._chosen is not entry:
                return None  # the candidate went on down the list meanwhile
            return self._take_reader.read(entry, is_being_read)

        def show(view: TakeView | None) -> None:
            self._show(view)
            if view is not None and then is not None:
                then()

        self._background.run(work, show, self._fail)

    def _show(self, view: TakeView | None) -> None:
        if view is None or self._chosen is None or view.entry.take_id != self._chosen.take_id:
            return
        if view != self._view or self._heard is None:  # else nothing new: the sound goes on
            self._show_anew(view)
        self.view_read.emit(view)
        self._arrive()
        if not view.is_drawn and self._drawn_id != view.take.id:
            self._draw(view)

    def _draw(self, view: TakeView) -> None:
        self._drawn_id = take_id = view.take.id

        def work() -> TakeView | None:
            if self._chosen is None or self._chosen.take_id != take_id:
                return None  # the candidate went on meanwhile
            return self._take_reader.drawn(view)

        self._drawing.run(work, lambda drawn: self._show_drawn(take_id, drawn), self._fail)

    def _show_drawn(self, take_id: int, drawn: TakeView | None) -> None:
        """The picture of the sound is there; what else changed meanwhile stays."""
        if self._drawn_id == take_id:
            self._drawn_id = 0
        view = self._view
        if drawn is None or view is None or view.is_drawn or view.take.id != take_id:
            return
        now = replace(view, picture=drawn.picture, is_drawn=True, error=drawn.error)
        if not now.sounds_as(self._heard):
            self._show_anew(now)
            return
        self._view = self._heard = now
        self._page.pane.set_drawn(now)

    def _show_anew(self, view: TakeView) -> None:
        goes_on = view.sounds_as(self._heard)
        if not goes_on:
            self._set_sound(view)
        self._view = self._heard = view
        self.hearing.set_view(view)
        self._page.show_take(view, goes_on)
        self.view_shown.emit(view)

    def _set_sound(self, view: TakeView) -> None:
        if view.picture is None:
            self.playback.set_sound(None, 0.0)
        else:
            take_id = view.take.id
            self.playback.set_sound(lambda: self._review.sound(take_id), view.picture.duration_s)

    # What becomes of takes

    def _recognize(self) -> None:
        if self._chosen is not None:
            self._writing_down.start(self._chosen.take_id)
            self._read(self._chosen)

    def _not_recognized(self, take_id: int, error: UserError) -> None:
        """It waits again, and the banner says why."""
        if self._chosen is not None and self._chosen.take_id == take_id:
            self._read(self._chosen, lambda: self._fail(error))

    def _on_event(self, event: object) -> None:
        if not isinstance(event, TakeStored):
            return
        self._writing_down.end(event.take.id)
        self._page.model.update_take(event.take)
        if self._chosen is not None and self._chosen.take_id == event.take.id:
            self._read(self._chosen)

    def _on_changed(self, event: object) -> None:
        """The list shows ratings and stars; what is in the trash leaves it.

        A take that is listed is read again with its list.
        """
        chosen = self._chosen.take_id if self._chosen is not None else 0
        is_listed = not self._page.finder.has_hits and self._page.model.row_of(chosen) >= 0
        self._read_list(max(PAGE, self._page.model.session_count))
        if isinstance(event, TakesChanged) and chosen in event.take_ids and not is_listed:
            self.read_again()

    def _fail(self, error: UserError) -> None:
        self._page.pane.set_error(error)
