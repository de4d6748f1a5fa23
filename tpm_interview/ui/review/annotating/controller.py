"""Connects note, marks, star and own rating of the take that is shown with the library."""

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import QObject

from tpm_interview.domain.annotations import Mark
from tpm_interview.domain.errors import UserError
from tpm_interview.domain.session import Take
from tpm_interview.services.annotating import Annotating
from tpm_interview.ui.background import Background
from tpm_interview.ui.review import wording
from tpm_interview.ui.review.controller import ReviewController
from tpm_interview.ui.review.page import ReviewPage, utc_now
from tpm_interview.ui.review.take_view import TakeView
from tpm_interview.ui.widgets import Button
from tpm_interview.ui.widgets.buttons import check_quietly


class AnnotatingController(QObject):
    """What is shown anew comes from the `ReviewController`, after each change."""

    def __init__(
        self,
        page: ReviewPage,
        reviewing: ReviewController,
        annotating: Annotating,
        now: Callable[[], datetime] = utc_now,
    ) -> None:
        super().__init__(page)
        self._now = now
        self._page, self._reviewing, self._annotating = page, reviewing, annotating
        self._background = Background(self)
        self._is_late = False  # a note was read while one was on its way
        self._writing: set[int] = set()  # takes whose note is on its way into the library
        self._unkept: dict[int, tuple[str, str]] = {}  # what could not be kept, and the note before
        self._notes, self._marks = page.pane.beside.notes, page.pane.beside.marks
        self._star = Button(self.tr("Best  (B)"), "chip", "star", "B")
        self._star.setToolTip(self.tr("Best take of this question"))
        page.pane.head.addWidget(self._star)
        self._connect()

    def close(self) -> None:
        """Keep what is being written, and end the thread; the window is closing."""
        self._notes.finish()
        self._marks.finish()
        self._background.close()

    def _connect(self) -> None:
        pane, playback = self._page.pane, self._reviewing.playback
        self._reviewing.view_shown.connect(self._show)
        self._reviewing.view_read.connect(self._show_note)
        self._reviewing.view_read.connect(self._show_marks)
        self._page.left.connect(self._notes.finish)
        self._page.left.connect(self._marks.finish)
        self._notes.paused.connect(self._keep_note)
        self._notes.written.connect(self._write_note)
        self._marks.mark_requested.connect(self._mark)
        self._marks.hear_requested.connect(playback.play)
        self._marks.written.connect(self._write_mark)
        self._marks.remove_requested.connect(self._remove_mark)
        for card in (self._notes, self._marks):
            card.ended.connect(pane.focus_sound)
        pane.beside.rating.rated.connect(self._rate)
        self._star.clicked.connect(self._set_star)

    def _show(self, view: TakeView) -> None:
        beside = view.annotations
        self._page.pane.deck.wave.set_marks(beside.marks)
        self._page.pane.beside.rating.set_ratings(beside.ratings, self._now())
        check_quietly(self._star, beside.is_starred)

    # The note

    def _show_note(self, view: TakeView) -> None:
        """Also what the pane shows already: the field may hold what was taken back since."""
        take_id, note = view.take.id, view.annotations.note
        if take_id in self._unkept:
            self._notes.set_note(take_id, note)
            self._notes.resume(take_id, *self._unkept.pop(take_id))
        elif take_id in self._writing and self._notes.take_id == take_id:
            self._is_late = True  # read before what is being written, or after: not known
        else:
            self._notes.set_note(take_id, note)

    def _keep_note(self, take_id: int, typed: str) -> None:
        self._change(lambda: self._annotating.keep_note(take_id, typed))

    def _write_note(self, take_id: int, typed: str, before: str) -> None:
        self._writing.add(take_id)

        def failed(error: UserError) -> None:
            self._writing.discard(take_id)
            self._unkept[take_id] = (typed, before)
            if self._notes.take_id == take_id:
                self._notes.resume(take_id, *self._unkept.pop(take_id))
            self._page.pane.set_error(error)

        self._background.run(
            lambda: self._annotating.set_note(take_id, typed, before),
            lambda _: self._written(take_id),
            failed,
        )

    def _written(self, take_id: int) -> None:
        self._writing.discard(take_id)
        if self._is_late:
            self._is_late = False
            self._reviewing.read_again()

    # Marks

    def _show_marks(self, view: TakeView) -> None:
        has_sound = view.take.audio_file is not None
        self._marks.set_marks(view.take.id, view.annotations.marks, has_sound)

    def _mark(self) -> None:
        view = self._reviewing.view
        if view is None or view.take.audio_file is None:
            return
        take_id, at_s = view.take.id, self._reviewing.playback.at_s
        self._background.run(
            lambda: self._annotating.add_mark(take_id, at_s),
            lambda mark: self._marks.write(take_id, mark),
            self._page.pane.set_error,
        )

    def _write_mark(self, take_id: int, mark: Mark, typed: str) -> None:
        def failed(error: UserError) -> None:
            self._marks.resume(take_id, mark)
            self._page.pane.set_error(error)

        def stored() -> None:
            self._marks.settle(mark)
            self._reviewing.read_again()

        self._background.run(
            lambda: self._annotating.change_mark(take_id, mark, typed),
            lambda _: stored(),
            failed,
        )

    def _remove_mark(self, take_id: int, mark: Mark) -> None:
        self._change(lambda: self._annotating.remove_mark(take_id, mark))

    # Star and rating

    def _set_star(self) -> None:
        view = self._reviewing.view
        if view is None:
            return
        take_id, is_starred = view.take.id, self._star.isChecked()

        def failed(error: UserError) -> None:
            check_quietly(self._star, not is_starred)
            self._page.pane.set_error(error)

        if is_starred:
            self._background.run(lambda: self._annotating.star(take_id), self._tell_star, failed)
        else:
            self._background.run(
                lambda: self._annotating.unstar(take_id),
                lambda _: self._page.pane.notice.tell(""),
                failed,
            )

    def _tell_star(self, before: tuple[Take, ...]) -> None:
        told = self.tr("Best take of this question.")
        if before:
            when = wording.moment(before[0].started_at, self._now())
            told = self.tr("{0} Before, it was take {1} of {2}.").format(
                told, before[0].number, when
            )
        self._page.pane.notice.tell(told)

    def _rate(self, rating: int) -> None:
        view = self._reviewing.view
        if view is not None:
            take_id = view.take.id
            self._change(lambda: self._annotating.rate(take_id, rating))

    def _change(self, act: Callable[[], object]) -> None:
        self._background.run(act, failed=self._page.pane.set_error)
