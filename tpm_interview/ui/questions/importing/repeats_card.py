"""What a found question repeats, and what to do about it."""

from PySide6.QtCore import Signal

from tpm_interview.domain.offer import Decision, Duplicate, Twin
from tpm_interview.ui.questions.importing.draft import Entry
from tpm_interview.ui.questions.importing.words import details_words, place_words, short
from tpm_interview.ui.theme import Role
from tpm_interview.ui.widgets import Card, Segments, column, row, text

SHOWN = 300
"""Characters of the other question; more would push the found one out of sight."""


class RepeatsCard(Card):
    """Hidden where nothing is repeated.

    Signals:
        decided: The `Decision` of the candidate.
    """

    decided = Signal(object)

    def __init__(self) -> None:
        super().__init__(kind="notice")
        self._head = text("", "body", bold=True)
        self._there = text()
        self._there.setMinimumWidth(1)  # else one endless word makes the pane as wide as itself
        self._told = text("", "small", Role.PlaceholderText)
        self._choice = Segments(
            (
                (Decision.LEAVE, self.tr("Leave  (L)")),
                (Decision.ADD, self.tr("Add  (A)")),
                (Decision.MERGE, self.tr("Merge  (M)")),
            )
        )
        self._choice.chosen.connect(lambda value: self.decided.emit(Decision(value)))
        parts = (self._head, self._there, row(self._choice, None), self._told)
        self.setLayout(column(*parts, margins=(2, 1, 2, 2)))
        self.hide()

    def set_entry(self, entry: Entry, format: str) -> None:
        duplicate = entry.offer.duplicate
        self.setVisible(duplicate is not None)
        if duplicate is None:
            return
        self._head.setText(self._head_words(duplicate, format))
        self._there.setText(short(duplicate.text, SHOWN))
        self._choice.button(Decision.MERGE).setVisible(entry.can_merge)
        self._choice.set_value(entry.decision)
        self._told.setText(self._told_words(entry, duplicate))

    def _head_words(self, duplicate: Duplicate, format: str) -> str:
        if duplicate.twin is Twin.SAME:
            return self.tr("In the bank already:")
        if duplicate.question_id:
            return self.tr("Like this one in the bank:")
        return self.tr("Like {0} of this list:").format(place_words(format, duplicate.line))

    def _told_words(self, entry: Entry, duplicate: Duplicate) -> str:
        if entry.decision is Decision.LEAVE:
            return self.tr("It stays out.")
        if entry.decision is Decision.ADD:
            return self.tr("It comes in as a question of its own.")
        brought = details_words(entry.found)
        if duplicate.twin is Twin.SAME or not brought:
            return self.tr("Nothing in it is new: the question of the bank stays as it is.")
        told = self.tr("The question of the bank keeps its words and gets what is new: {0}.")
        return told.format(f"{brought[:1].lower()}{brought[1:]}")
