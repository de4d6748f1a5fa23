"""What was said in a take, or why there are no words."""

from collections.abc import Sequence

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QBoxLayout, QStackedWidget, QWidget

from tpm_interview.domain.annotations import Mark
from tpm_interview.domain.errors import MicrophoneSilent
from tpm_interview.domain.fillers import Filler
from tpm_interview.domain.session import Take, TakeState
from tpm_interview.domain.transcript import Span, Word
from tpm_interview.ui.reading import readable
from tpm_interview.ui.review.following import Following
from tpm_interview.ui.review.reading_flow import ReadingFlow
from tpm_interview.ui.theme import Role
from tpm_interview.ui.widgets import Button, WordFlow, column, row, scrolled, text, up_to

READABLE_PX = 760


class TranscriptPane(QStackedWidget):
    """Words that follow the sound, or a sentence and what can be done.

    Signals:
        held: Whether another page stands in the place of the words.
        word_clicked: Index of the word to hear.
        moment_clicked: Seconds, to hear what has no word.
        loop_requested: The `Span` of the words chosen; None when they are chosen no longer.
        filler_removed: The `Filler` that is none.
        recognize_requested: The candidate wants the words of this recording.
    """

    held = Signal(bool)
    word_clicked = Signal(int)
    moment_clicked = Signal(float)
    loop_requested = Signal(object)
    filler_removed = Signal(object)
    recognize_requested = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._spoken = ReadingFlow()
        self._typed = WordFlow("lead")
        self._shown: tuple[int, tuple[Word, ...], tuple[Span, ...]] | None = None
        self._scrolled = scrolled(_narrow(self._spoken))
        self.following = Following(self._scrolled, self._spoken)
        self._spoken.word_clicked.connect(self.word_clicked)
        self._spoken.moment_clicked.connect(self.moment_clicked)
        self._spoken.choice_made.connect(self.loop_requested)
        self._spoken.filler_removed.connect(self.filler_removed)
        self._told = _Told()
        self._told.button.clicked.connect(self.recognize_requested)
        self._typed_page = readable(scrolled(_narrow(self._typed)))
        for page in (self._scrolled, self._typed_page, self._told):
            self.addWidget(page)
        self._fitting: QWidget = self._told
        self._held: QWidget | None = None

    def set_take(self, take: Take, pauses: tuple[Span, ...], is_being_read: bool) -> None:
        """Show what there is; `is_being_read` says that the recognizer is at it."""
        if take.state is TakeState.TYPED:
            self._typed.set_text(take.text)
            self._fit(self._typed_page)
        elif take.transcript is not None and take.transcript.words:
            self._set_spoken(take.id, take.transcript.words, pauses)
            self._fit(self._scrolled)
        else:
            self._tell_why(take, is_being_read)
            self._fit(self._told)

    def add_page(self, page: QWidget) -> None:
        """Something that may stand in the place of the words."""
        self.addWidget(page)

    def show_page(self, page: QWidget) -> None:
        """Show a page that was added, until `show_words`, whatever take comes meanwhile."""
        self._held = page
        self.setCurrentWidget(page)
        self.held.emit(True)

    def show_words(self) -> None:
        """Back to the words, or to why there are none."""
        self._held = None
        self.setCurrentWidget(self._fitting)
        self.held.emit(False)

    def set_beside(self, fillers: Sequence[Filler], marks: Sequence[Mark]) -> None:
        """What stands beside the words that are shown."""
        self._spoken.set_beside(fillers, marks)

    def set_loop(self, loop: Span | None) -> None:
        """Words stay chosen only while they are what is repeated."""
        if loop != self._spoken.chosen_span():
            self._spoken.set_choice(None)

    def under_cursor(self) -> Filler | float | None:
        """The filler at the cursor, or where the word there begins."""
        return self._spoken.under_cursor() if self.currentWidget() is self._scrolled else None

    def set_lit(self, index: int) -> None:
        """Light the word being heard and keep it in sight; -1 lights none."""
        if index != self._spoken.lit:
            self._spoken.set_lit(index)
            self.following.look()

    def bring_into_sight(self, index: int) -> None:
        """Light a word of a transcript that was just set: its words have no places yet."""
        if self.currentWidget() is self._scrolled:
            self._spoken.set_lit(index)
            QTimer.singleShot(0, self, self.following.look)

    def _fit(self, page: QWidget) -> None:
        self._fitting = page
        if self._held is None:
            self.setCurrentWidget(page)

    def _set_spoken(self, take_id: int, words: tuple[Word, ...], pauses: tuple[Span, ...]) -> None:
        """The same words of the same take keep their place, whatever else of it was read anew."""
        shown = (take_id, words, pauses)
        if shown != self._shown:
            self._shown = shown
            self._spoken.set_spoken(words, pauses)
            self._scrolled.verticalScrollBar().setValue(0)

    def _tell_why(self, take: Take, is_being_read: bool) -> None:
        if is_being_read:
            heading, told = self.tr("Being written down"), self.tr("The words appear here.")
            self._told.show_words(heading, told)
        elif take.state is TakeState.RECORDING:
            told = self.tr("Its words appear here once the answer is finished.")
            self._told.show_words(self.tr("Being recorded"), told)
        elif take.state is TakeState.SILENT:
            told = self.tr(MicrophoneSilent.remedy)
            button = self.tr("Recognize again")
            self._told.show_words(self.tr(MicrophoneSilent.message), told, button)
        else:
            told = self.tr("The recording is safe. The recognizer has not read it yet.")
            self._told.show_words(self.tr("Not written down yet"), told, self.tr("Recognize now"))


class _Told(QWidget):
    """A heading, a sentence, and one way on where there is one."""

    def __init__(self) -> None:
        super().__init__()
        self._heading = text("", "lead", bold=True)
        self._sentence = text("", "body", Role.PlaceholderText)
        self.button = Button("")
        self.setLayout(column(self._heading, self._sentence, 1, row(self.button, None), None))

    def show_words(self, heading: str, sentence: str, button: str = "") -> None:
        self._heading.setText(heading)
        self._sentence.setText(sentence)
        self.button.setText(button)
        self.button.setVisible(bool(button))


def _narrow(words: WordFlow) -> QBoxLayout:
    """Left in its column, never wider than reads well."""
    words.setMaximumWidth(READABLE_PX)
    return column(up_to(words), None, margins=(0, 0, 1, 2))
