"""What was said in a take, or why there are no words."""

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QBoxLayout, QStackedWidget, QWidget

from tpm_interview.domain.errors import MicrophoneSilent
from tpm_interview.domain.session import Take, TakeState
from tpm_interview.domain.transcript import Span
from tpm_interview.ui.reading import readable
from tpm_interview.ui.theme import Role
from tpm_interview.ui.widgets import Button, WordFlow, column, row, scrolled, text, up_to

AROUND_PX = 48
READABLE_PX = 760


class TranscriptPane(QStackedWidget):
    """Words that follow the sound, or a sentence and what can be done.

    Signals:
        word_clicked: Index of the word to hear.
        recognize_requested: The candidate wants the words of this recording.
    """

    word_clicked = Signal(int)
    recognize_requested = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._spoken = WordFlow("lead", is_clickable=True)
        self._typed = WordFlow("lead")
        self._spoken.word_clicked.connect(self.word_clicked)
        self._scrolled = scrolled(_narrow(self._spoken))
        self._told = _Told()
        self._told.button.clicked.connect(self.recognize_requested)
        self._typed_page = readable(scrolled(_narrow(self._typed)))
        for page in (self._scrolled, self._typed_page, self._told):
            self.addWidget(page)

    def set_take(self, take: Take, pauses: tuple[Span, ...], is_being_read: bool) -> None:
        """Show what there is; `is_being_read` says that the recognizer is at it."""
        if take.state is TakeState.TYPED:
            self._typed.set_text(take.text)
            self.setCurrentWidget(self._typed_page)
        elif take.transcript is not None and take.transcript.words:
            self._spoken.set_words(take.transcript.words, pauses)
            self._scrolled.verticalScrollBar().setValue(0)
            self.setCurrentWidget(self._scrolled)
        else:
            self._tell_why(take, is_being_read)
            self.setCurrentWidget(self._told)

    def set_lit(self, index: int) -> None:
        """Light the word being heard and keep it in sight; -1 lights none."""
        self._spoken.set_lit(index)
        if index >= 0:
            self._scroll_to_lit()

    def bring_into_sight(self, index: int) -> None:
        """Light a word of a transcript that was just set: its words have no places yet."""
        if self.currentWidget() is self._scrolled:
            self._spoken.set_lit(index)
            QTimer.singleShot(0, self, self._scroll_to_lit)

    def _scroll_to_lit(self) -> None:
        if self._spoken.lit >= 0:
            middle = self._spoken.word_box(self._spoken.lit).center().toPoint() + self._spoken.pos()
            self._scrolled.ensureVisible(middle.x(), middle.y(), 0, AROUND_PX)

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
