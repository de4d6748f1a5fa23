"""The marks of a take, in the order of their moments."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QApplication, QWidget

from tpm_interview.domain.annotations import Mark
from tpm_interview.services.annotating import MARK_CHARACTERS
from tpm_interview.ui.review.annotating.mark_row import MarkRow
from tpm_interview.ui.theme import Role
from tpm_interview.ui.widgets import Button, column, holder, scroll_to, section, text


class MarksCard(QWidget):
    """
    Signals:
        mark_requested: Mark the moment that is heard.
        hear_requested: Seconds from the start.
        written: Take, the mark as it was, and its new text.
        remove_requested: Take and mark.
        ended: The candidate wants the keys back where the sound is.
    """

    mark_requested = Signal()
    hear_requested = Signal(float)
    written = Signal(int, object, str)
    remove_requested = Signal(int, object)
    ended = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._take_id = 0
        self._rows: dict[int, MarkRow] = {}
        self._fresh: dict[int, int] = {}  # just made: so many readings may not know them yet
        self._told = text("", "small", Role.PlaceholderText)
        self._list = column()
        self.add = Button(self.tr("Mark this moment  (N)"), "plain", "flag", "N")
        self.add.clicked.connect(self.mark_requested)
        parts = (section(self.tr("Marks"), None), self._told, holder(self._list), self.add)
        self.setLayout(column(*parts))

    def set_marks(self, take_id: int, marks: tuple[Mark, ...], has_sound: bool) -> None:
        """Without sound there is no moment to mark."""
        if take_id != self._take_id:
            self.finish()
            self._fresh.clear()
            self._keep(())
            self._take_id = take_id
        self._keep(marks)
        for position, mark in enumerate(marks):
            self._put(mark, position)
        self.add.setVisible(has_sound)
        if has_sound:
            self._tell("" if marks else self.tr("N marks the moment you hear."))
        else:
            self._tell(self.tr("Marks need a recording: they stand at a moment of it."))

    def write(self, take_id: int, mark: Mark) -> None:
        """A mark was made: let it be written on at once."""
        if take_id != self._take_id:
            return
        if mark.id not in self._rows:
            self._fresh[mark.id] = 1
            earlier = [each for each in self._rows.values() if each.mark.at_s <= mark.at_s]
            self._put(mark, len(earlier))
        self._tell("")
        self._rows[mark.id].field.setFocus()
        scroll_to(self._rows[mark.id])

    def settle(self, mark: Mark) -> None:
        """What was written is stored."""
        if mark.id in self._rows:
            self._rows[mark.id].settle()

    def resume(self, take_id: int, stored: Mark) -> None:
        """What was written could not be kept."""
        if take_id == self._take_id and stored.id in self._rows:
            self._rows[stored.id].resume(stored)

    def finish(self) -> None:
        """Hand over what is being written."""
        for each in self._rows.values():
            each.finish()

    def _keep(self, marks: tuple[Mark, ...]) -> None:
        there, focus = {mark.id for mark in marks}, QApplication.focusWidget()
        for mark_id in set(self._rows) - there - self._still_unknown(there):
            gone = self._rows.pop(mark_id)
            had_focus = focus is not None and gone.isAncestorOf(focus)
            self._list.removeWidget(gone)
            gone.blockSignals(True)  # it is gone: nothing is to be written any more
            gone.hide()
            gone.deleteLater()
            if had_focus:
                self.ended.emit()

    def _still_unknown(self, there: set[int]) -> set[int]:
        """Marks that were made after what is shown now was read; one more reading knows them."""
        unknown = {
            mark_id for mark_id, more in self._fresh.items() if mark_id not in there and more
        }
        self._fresh = {mark_id: self._fresh[mark_id] - 1 for mark_id in unknown}
        return unknown

    def _put(self, mark: Mark, position: int) -> None:
        found = self._rows.get(mark.id)
        if found is None:
            found = self._rows[mark.id] = self._made(mark)
        else:
            found.set_mark(mark)
        if self._list.indexOf(found) != position:
            self._list.insertWidget(position, found)
            found.show()  # now: what is not to be seen yet gets no focus

    def _made(self, mark: Mark) -> MarkRow:
        made = MarkRow(mark)
        made.hear_requested.connect(self.hear_requested)
        made.written.connect(lambda mark, typed: self.written.emit(self._take_id, mark, typed))
        made.remove_requested.connect(lambda mark: self.remove_requested.emit(self._take_id, mark))
        made.ended.connect(self.ended)
        made.full.connect(self._tell_full)
        return made

    def _tell_full(self) -> None:
        self._tell(
            self.tr("A mark holds {0} characters. More has room in the notes.").format(
                MARK_CHARACTERS
            )
        )

    def _tell(self, words: str) -> None:
        self._told.setText(words)
        self._told.setVisible(bool(words))
