"""What can be done to several rows of a preview at once."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from tpm_interview.ui.theme import Role
from tpm_interview.ui.widgets import (
    Button,
    Card,
    FlowLayout,
    SuggestField,
    column,
    line,
    row,
    shared_out,
)
from tpm_interview.ui.widgets.buttons import check_quietly
from tpm_interview.ui.words import question_count


class RowTools(QWidget):
    """They act on the rows chosen, or on all where only one is.

    Signals:
        tick_requested, invert_requested: True to tick, False to untick; the other way round.
        competency_requested: The name for the rows chosen.
        only_duplicates_changed: Whether the other rows shall be hidden.
    """

    tick_requested = Signal(bool)
    invert_requested = Signal()
    competency_requested = Signal(str)
    only_duplicates_changed = Signal(bool)

    def __init__(self) -> None:
        super().__init__()
        self._tick = Button("", "bare", key="+")
        self._untick = Button("", "bare", key="-")
        self._invert = Button(self.tr("Invert  (I)"), "bare", key="I")
        self._competency = Button(self.tr("Competency  (C)"), "bare", key="C")
        self._only = Button("", "chip", key="D")
        self.editor = _CompetencyRow()
        flow = FlowLayout(gap=0)
        for each in (self._tick, self._untick, self._invert, self._competency, self._only):
            flow.addWidget(each)
        self.setLayout(column(flow, self.editor))
        self._tick.clicked.connect(lambda: self.tick_requested.emit(True))
        self._untick.clicked.connect(lambda: self.tick_requested.emit(False))
        self._invert.clicked.connect(self.invert_requested)
        self._competency.clicked.connect(self.editor.open)
        self._only.toggled.connect(self.only_duplicates_changed)
        self.editor.given.connect(self.competency_requested)

    def reset(self) -> None:
        """For another file."""
        check_quietly(self._only, False)
        self.editor.hide()

    def show_all(self) -> None:
        """Not duplicates only."""
        self._only.setChecked(False)

    def set_duplicates(self, count: int) -> None:
        self._only.setText(self.tr("Duplicates: {0}  (D)").format(count))
        self._only.setAccessibleName(self.tr("Show duplicates only, {0}").format(count))
        self._only.setVisible(count > 0 or self._only.isChecked())

    def set_chosen(self, count: int) -> None:
        """How many rows are chosen."""
        several = count > 1
        tick, untick = self.tr("Tick {0}  (+)"), self.tr("Untick {0}  (-)")
        self._tick.setText(tick.format(count) if several else self.tr("Tick all  (+)"))
        self._untick.setText(untick.format(count) if several else self.tr("None  (-)"))
        self._competency.setEnabled(count > 0)
        self.editor.set_count(count)


class _CompetencyRow(Card):
    """A name for several rows; Enter gives it.

    Signals:
        given: The name.
    """

    given = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._for = line("", "body", Role.WindowText)
        self.edit = SuggestField(self.tr("Competency"), self.tr("Any name"))
        give = Button(self.tr("Set it  (Enter)"))
        self.setLayout(shared_out(row(self._for, self.edit, give, margins=(2, 1, 2, 1)), 0, 1))
        self.edit.returnPressed.connect(self._give)
        give.clicked.connect(self._give)
        self.hide()

    def set_count(self, count: int) -> None:
        self._for.setText(self.tr("For {0}:").format(question_count(count).lower()))

    def open(self) -> None:
        self.edit.clear()
        self.show()
        self.edit.setFocus()

    def _give(self) -> None:
        self.hide()
        self.given.emit(self.edit.text())
