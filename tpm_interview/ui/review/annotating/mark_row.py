"""One mark: its moment, which is heard by a click, and what was written there."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from tpm_interview.domain.annotations import Mark
from tpm_interview.services.annotating import MARK_CHARACTERS, fit_mark
from tpm_interview.ui.review.annotating.limited_text import LimitedText
from tpm_interview.ui.theme import SPACE
from tpm_interview.ui.widgets import Button, column, row, shared_out
from tpm_interview.ui.words import clock

_DELETE = (Qt.Key.Key_Delete, Qt.Key.Key_Backspace)


class MomentButton(Button):
    """Hears a mark; Delete removes it, whatever that key does elsewhere.

    Signals:
        delete_pressed: The mark is not wanted any more.
    """

    delete_pressed = Signal()

    def event(self, event: QEvent) -> bool:
        if event.type() is not QEvent.Type.ShortcutOverride or not isinstance(event, QKeyEvent):
            return super().event(event)
        event.setAccepted(event.key() in _DELETE)
        return event.isAccepted()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _DELETE:
            self.delete_pressed.emit()
        else:
            super().keyPressEvent(event)


class MarkRow(QWidget):
    """
    Signals:
        hear_requested: Seconds from the start.
        written: The mark as it was, and its new text.
        remove_requested: The mark.
        full: Not all of a text fits.
        ended: The candidate wants the keys back where the sound is.
    """

    hear_requested = Signal(float)
    written = Signal(object, str)
    remove_requested = Signal(object)
    full = Signal()
    ended = Signal()

    def __init__(self, mark: Mark) -> None:
        super().__init__()
        self._mark, at = mark, clock(mark.at_s)
        self.moment = MomentButton(at, "bare")
        self.moment.setAccessibleName(self.tr("Hear the mark at {0}").format(at))
        self.moment.setToolTip(self.tr("Hear it; Delete removes the mark"))
        self.field = LimitedText(
            self.tr("Mark at {0}").format(at), self.tr("What is here?"), MARK_CHARACTERS
        )
        self.field.set_text(mark.text)
        self._is_handed_over = False
        remove = Button("", "bare", "x")
        remove.setAccessibleName(self.tr("Remove the mark at {0}").format(at))
        remove.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # by keys it is Delete on the moment
        remove.setFixedWidth(30)
        parts = row(column(self.moment, None), self.field, column(remove, None), gap=0)
        parts.setSpacing(SPACE // 4)
        self.setLayout(shared_out(parts, 0, 1, 0))
        self.moment.clicked.connect(lambda: self.hear_requested.emit(self._mark.at_s))
        self.moment.delete_pressed.connect(lambda: self.remove_requested.emit(self._mark))
        remove.clicked.connect(lambda: self.remove_requested.emit(self._mark))
        self.field.left.connect(self.finish)
        self.field.entered.connect(self.ended)
        self.field.ended.connect(self.ended)
        self.field.full.connect(self.full)

    @property
    def mark(self) -> Mark:
        return self._mark

    def set_mark(self, mark: Mark) -> None:
        """Show the mark as it is stored; what is being written, or could not be kept, stays."""
        if self._is_handed_over:
            return  # read before it is stored, or after: `settle` asks anew
        is_changed = self._is_changed()
        self._mark = mark
        if not is_changed:
            self.field.set_text(mark.text)

    def settle(self) -> None:
        """What was handed over is stored."""
        self._is_handed_over = False

    def resume(self, stored: Mark) -> None:
        """What was handed over could not be kept: it stays here, to be handed over again."""
        self._is_handed_over = False
        self._mark = stored

    def finish(self) -> None:
        """Hand over what was written."""
        if self._is_changed():
            before, typed = self._mark, fit_mark(self.field.text())
            self._mark = Mark(before.at_s, typed, before.id)
            self._is_handed_over = True
            self.written.emit(before, typed)

    def _is_changed(self) -> bool:
        return fit_mark(self.field.text()) != self._mark.text
