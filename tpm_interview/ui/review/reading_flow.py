"""The words of a transcript to be heard, chosen and marked, by mouse and by keyboard."""

from collections.abc import Sequence
from html import escape

from PySide6.QtCore import QEvent, QPointF, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QGuiApplication,
    QHelpEvent,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
)
from PySide6.QtWidgets import QApplication, QToolTip

from tpm_interview.domain.transcript import Span, Word
from tpm_interview.ui.review.marked_flow import MarkedFlow
from tpm_interview.ui.review.word_choice import WordChoice
from tpm_interview.ui.widgets.word_layout import Piece, PieceKind

BEFORE_S = 0.5
"""What has no word is heard from so long before."""
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_STEPS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
_ROWS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
_ENDS = {Qt.Key.Key_Home, Qt.Key.Key_End}
_MOVES = {*_STEPS, *_ROWS, *_ENDS}


class ReadingFlow(MarkedFlow):
    """A transcript that says what the candidate asks of its words.

    Signals:
        word_clicked: Index of the word to hear.
        moment_clicked: Seconds, to hear what has no word: a pause, a mark, a filler.
        filler_removed: The `Filler` whose cross was clicked.
        choice_made: The `Span` of the words chosen; None when they are chosen no longer.
        choosing: Words are being chosen with the mouse.
        cursor_moved: The cursor is to be kept in sight.
    """

    word_clicked = Signal(int)
    moment_clicked = Signal(float)
    filler_removed = Signal(object)
    choice_made = Signal(object)
    choosing = Signal()
    cursor_moved = Signal()

    def __init__(self) -> None:
        super().__init__("lead")
        self._pressed: QPointF | None = None
        self._is_dragging = False
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def set_spoken(self, words: Sequence[Word], pauses: Sequence[Span]) -> None:
        self._pressed, self._is_dragging = None, False
        super().set_spoken(words, pauses)

    @property
    def chosen_text(self) -> str:
        """The chosen words as they are written, without any sign."""
        choice = self.choice
        words = self._words[choice.first : choice.last + 1] if choice else ()
        return " ".join(word.text for word in words)

    def chosen_span(self) -> Span | None:
        choice = self.choice
        if choice is None:
            return None
        return Span(self._words[choice.first].start_s, self._words[choice.last].end_s)

    def end_choice(self) -> None:
        if self.choice is not None:
            self.set_choice(None)
            self.choice_made.emit(None)

    # The mouse

    def mousePressEvent(self, event: QMouseEvent) -> None:
        place = self._layout(self.width()).at(event.position())
        if event.button() is not Qt.MouseButton.LeftButton or not self._words:
            super().mousePressEvent(event)
        elif event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            anchor = self._anchor()
            self._extend(anchor, self._word_near(event.position()))
            self.choice_made.emit(self.chosen_span())
        else:
            self._pressed = event.position()
            if place >= 0:
                self.set_cursor(place)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._pressed is None:
            self._hover(event.position())
            return
        moved = (event.position() - self._pressed).manhattanLength()
        if not self._is_dragging and moved < QApplication.startDragDistance():
            return
        if not self._is_dragging:
            self._is_dragging = True
            self.choosing.emit()
        self._extend(self._word_near(self._pressed), self._word_near(event.position()))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        pressed, self._pressed = self._pressed, None
        was_dragging, self._is_dragging = self._is_dragging, False
        if was_dragging:
            self.choice_made.emit(self.chosen_span())
        elif pressed is not None:
            self._click(pressed)

    def leaveEvent(self, event: QEvent) -> None:
        self.set_hovered(None)
        super().leaveEvent(event)

    def event(self, event: QEvent) -> bool:
        if event.type() is QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            told = self.told_at(QPointF(event.pos()))
            QToolTip.showText(event.globalPos(), _plain(told) if told else "", self)
            return True
        if self._moves_by(event):
            event.accept()  # else the sound takes the arrows
            return True
        return super().event(event)

    def _moves_by(self, event: QEvent) -> bool:
        """Whether a key that may be a shortcut moves the cursor here."""
        if event.type() is not QEvent.Type.ShortcutOverride or not isinstance(event, QKeyEvent):
            return False
        return bool(self._words) and Qt.Key(event.key()) in _MOVES

    def _click(self, at: QPointF) -> None:
        removed = self.filler_of_cross(at)
        place = self._layout(self.width()).at(at)
        if removed is not None:
            self.filler_removed.emit(removed)
        elif place >= 0:
            if self.choice and self._pieces[place].word not in self.choice:
                self.end_choice()
            self._hear(self._pieces[place])
        else:
            self.end_choice()

    def _hover(self, at: QPointF) -> None:
        place = self._layout(self.width()).at(at)
        here = self.filler_of_cross(at)
        self.set_hovered(here or (self.filler_at(place) if place >= 0 else None))

    def _word_near(self, at: QPointF) -> int:
        place = self._layout(self.width()).nearest(at)
        return min(self._pieces[place].word, len(self._words) - 1)

    def _hear(self, piece: Piece) -> None:
        if piece.kind is PieceKind.WORD:
            self.word_clicked.emit(piece.word)
        else:
            self.moment_clicked.emit(max(0.0, piece.at_s - BEFORE_S))

    # The keyboard

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, layout = Qt.Key(event.key()), self._layout(self.width())
        if not self._words or not self._by_key(event, key):
            super().keyPressEvent(event)
        else:
            self._repaint(layout.box(self._at))

    def focusInEvent(self, event: QFocusEvent) -> None:
        if 0 <= self._lit < len(self._places):
            self.set_cursor(self._places[self._lit])
        self._show_focus()
        super().focusInEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self._show_focus()
        super().focusOutEvent(event)

    def _by_key(self, event: QKeyEvent, key: Qt.Key) -> bool:
        if event.matches(QKeySequence.StandardKey.Copy) and self.choice:
            QGuiApplication.clipboard().setText(self.chosen_text)
        elif event.matches(QKeySequence.StandardKey.SelectAll):
            self._extend(0, len(self._words) - 1)
            self.choice_made.emit(self.chosen_span())
        elif key is Qt.Key.Key_Escape and self.choice:
            self.end_choice()
        elif key in _ENTER:
            self._hear(self._pieces[self._at])
        else:
            return self._moved_by(event, key)
        return True

    def _moved_by(self, event: QKeyEvent, key: Qt.Key) -> bool:
        modifiers = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        is_choosing = modifiers == Qt.KeyboardModifier.ShiftModifier
        if modifiers and not is_choosing:
            return False
        target = self._target(key)
        if target is None:
            return False
        if is_choosing:
            self._choose_to(target, _STEPS.get(key, 0))
        else:
            self.set_cursor(target)
        self.cursor_moved.emit()
        return True

    def _target(self, key: Qt.Key) -> int | None:
        """The place to which a key moves the cursor; None for any other key."""
        last = len(self._pieces) - 1
        if key in _STEPS:
            return max(0, min(last, self._at + _STEPS[key]))
        if key in _ROWS:
            layout = self._layout(self.width())
            box = layout.box(self._at)
            return layout.nearest(box.center() + QPointF(0, _ROWS[key] * box.height()))
        return (0 if key is Qt.Key.Key_Home else last) if key in _ENDS else None

    def _choose_to(self, target: int, step: int) -> None:
        anchor = self._anchor()
        word = min(self._pieces[target].word, len(self._words) - 1)
        if step:  # word by word, whatever stands between
            here = self.choice.moved if self.choice else anchor
            word = max(0, min(len(self._words) - 1, here + step))
        self._extend(anchor, word)
        self.choice_made.emit(self.chosen_span())

    def _anchor(self) -> int:
        if self.choice is not None:
            return self.choice.anchor
        return min(self._pieces[self._at].word, len(self._words) - 1)

    def _extend(self, anchor: int, moved: int) -> None:
        self.set_choice(WordChoice(anchor, moved))
        self.set_cursor(self._places[moved])
        self.cursor_moved.emit()


def _plain(text: str) -> str:
    """A tool tip takes what looks like HTML for HTML, so that it gets HTML which looks plain."""
    return f"<p style='white-space:pre-wrap'>{escape(text)}</p>"
