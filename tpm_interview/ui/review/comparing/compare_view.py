"""Takes of one question side by side, or a sentence that says what is needed for it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import pairwise, permutations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QApplication, QScrollArea, QStackedWidget, QWidget

from tpm_interview.domain.comparison import Comparison, PastTake
from tpm_interview.domain.differences import DifferenceKind
from tpm_interview.domain.transcript import Word
from tpm_interview.services.listening import SoundPicture
from tpm_interview.ui.review.comparing.difference_flow import DifferenceFlow
from tpm_interview.ui.review.comparing.take_column import FACTS, ONLY_HERE, WORDS, TakeColumn
from tpm_interview.ui.widgets import (
    Button,
    EmptyState,
    FlowLayout,
    Segments,
    column,
    evenly,
    holder,
    on_key,
    row,
    shared_out,
)


@dataclass(frozen=True, slots=True)
class Compared:
    """What is shown: takes, a picture of each one's sound, and takes to choose from instead."""

    comparison: Comparison
    pictures: tuple[SoundPicture | None, ...]
    choices: tuple[PastTake, ...]


class CompareView(QStackedWidget):
    """Columns with players of their own.

    Signals:
        take_chosen: Index of a column, and the id of the take to stand there.
        toggle_requested: Index of the column to play, or to pause.
        seek_requested: Index of a column, and seconds from the start.
        word_clicked: Index of a column, and of its word to hear.
    """

    take_chosen = Signal(int, object)
    toggle_requested = Signal(int)
    seek_requested = Signal(int, float)
    word_clicked = Signal(int, int)

    def __init__(self, now: Callable[[], datetime]) -> None:
        super().__init__()
        self._now = now
        self.columns: tuple[TakeColumn, ...] = ()
        self._last = 0
        self._pages = Segments(
            [
                (WORDS, self.tr("Words")),
                (FACTS, self.tr("Facts")),
                (ONLY_HERE, self.tr("Said only here")),
            ]
        )
        self._pages.chosen.connect(self._show_page)
        self._differences = Button(self.tr("Differences"), "chip")
        self._differences.setChecked(True)
        self._differences.toggled.connect(self._show_differences)
        self._legend = self._made_legend()
        self._row = row(gap=3)
        self._area = QScrollArea()
        self._area.setWidgetResizable(True)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        body = holder(self._row)
        body.setProperty("kind", "body")
        self._area.setWidget(body)
        self._told = QWidget()
        self.addWidget(self._told)
        tools = FlowLayout(gap=2)
        for each in (self._pages, self._differences, self._legend):
            tools.addWidget(each)
        self._content = holder(shared_out(column(holder(tools), self._area), 0, 1))
        self.addWidget(self._content)
        on_key(self, "Space", self._toggle)

    def tell(self, title: str, told: str) -> None:
        """There is nothing to compare, and what can be done about it."""
        self.removeWidget(self._told)
        self._told.deleteLater()
        self._told = EmptyState("columns", title, told)
        self.addWidget(self._told)
        self.setCurrentWidget(self._told)

    def set_compared(self, shown: Compared) -> None:
        takes = shown.comparison.takes
        if len(self.columns) != len(takes):
            self._make_columns(len(takes))
        for index, (made, take) in enumerate(zip(self.columns, takes, strict=True)):
            made.set_take(take, shown.pictures[index], shown.choices, self._now())
            made.set_facts(shown.comparison.facts, index)
        self._show_page(self._pages.value())
        self._show_differences(self._differences.isChecked())
        self.setCurrentWidget(self._content)

    def _make_columns(self, count: int) -> None:
        for each in self.columns:
            self._row.removeWidget(each)
            each.deleteLater()
        self.columns = tuple(self._made_column(index) for index in range(count))
        for each in self.columns:
            self._row.addWidget(each)
        evenly(self._row)
        self._tie_facts()
        self._last = 0
        plays = [each.play for each in self.columns]
        for before, after in pairwise(plays):
            QWidget.setTabOrder(before, after)

    def _tie_facts(self) -> None:
        """The same facts stand side by side, however far they are scrolled."""
        for one, other in permutations(self.columns, 2):
            one.facts_bar.valueChanged.connect(other.facts_bar.setValue)

    def _made_column(self, index: int) -> TakeColumn:
        made = TakeColumn()
        made.take_chosen.connect(lambda take_id: self.take_chosen.emit(index, take_id))
        made.toggle_requested.connect(lambda: self._ask(index))
        made.seek_requested.connect(lambda at_s: self.seek_requested.emit(index, at_s))
        made.word_clicked.connect(lambda word: self.word_clicked.emit(index, word))
        return made

    def _toggle(self) -> None:
        """Of the column with the focus; where none has it, of the one heard last."""
        if self.currentWidget() is self._content:
            focus = QApplication.focusWidget()
            here = (i for i, each in enumerate(self.columns) if focus and each.isAncestorOf(focus))
            self._ask(next(here, self._last))

    def _ask(self, index: int) -> None:
        self._last = index
        self.toggle_requested.emit(index)

    def _show_page(self, name: str) -> None:
        for each in self.columns:
            each.set_page(name)
        for only_words in (self._differences, self._legend):
            only_words.setVisible(name == WORDS)

    def _show_differences(self, is_on: bool) -> None:
        for each in self.columns:
            each.show_differences(is_on)
        self._legend.setVisible(is_on and self._pages.value() == WORDS)

    def _made_legend(self) -> QWidget:
        """What the lines mean, drawn as they are in the words."""
        names: Sequence[tuple[str, DifferenceKind]] = (
            (self.tr("added"), DifferenceKind.ADDED),
            (self.tr("gone"), DifferenceKind.REMOVED),
            (self.tr("changed"), DifferenceKind.REPLACED),
        )
        made = row()
        for told, kind in names:
            flow = DifferenceFlow("small", is_clickable=False)
            flow.set_said([Word(told, 0.0, 0.0)])
            flow.set_kinds([kind])
            wide = flow.fontMetrics().horizontalAdvance(told) + 8
            flow.setFixedSize(wide, flow.heightForWidth(wide))
            made.addWidget(flow)
        legend = holder(made)
        legend.setMinimumHeight(self._differences.sizeHint().height())
        return legend
