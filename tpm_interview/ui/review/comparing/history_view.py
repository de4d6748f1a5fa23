"""Every take of one question: over time in little, and one below the other by date."""

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime

from PySide6.QtCore import QItemSelectionModel, Qt, Signal
from PySide6.QtWidgets import QStackedWidget

from tpm_interview.domain.comparison import Headline, PastTake
from tpm_interview.ui.review.comparing.history_delegate import HISTORY_PX, HistoryDelegate
from tpm_interview.ui.review.comparing.history_model import HistoryModel
from tpm_interview.ui.review.comparing.sketch import Sketch
from tpm_interview.ui.review.comparing.words import HistoryFact, history_facts
from tpm_interview.ui.review.row_list import RowList
from tpm_interview.ui.theme import Role
from tpm_interview.ui.widgets import (
    Button,
    Choice,
    EmptyState,
    column,
    holder,
    line,
    on_key,
    row,
    shared_out,
    text,
)
from tpm_interview.ui.words import clock


class HistoryView(QStackedWidget):
    """Takes are ticked as rows are selected: Ctrl+click, Shift with the arrow keys.

    Signals:
        opened: A `PastTake` to show in the Transcript.
        toggle_requested: Play the take the list is at, or pause.
    """

    opened = Signal(object)
    toggle_requested = Signal()

    def __init__(self, now: Callable[[], datetime]) -> None:
        super().__init__()
        self.model = HistoryModel(now, self)
        self._facts = history_facts()
        self._delegate = HistoryDelegate()
        self._told = line("", "body", Role.WindowText)
        self._fact = Choice(self.tr("Fact over time"))
        self._fact.set_choices([(i, each.name) for i, each in enumerate(self._facts)], 0)
        self._fact.chosen.connect(lambda _: self._show_sketch())
        self._sketch = Sketch()
        self.list = self._made_list()
        self._play, self._heard = Button("", "plain", "play"), line()
        self._play.clicked.connect(self.toggle_requested)
        told = self.tr(
            "Enter opens a take. Tick two to four (Shift+arrows, Ctrl+click): C compares."
        )
        dots = line(self.tr("The dots at the foot are your ratings."))
        head = row(self._told, dots, None, self._fact, gap=2)
        foot = shared_out(
            row(self._play, self._heard, text(told, "small", Role.PlaceholderText)), 0, 0, 1
        )
        content = column(head, self._sketch, self.list, foot)
        self._content = holder(shared_out(content, 0, 0, 1, 0))
        self._once = EmptyState(
            "clock-counter-clockwise",
            self.tr("Answered once so far"),
            self.tr("Answer this question again: then its takes stand here by date."),
        )
        for page in (holder(column()), self._once, self._content):
            self.addWidget(page)
        on_key(self, "Space", self._toggle)
        self.set_playing(None)

    def set_takes(self, oldest_first: Sequence[PastTake], take_id: int) -> None:
        """The history of a question; the list goes to a take. What was ticked of it stays so."""
        ticked = self.ticked()
        if len(oldest_first) < 2:
            self.model.set_takes(())
            self.setCurrentWidget(self._once)
            return
        self.model.set_takes(oldest_first)
        self._told.setText(self.tr("{0} takes").format(len(oldest_first)))
        self.setCurrentWidget(self._content)
        self.list.show_row(max(0, self.model.row_of(take_id)))
        self._tick(ticked)
        self._show_sketch()

    def add_headlines(self, found: Mapping[int, Headline]) -> None:
        self.model.add_headlines(found)
        self._show_sketch()

    def ticked(self) -> tuple[int, ...]:
        """Ids of the selected takes, oldest first."""
        rows = {index.row() for index in self.list.selectionModel().selectedIndexes()}
        return tuple(self.model.takes[row].take_id for row in sorted(rows, reverse=True))

    def _tick(self, take_ids: Sequence[int]) -> None:
        """Several of them; one alone is where the list was."""
        rows = [row for each in take_ids if (row := self.model.row_of(each)) >= 0]
        if len(rows) > 1:
            selection = self.list.selectionModel()
            selection.clearSelection()
            for row in rows:
                selection.select(self.model.index(row), QItemSelectionModel.SelectionFlag.Select)

    def here(self) -> PastTake | None:
        """The take the list is at."""
        index = self.list.currentIndex()
        return self.model.takes[index.row()] if index.isValid() else None

    def set_playing(self, told: str | None) -> None:
        """Which take sounds; None where none does."""
        is_playing = told is not None
        self._play.setText(self.tr("Pause  (Space)") if is_playing else self.tr("Play  (Space)"))
        self._play.set_icon("pause" if is_playing else "play")
        self._heard.setText(told or "")

    def set_position(self, told: str, at_s: float) -> None:
        self._heard.setText(self.tr("{0}, at {1}").format(told, clock(at_s)))

    def focus_list(self) -> None:
        if self.currentWidget() is self._content:
            self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def _made_list(self) -> RowList:
        made = RowList(self.model, self._delegate, HISTORY_PX)
        made.setAccessibleName(self.tr("All takes of this question"))
        made.setSelectionMode(RowList.SelectionMode.ExtendedSelection)
        made.chosen.connect(lambda row: self._sketch.set_here(len(self.model.takes) - 1 - row))
        made.opened.connect(lambda row: self.opened.emit(self.model.takes[row]))
        return made

    def _toggle(self) -> None:
        if self.currentWidget() is self._content:
            self.toggle_requested.emit()

    def _shown_fact(self) -> HistoryFact:
        chosen = self._fact.value()
        return self._facts[chosen if isinstance(chosen, int) else 0]

    def _show_sketch(self) -> None:
        fact, takes = self._shown_fact(), tuple(reversed(self.model.takes))
        headlines = [self.model.headlines.get(each.take_id) for each in takes]
        values = [fact.of(each) if each else None for each in headlines]
        known = [value for value in values if value is not None]
        bounds = (fact.shown(min(known)), fact.shown(max(known))) if known else ("", "")
        self._sketch.set_takes([each.rating for each in takes], values, bounds)
        told = self.tr("{0} over time: {1} to {2}; below it your ratings")
        self._sketch.setAccessibleName(told.format(fact.name, *bounds) if known else fact.name)
