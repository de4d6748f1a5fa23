"""The note on a take, written where it is read and kept by itself."""

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QWidget

from tpm_interview.services.annotating import NOTE_CHARACTERS, fit_note
from tpm_interview.ui.review.annotating.limited_text import LimitedText
from tpm_interview.ui.theme import Role
from tpm_interview.ui.widgets import column, section, text

KEPT_AFTER_MS = 1000


class NotesCard(QWidget):
    """One sitting lasts from the first letter until the field is left, and is one change.

    Signals:
        paused: Take and text, a second after the last letter.
        written: Take, text, and the note before this sitting.
        ended: The candidate wants the keys back where the sound is.
    """

    paused = Signal(int, str)
    written = Signal(int, str, str)
    ended = Signal()

    def __init__(self) -> None:
        super().__init__()
        hint = self.tr("What to do differently next time")
        self.field = LimitedText(self.tr("Notes"), hint, NOTE_CHARACTERS, lines=3, breaks=True)
        self._full = text("", "small", Role.PlaceholderText)
        self._full.hide()
        self._take_id = 0
        self._stored = ""
        self._is_open = False  # a sitting
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(KEPT_AFTER_MS)
        self._timer.timeout.connect(lambda: self.paused.emit(self._take_id, self.field.text()))
        self.field.textChanged.connect(self._begin)
        self.field.left.connect(self.finish)
        self.field.ended.connect(self.ended)
        self.field.full.connect(self._tell_full)
        self.setLayout(column(section(self.tr("Notes"), None), self.field, self._full))

    @property
    def take_id(self) -> int:
        return self._take_id

    def set_note(self, take_id: int, note: str) -> None:
        """Show a take's note; what is being written about the same take stays."""
        if take_id != self._take_id:
            self.finish()
        if not self._is_open:
            self._show(take_id, note, note)

    def resume(self, take_id: int, typed: str, before: str) -> None:
        """A sitting that could not be kept goes on."""
        if not self._is_open:
            self._show(take_id, typed, before)
            self._is_open = True

    def finish(self) -> None:
        """Hand over what was written; called when the window closes, too."""
        if self._is_open:
            self._timer.stop()
            self._is_open = False
            before, typed = self._stored, self.field.text()
            self._stored = fit_note(typed)
            self._full.hide()
            self.written.emit(self._take_id, typed, before)

    def _show(self, take_id: int, shown: str, stored: str) -> None:
        self._take_id, self._stored = take_id, stored
        was_blocked = self.field.blockSignals(True)
        self.field.set_text(shown)
        self.field.blockSignals(was_blocked)
        self._full.hide()

    def _begin(self) -> None:
        self._is_open = True
        self._timer.start()

    def _tell_full(self) -> None:
        told = self.tr("A note holds {0} characters. What did not fit is where it was copied from.")
        self._full.setText(told.format(f"{NOTE_CHARACTERS:,}"))
        self._full.show()
