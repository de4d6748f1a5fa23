"""Search and filters above the table."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from enum import StrEnum
from typing import TypeVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from tpm_interview.domain.bank_view import Shelf, Wanted
from tpm_interview.domain.practice import Practiced
from tpm_interview.domain.question import LEVELS, Kind, Level, Origin, QuestionFilter
from tpm_interview.ui.questions.order_choice import OrderChoice
from tpm_interview.ui.questions.shelf_words import practiced_name, shelf_name
from tpm_interview.ui.theme import tinted
from tpm_interview.ui.widgets import Button, Choice, FlowLayout, column, line, on_key, row
from tpm_interview.ui.words import kind_name, level_name, origin_name

Value = TypeVar("Value", bound=str)
Named = TypeVar("Named", bound=StrEnum)


class FilterRow(QWidget):
    """What is wanted and in which order; how many that are.

    Signals:
        changed: The `Wanted` of the candidate.
        down_pressed: The candidate goes from the search field to what was found.
    """

    changed = Signal(object)
    down_pressed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.search = QLineEdit()
        self.search.setPlaceholderText(self.tr("Search questions, key points and tags  (Ctrl+F)"))
        self.search.setAccessibleName(self.tr("Search questions"))
        self.search.setAcceptDrops(False)  # what is dropped on the page is imported
        icon = tinted("magnifying-glass")
        self.search.addAction(icon, QLineEdit.ActionPosition.LeadingPosition)
        self._count = line("", "body")
        self._competency = Choice(self.tr("Competency"))
        self._kind = Choice(self.tr("Kind"))
        self._level = Choice(self.tr("Level"))
        self._origin = Choice(self.tr("Origin"))
        self._tag = Choice(self.tr("Tag"))
        self._practiced = Choice(self.tr("Practice"))
        self._shelf = Choice(self.tr("Shelf"))
        self.order = OrderChoice()
        self._clear = Button(self.tr("Clear"), "bare", "x")
        self._clear.hide()
        flow = FlowLayout(gap=0)
        for choice in (*self._choices(), self.order):
            flow.addWidget(choice)
        self.setLayout(column(row(self.search, self._clear, self._count), flow))
        self._connect()
        self.set_names({}, ())
        _set_words(self._kind, self.tr("Any kind"), Kind, kind_name)
        _set_words(self._level, self.tr("Any level"), LEVELS, level_name)
        _set_words(self._origin, self.tr("Any origin"), Origin, origin_name)
        self._practiced.set_choices([(each, practiced_name(each)) for each in Practiced], None)
        self._shelf.set_choices([(each, shelf_name(each)) for each in Shelf], None)

    def set_names(self, competencies: Mapping[str, str], tags: Sequence[str]) -> None:
        """Competencies by slug, and the tags there are; what is chosen stays."""
        names = [("", self.tr("Any competency")), *competencies.items()]
        self._competency.set_choices(names, self._competency.value())
        words = [("", self.tr("Any tag")), *((tag, tag) for tag in tags)]
        self._tag.set_choices(words, self._tag.value())

    def set_count(self, words: str) -> None:
        self._count.setText(words)

    def wanted(self) -> Wanted:
        limits = QuestionFilter(
            text=self.search.text(),
            competencies=_chosen(self._competency, str),
            kinds=_chosen(self._kind, Kind),
            levels=_chosen(self._level, Level),
            origins=_chosen(self._origin, Origin),
            tags=_chosen(self._tag, str),
        )
        practiced, shelf = self._practiced.value(), self._shelf.value()
        return Wanted(
            limits,
            practiced if isinstance(practiced, Practiced) else Practiced.ANY,
            shelf if isinstance(shelf, Shelf) else Shelf.BANK,
        )

    def show_all(self, shelf: Shelf = Shelf.BANK) -> None:
        """No limit any more but the shelf."""
        for choice in self._choices():
            choice.set_value(None)
        self._shelf.set_value(shelf)
        was_blocked = self.search.blockSignals(True)
        self.search.clear()
        self.search.blockSignals(was_blocked)
        self._tell()

    def _choices(self) -> Sequence[Choice]:
        """None, which is no value, stands for the first of each."""
        limits = (self._competency, self._kind, self._level, self._origin, self._tag)
        return (*limits, self._practiced, self._shelf)

    def _connect(self) -> None:
        self.search.textChanged.connect(self._tell)
        self._clear.clicked.connect(lambda: self.show_all())
        for choice in self._choices():
            choice.chosen.connect(self._tell)
        down = on_key(self.search, "Down", self.down_pressed.emit)
        down.setContext(Qt.ShortcutContext.WidgetShortcut)
        on_key(self, "Ctrl+F", self._to_search)

    def _to_search(self) -> None:
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.selectAll()

    def _tell(self) -> None:
        wanted = self.wanted()
        self._clear.setVisible(wanted != Wanted())
        self.changed.emit(wanted)


def _set_words(
    choice: Choice, nothing: str, values: Iterable[Named], name: Callable[[Named], str]
) -> None:
    choice.set_choices([("", nothing), *((value, name(value)) for value in values)], "")


def _chosen(choice: Choice, kind: type[Value]) -> tuple[Value, ...]:
    value = choice.value()
    return (value,) if value and isinstance(value, kind) else ()
