"""One take: its question, its sound, its words, its numbers."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLayout, QWidget

from tpm_interview.domain.errors import UserError
from tpm_interview.domain.mentor import MentorRating
from tpm_interview.domain.session import Take
from tpm_interview.domain.transcript import Span, Word
from tpm_interview.services.facts import Delivery
from tpm_interview.services.listening import SoundPicture
from tpm_interview.ui.review import wording
from tpm_interview.ui.review.entries import TakeEntry
from tpm_interview.ui.review.facts_column import FactsColumn
from tpm_interview.ui.review.mentor_card import MentorCard
from tpm_interview.ui.review.phrases import word_at
from tpm_interview.ui.review.player_bar import PlayerBar
from tpm_interview.ui.review.transcript_pane import TranscriptPane
from tpm_interview.ui.widgets import (
    Banner,
    Button,
    Card,
    Dots,
    FlowLayout,
    Notice,
    Waveform,
    column,
    holder,
    line,
    row,
    shared_out,
    text,
)


@dataclass(frozen=True, slots=True)
class TakeView:
    """Everything the pane shows of one take; `error` says why its sound cannot be heard."""

    entry: TakeEntry
    take: Take
    picture: SoundPicture | None = None
    pauses: tuple[Span, ...] = ()
    delivery: Delivery | None = None
    mentors: tuple[MentorRating, ...] = ()
    is_being_read: bool = False
    error: UserError | None = None

    @property
    def words(self) -> tuple[Word, ...]:
        return self.take.transcript.words if self.take.transcript else ()


class TakePane(Card):
    """Shows one take.

    Signals:
        seek_requested: Seconds from the start.
        loop_requested: A `Span` to repeat.
        word_clicked: Index of the word to hear.
        recognize_requested: The candidate wants the words of this recording.
        export_requested: The candidate wants to take this take along.
        notes_requested: The candidate wants to take in what a mentor sent back.
    """

    seek_requested = Signal(float)
    loop_requested = Signal(object)
    word_clicked = Signal(int)
    recognize_requested = Signal()
    export_requested = Signal()
    notes_requested = Signal()

    def __init__(self, now: Callable[[], datetime]) -> None:
        self._now = now
        self._view: TakeView | None = None
        self._prompt = text("", "head")
        self._when, self._which, self._rating = line(), line(), Dots()
        self.banner, self.notice = Banner(), Notice("check")
        self.mentors = MentorCard(now)
        self._export = Button(self.tr("Export...  (X)"), "bare", key="X")
        self._notes = Button(self.tr("Mentor's notes...  (M)"), "bare", key="M")
        self._wave = Waveform()
        self.player = PlayerBar()
        self._sound = holder(column(self._wave, self.player))
        self._transcript = TranscriptPane()
        self._facts = FactsColumn()
        lower = holder(shared_out(row(self._transcript, self._facts, gap=3), 1, 0))
        told = (self.banner, self.notice, self.mentors)
        parts = (self._prompt, self._head(), *told, self._sound, lower, self.mentors.details)
        content = column(*parts, margins=(3, 4, 3, 2))
        super().__init__(shared_out(content, 0, 0, 0, 0, 0, 0, 1, 1), "pane")
        self._export.clicked.connect(self.export_requested)
        self._notes.clicked.connect(self.notes_requested)
        self.mentors.opened.connect(lambda is_open: lower.setVisible(not is_open))
        self._wave.seek_requested.connect(self.seek_requested)
        self._wave.loop_requested.connect(self.loop_requested)
        self._transcript.word_clicked.connect(self.word_clicked)
        self._transcript.recognize_requested.connect(self.recognize_requested)

    def set_view(self, view: TakeView) -> None:
        """Show a take from its beginning, nothing playing."""
        if self._view is not None and self._view.take.id != view.take.id:
            self.notice.tell("")
        self._view = view
        shown, take = view.entry, view.take
        self._prompt.setText(shown.prompt_text)
        self._when.setText(wording.moment(shown.started_at, self._now()))
        self._which.setText(wording.which_take(shown))
        self._rating.set_rating(take.rating or 0)
        self.mentors.set_ratings(view.mentors)
        self.set_error(view.error)
        self._sound.setVisible(view.picture is not None)
        if view.picture is not None:
            self._wave.set_sound(view.picture.peaks, view.picture.duration_s, view.pauses)
            self.player.set_duration(view.picture.duration_s)
        self._transcript.set_take(take, view.pauses, view.is_being_read)
        self._facts.set_facts(take.duration_s, shown.plan.answer_s, view.delivery)
        self.player.set_playing(False)
        self.player.set_can_loop(bool(view.words))
        self.player.set_loop(None)
        self.set_position(0.0)

    def set_error(self, error: UserError | None, *actions: str) -> None:
        self.banner.set_error(error, *actions)

    def set_position(self, at_s: float) -> None:
        """Where the sound is: mark, time and lit word."""
        self._wave.set_position(at_s)
        self.player.set_position(at_s)
        words = self._view.words if self._view and self._view.picture else ()
        self._transcript.set_lit(word_at(words, at_s) if at_s > 0 else -1)

    def show_moment(self, at_s: float) -> None:
        """Light the word said then, whether or not it can be heard, and bring it into sight."""
        words = self._view.words if self._view else ()
        self._transcript.bring_into_sight(word_at(words, at_s))

    def set_loop(self, loop: Span | None) -> None:
        self._wave.set_loop(loop)
        has_words = bool(self._view and self._view.words)
        self.player.set_can_loop(has_words or loop is not None)
        self.player.set_loop(loop)

    def focus_sound(self) -> None:
        """Put the keys where they move in the sound, or in the words without one."""
        wanted: QWidget = self._wave if self._sound.isVisible() else self._transcript
        wanted.setFocus(Qt.FocusReason.OtherFocusReason)

    def _head(self) -> QLayout:
        """When and how it was said, and what can be done with it; two lines where it is long."""
        told = holder(row(self._when, self._which, self._rating, gap=2))
        told.setMinimumHeight(self._export.sizeHint().height())
        made = FlowLayout()
        made.addWidget(told)
        made.addWidget(holder(row(self._export, self._notes)))
        return made
