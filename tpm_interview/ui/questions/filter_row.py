"""Search and filters above the table."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from enum import StrEnum
from typing import TypeVar

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from tpm_interview.domain.question import EVERYTHING, LEVELS, Kind, Level, Origin, QuestionFilter
from tpm_interview.ui.theme import tinted
from tpm_interview.ui.widgets import Button, Choice, FlowLayout, column, on_key, row
from tpm_interview.ui.words import kind_name, level_name, origin_name

PATIENCE_MS = 120
"""So long after the last letter the search begins."""
Value = TypeVar("Value", bound=str)
Named = TypeVar("Named", bound=StrEnum)


class FilterRow(QWidget):
    """What is wanted: text, competency, kind, level, origin.

    Signals:
        changed: The `QuestionFilter` the candidate wants.
        down_pressed: The candidate goes from the search field to what was found.
    """

    changed = Signal(object)
    down_pressed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.search = QLineEdit()
        self.search.setPlaceholderText(self.tr("Search questions, key points and tags  (Ctrl+F)"))
        self.search.setAccessibleName(self.tr("Search questions"))
        icon = tinted("magnifying-glass")
        self.search.addAction(icon, QLineEdit.ActionPosition.LeadingPosition)
        self._competency = Choice(self.tr("Competency"))
        self._kind = Choice(self.tr("Kind"))
        self._level = Choice(self.tr("Level"))
        self._origin = Choice(self.tr("Origin"))
        self._clear = Button(self.tr("Clear"), "bare", "x")
        self._clear.hide()
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(PATIENCE_MS)
        flow = FlowLayout(gap=0)
        for choice in self._choices():
            flow.addWidget(choice)
        self.setLayout(column(row(self.search, self._clear), flow))
        self._connect()
        self.set_competencies({})
        _set_words(self._kind, self.tr("Any kind"), Kind, kind_name)
        _set_words(self._level, self.tr("Any level"), LEVELS, level_name)
        _set_words(self._origin, self.tr("Any origin"), Origin, origin_name)

    def set_competencies(self, names: Mapping[str, str]) -> None:
        """Names by slug; what is chosen stays."""
        choices = [("", self.tr("Any competency")), *names.items()]
        self._competency.set_choices(choices, self._competency.value())

    def wanted(self) -> QuestionFilter:
        return QuestionFilter(
            text=self.search.text(),
            competencies=_chosen(self._competency, str),
            kinds=_chosen(self._kind, Kind),
            levels=_chosen(self._level, Level),
            origins=_chosen(self._origin, Origin),
        )

    def clear(self) -> None:
        """No limit any more."""
        for choice in self._choices():
            choice.set_value("")
        self.search.clear()
        self._tell()

    def _choices(self) -> Sequence[Choice]:
        return (self._competency, self._kind, self._level, self._origin)

    def _connect(self) -> None:
        self.search.textChanged.connect(self._timer.start)
        self._timer.timeout.connect(self._tell)
        self._clear.clicked.connect(self.clear)
        for choice in self._choices():
            choice.chosen.connect(self._tell)
        down = on_key(self.search, "Down", self.down_pressed.emit)
        down.setContext(Qt.ShortcutContext.WidgetShortcut)
        on_key(self, "Ctrl+F", self._to_search)

    def _to_search(self) -> None:
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.selectAll()

    def _tell(self) -> None:
        self._timer.stop()
        wanted = self.wanted()
        self._clear.setVisible(wanted != EVERYTHING)
        self.changed.emit(wanted)


def _set_words(
    choice: Choice, nothing: str, values: Iterable[Named], name: Callable[[Named], str]
) -> None:
    choice.set_choices([("", nothing), *((value, name(value)) for value in values)], "")


def _chosen(choice: Choice, kind: type[Value]) -> tuple[Value, ...]:
    value = choice.value()
    return (value,) if value and isinstance(value, kind) else ()
