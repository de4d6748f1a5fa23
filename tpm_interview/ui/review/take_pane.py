"""One take: its question, its sound, its words, its numbers, and what else can be seen of it."""

from collections.abc import Callable
from datetime import datetime
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLayout, QStackedWidget, QWidget

from tpm_interview.domain.errors import UserError
from tpm_interview.domain.session import Take, TakeState
from tpm_interview.domain.transcript import Span
from tpm_interview.ui.review import wording
from tpm_interview.ui.review.beside_column import BesideColumn
from tpm_interview.ui.review.mentor_card import MentorCard
from tpm_interview.ui.review.phrases import word_at
from tpm_interview.ui.review.sound_deck import SoundDeck
from tpm_interview.ui.review.take_actions import TakeActions
from tpm_interview.ui.review.take_view import TakeView
from tpm_interview.ui.review.transcript_pane import TranscriptPane
from tpm_interview.ui.widgets import (
    Banner,
    Card,
    FlowLayout,
    Notice,
    Segments,
    column,
    holder,
    line,
    on_key,
    row,
    shared_out,
    text,
)

TALL_PX = 640
"""From this height on there is room for a tall waveform."""
TRANSCRIPT, COMPARE, HISTORY = "transcript", "compare", "history"


class TakePane(Card):
    """Shows one take.

    Signals:
        seek_requested: Seconds from the start.
        loop_requested: A `Span` to repeat.
        word_clicked: Index of the word to hear.
        recognize_requested: The candidate wants the words of this recording.
        view_chosen: Which of the views is shown now: transcript, compare or history.
    """

    seek_requested = Signal(float)
    loop_requested = Signal(object)
    word_clicked = Signal(int)
    recognize_requested = Signal()
    view_chosen = Signal(str)

    def __init__(self, now: Callable[[], datetime]) -> None:
        self._now = now
        self._view: TakeView | None = None
        self._prompt = text("", "head")
        self._when, self._which = line(), line()
        self.head = row(self._when, self._which, gap=2)
        self.banner, self.notice = Banner(), Notice("check")
        self.mentors = MentorCard(now)
        self.deck, self.transcript, self.beside = SoundDeck(), TranscriptPane(), BesideColumn()
        lower = holder(shared_out(row(self.transcript, self.beside, gap=3), 1, 0))
        parts = (self.deck, lower, self.mentors.details)
        self._transcript_view = holder(shared_out(column(*parts), 0, 1, 1))
        self._stack = QStackedWidget()
        self._stack.addWidget(self._transcript_view)
        self._views = {TRANSCRIPT: self._transcript_view}
        self._heads = self._made_heads()
        self._tools = QWidget()
        told = (self.banner, self.notice, self.mentors)
        content = column(self._prompt, self._tools, *told, self._stack, margins=(3, 4, 3, 2))
        super().__init__(shared_out(content, 0, 0, 0, 0, 0, 1), "pane")
        self.more = TakeActions(self)
        self._tools.setLayout(self._made_tools())
        self.mentors.opened.connect(lambda is_open: lower.setVisible(not is_open))
        self.deck.seek_requested.connect(self.seek_requested)
        self.deck.loop_requested.connect(self.loop_requested)
        self.transcript.word_clicked.connect(self.word_clicked)
        self.transcript.recognize_requested.connect(self.recognize_requested)
        self._is_held = False
        self.transcript.held.connect(self._on_held)

    def set_view(self, view: TakeView, goes_on: bool = False) -> None:
        """Show a take from its beginning, nothing playing; `goes_on` leaves its sound as it is."""
        if self._view is None or self._view.take.id != view.take.id:
            self.notice.tell(self._not_kept(view.take))
        self._view = view
        shown, take = view.entry, view.take
        self._prompt.setText(shown.prompt_text)
        self._when.setText(wording.moment(shown.started_at, self._now()))
        self._which.setText(wording.which_take(shown))
        self.mentors.set_ratings(view.annotations.mentors)
        self.set_error(view.error)
        self.transcript.set_take(take, view.pauses, view.is_being_read)
        self.beside.set_view(view)
        if not goes_on:
            self.deck.set_view(view)
            self.set_position(0.0)

    def set_drawn(self, view: TakeView) -> None:
        """The take that is shown, now with the picture of its sound."""
        self._view = view
        if view.picture is not None:
            self.deck.set_picture(view.picture)
        if view.error is not None:
            self.set_error(view.error)

    def _not_kept(self, take: Take) -> str:
        is_gone = take.audio_file is None and take.state is not TakeState.TYPED
        return self.tr("The recording is not kept any more; its words are.") if is_gone else ""

    def set_error(self, error: UserError | None, *actions: str) -> None:
        self.banner.set_error(error, *actions)

    def set_position(self, at_s: float) -> None:
        """Where the sound is: mark, time and lit word."""
        self.deck.set_position(at_s)
        words = self._view.words if self._view and self._view.picture else ()
        self.transcript.set_lit(word_at(words, at_s) if at_s > 0 else -1)

    def show_moment(self, at_s: float) -> None:
        """Light the word said then, whether or not it can be heard, and bring it into sight."""
        words = self._view.words if self._view else ()
        self.transcript.bring_into_sight(word_at(words, at_s))

    def set_loop(self, loop: Span | None) -> None:
        self.deck.set_loop(loop, has_words=bool(self._view and self._view.words))
        self.transcript.set_loop(loop)

    def focus_sound(self) -> None:
        """Put the keys where they move in the sound, or in the words without one."""
        self.choose_view(TRANSCRIPT)
        wanted: QWidget = self.deck.wave if not self.deck.isHidden() else self.transcript
        wanted.setFocus(Qt.FocusReason.OtherFocusReason)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._share_room()

    def _on_held(self, is_held: bool) -> None:
        self._is_held = is_held
        self._share_room()

    def _share_room(self) -> None:
        """On a small window what is written or read in the place of the words gets most of it."""
        is_compact = self.height() < TALL_PX
        self.deck.set_compact(is_compact, is_drawn=not (is_compact and self._is_held))
        self.beside.setVisible(not (is_compact and self._is_held))

    # Its views

    @property
    def view_name(self) -> str:
        return self._heads.value()

    def set_view_page(self, name: str, page: QWidget) -> None:
        """What is shown as "compare" or "history"; its segment appears."""
        self._views[name] = page
        self._stack.addWidget(page)
        self._heads.button(name).show()
        self._heads.show()

    def choose_view(self, name: str) -> None:
        """Show a view, where there is one of this name."""
        if name in self._views and name != self._shown_name():
            self._heads.set_value(name)
            self._stack.setCurrentWidget(self._views[name])
            self.view_chosen.emit(name)

    def _shown_name(self) -> str:
        return next(n for n, page in self._views.items() if page is self._stack.currentWidget())

    def _made_heads(self) -> Segments:
        names = [
            (TRANSCRIPT, self.tr("Transcript  (T)")),
            (COMPARE, self.tr("Compare  (C)")),
            (HISTORY, self.tr("History  (H)")),
        ]
        made = Segments(names)
        for name, key in ((TRANSCRIPT, "T"), (COMPARE, "C"), (HISTORY, "H")):
            made.button(name).setVisible(name in self._views)
            on_key(made, key, partial(self.choose_view, name))
        made.chosen.connect(self.choose_view)
        made.hide()
        return made

    def _made_tools(self) -> QLayout:
        """When and how it was said, and what can be done with it; two lines where it is long."""
        told = holder(self.head)
        told.setMinimumHeight(self.more.sizeHint().height())
        made = FlowLayout()
        made.addWidget(told)
        made.addWidget(holder(row(self._heads, self.more)))
        return made
