"""Rehearsing one of the candidate's sets instead of drawn questions."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from tpm_interview.domain.question import QuestionSet
from tpm_interview.ui.widgets import Choice, Segments, line, row
from tpm_interview.ui.widgets.chips import NAME_PX
from tpm_interview.ui.words import question_count

IN_ORDER, SHUFFLED = "in order", "shuffled"


class SetRow(QWidget):
    """Which set, and in which order; hidden while there are no sets.

    Signals:
        changed: The candidate wants another set, none, or another order.
    """

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._sets: Sequence[QuestionSet] = ()
        self._choice = Choice(self.tr("Set"), "plain")
        words = [(IN_ORDER, self.tr("In its order")), (SHUFFLED, self.tr("Shuffled"))]
        self._order = Segments(words)
        head = line(self.tr("Set"))
        head.setFixedWidth(NAME_PX)
        self.setLayout(row(head, self._choice, self._order, None))
        self._choice.chosen.connect(self._tell)
        self._order.chosen.connect(self.changed)
        self.set_sets(())

    def set_sets(self, sets: Sequence[QuestionSet]) -> None:
        """Offer these; what is chosen stays where it still is there."""
        self._sets = sets
        choices: list[tuple[object, str]] = [("", self.tr("None: draw questions"))]
        choices += [(each.id, _words(each)) for each in sets]
        self._choice.set_choices(choices, self._choice.value())
        self._order.setVisible(self.chosen() is not None)
        if self.parentWidget() is not None:  # else it would become a window of its own
            self.setVisible(bool(sets))

    def choose(self, set_id: str) -> None:
        self._choice.set_value(set_id)
        self._tell()

    def chosen(self) -> QuestionSet | None:
        return next((each for each in self._sets if each.id == self._choice.value()), None)

    def is_shuffled(self) -> bool:
        return self._order.value() == SHUFFLED

    def _tell(self) -> None:
        self._order.setVisible(self.chosen() is not None)
        self.changed.emit()


def _words(each: QuestionSet) -> str:
    return f"{each.name}  ({question_count(len(each.question_ids)).lower()})"
