"""One take of a comparison: which it is, its sound, and its words, facts or what only it says."""

from collections.abc import Sequence
from datetime import datetime

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QScrollBar, QStackedWidget, QWidget

from tpm_interview.domain.comparison import ComparedTake, FactRow, PastTake
from tpm_interview.services.listening import SoundPicture
from tpm_interview.ui.review.comparing import words
from tpm_interview.ui.review.comparing.column_facts import ColumnFacts
from tpm_interview.ui.review.comparing.difference_flow import DifferenceFlow
from tpm_interview.ui.review.comparing.only_here import OnlyHereList
from tpm_interview.ui.review.comparing.sound_strip import SoundStrip
from tpm_interview.ui.review.phrases import word_at
from tpm_interview.ui.theme import Role
from tpm_interview.ui.widgets import (
    Button,
    Choice,
    Dots,
    column,
    holder,
    line,
    row,
    scrolled,
    shared_out,
    text,
    up_to,
)
from tpm_interview.ui.words import clock

LEAST_PX = 264
READABLE_PX = 760
WORDS, FACTS, ONLY_HERE = "words", "facts", "only here"


class TakeColumn(QWidget):
    """Shows one take; what plays it is the controller's.

    Signals:
        take_chosen: The id of another take to show here.
        toggle_requested: Play, or pause.
        seek_requested: Seconds from the start.
        word_clicked: Index of the word to hear.
    """

    take_chosen = Signal(object)
    toggle_requested = Signal()
    seek_requested = Signal(float)
    word_clicked = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self._shown: ComparedTake | None = None
        self._length = ""
        self._choice = Choice(self.tr("Take"), "plain")
        self._about, self._rating = line(), Dots()
        self._strip, self.play = SoundStrip(), Button("", "plain", "play")
        self._at = line("", "body", Role.WindowText)
        self._sound = holder(column(self._strip, row(self.play, self._at, None)))
        self._silent = text("", "body", Role.PlaceholderText)
        self._flow = DifferenceFlow("body")
        self._flow.setMaximumWidth(READABLE_PX)
        self._scrolled = scrolled(column(up_to(self._flow), None, margins=(0, 0, 1, 1)))
        self._wordless = text("", "body", Role.PlaceholderText)
        self._facts, self._only_here = ColumnFacts(), OnlyHereList()
        self._pages = {
            WORDS: holder(column(self._wordless, self._scrolled)),
            FACTS: self._facts,
            ONLY_HERE: self._only_here,
        }
        self._stack = QStackedWidget()
        for page in self._pages.values():
            self._stack.addWidget(page)
        head = column(row(self._choice, None), row(self._about, self._rating, None, gap=2))
        self.setLayout(shared_out(column(head, self._sound, self._silent, self._stack), 0, 0, 0, 1))
        self.setMinimumWidth(LEAST_PX)
        self._choice.chosen.connect(self.take_chosen)
        self.play.clicked.connect(self.toggle_requested)
        self._strip.seek_requested.connect(self.seek_requested)
        self._flow.word_clicked.connect(self.word_clicked)
        self._only_here.word_clicked.connect(self.word_clicked)
        self.set_playing(False)

    def set_take(
        self,
        shown: ComparedTake,
        picture: SoundPicture | None,
        choices: Sequence[PastTake],
        now: datetime,
    ) -> None:
        """`choices` are takes that may stand here instead."""
        self._shown = shown
        told = [(each.take_id, words.take_told(each, now)) for each in choices]
        self._choice.set_choices(told, shown.past.take_id)
        self._about.setText(words.take_about(shown.past))
        self._rating.set_rating(shown.past.rating)
        self._set_sound(picture)
        self._flow.set_said(shown.words, shown.pauses if picture else ())
        self._scrolled.setVisible(bool(shown.words))
        self._wordless.setText(self.tr("There are no words of this take."))
        self._wordless.setVisible(not shown.words)
        self._only_here.set_found(shown.phrases, shown.numbers)

    def set_facts(self, rows: Sequence[FactRow], index: int) -> None:
        self._facts.set_facts(rows, index)

    @property
    def facts_bar(self) -> QScrollBar:
        return self._facts.bar

    def set_page(self, name: str) -> None:
        self._stack.setCurrentWidget(self._pages[name])

    def show_differences(self, is_on: bool) -> None:
        self._flow.set_kinds(self._shown.kinds if self._shown and is_on else ())

    def set_playing(self, is_playing: bool) -> None:
        self.play.setText(self.tr("Pause  (Space)") if is_playing else self.tr("Play  (Space)"))
        self.play.set_icon("pause" if is_playing else "play")

    def set_position(self, at_s: float) -> None:
        self._strip.set_position(at_s)
        self._at.setText(self.tr("{0} of {1}").format(clock(at_s), self._length))
        is_heard = self._shown is not None and self._shown.past.has_audio and at_s > 0
        said = self._shown.words if self._shown else ()
        lit = word_at(said, at_s) if is_heard else -1
        self._flow.set_lit(lit)
        if lit >= 0:
            middle = self._flow.word_box(lit).center().toPoint() + self._flow.pos()
            self._scrolled.ensureVisible(middle.x(), middle.y(), 0, 48)

    def _set_sound(self, picture: SoundPicture | None) -> None:
        self._sound.setVisible(picture is not None)
        self._silent.setVisible(picture is None)
        is_missing = self._shown is not None and self._shown.past.has_audio
        missing, typed = self.tr("Its recording is missing."), self.tr("It has no recording.")
        self._silent.setText(missing if is_missing else typed)
        self._length = clock(picture.duration_s if picture else 0.0)
        if picture is not None:
            self._strip.set_sound(picture.peaks, picture.duration_s)
        self.set_position(0.0)
