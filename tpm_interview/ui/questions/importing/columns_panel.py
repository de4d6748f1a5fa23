"""What the columns of a table hold."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QScrollArea, QWidget

from tpm_interview.domain.found import Columns, Field
from tpm_interview.domain.wording import one_line
from tpm_interview.ui.questions.importing.words import field_name, short
from tpm_interview.ui.theme import Role
from tpm_interview.ui.widgets import (
    Card,
    Choice,
    Tick,
    column,
    holder,
    line,
    row,
    section,
)
from tpm_interview.ui.widgets.buttons import check_quietly

COLUMN_PX, HEIGHT_PX, MOST, SAMPLES = 168, 104, 40, 2
_SINGLE = (Field.QUESTION, Field.COMPETENCY, Field.KIND, Field.LEVEL, Field.ANSWER_S)


class ColumnsPanel(Card):
    """A choice of field for each column, from left to right; more than 40 are not shown.

    Signals:
        changed: The fields of all columns, a tuple, and whether the first row is a header.
    """

    changed = Signal(object, bool)

    def __init__(self) -> None:
        self._columns: Columns | None = None
        self._choices: list[Choice] = []
        self._area = QScrollArea()
        self._area.setWidgetResizable(True)
        self._area.setFixedHeight(HEIGHT_PX)
        self._area.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._header = Tick(self.tr("The first row holds the names of the columns"))
        self._header.clicked.connect(self._tell)
        head = section(self.tr("Columns"), 2, self._header)
        head.setStretch(2, 1)
        super().__init__(column(head, self._area, margins=(2, 1, 2, 1)))

    def set_columns(self, columns: Columns) -> None:
        self._columns = columns
        self._choices = []
        check_quietly(self._header, columns.has_header)
        shown = range(min(MOST, len(columns.fields)))
        body = holder(row(*(self._column(at, columns) for at in shown), None, gap=2))
        body.setProperty("kind", "body")
        self._area.setWidget(body)

    def _column(self, at: int, columns: Columns) -> QWidget:
        head = columns.heads[at] if at < len(columns.heads) else ""
        made = Choice(self.tr("Column {0}").format(head), "plain")
        made.set_choices([(each, field_name(each)) for each in Field], columns.fields[at])
        made.chosen.connect(lambda field: self._choose(made, field))
        made.setFixedWidth(COLUMN_PX)
        self._choices.append(made)
        samples = _cells(columns.sample, at)
        parts = (line(_short(head), "small", Role.WindowText, bold=True), *map(_sample, samples))
        return holder(column(*parts, made, None, gap=0), COLUMN_PX)

    def _choose(self, choice: Choice, field: Field) -> None:
        """What a question has only one of comes from one column."""
        for other in self._choices:
            if other is not choice and other.value() == field and field in _SINGLE:
                other.set_value(Field.IGNORED)
        self._tell()

    def _tell(self) -> None:
        if self._columns is None:
            return
        chosen = [Field(str(choice.value())) for choice in self._choices]
        fields = (*chosen, *self._columns.fields[len(chosen) :])
        self.changed.emit(fields, self._header.isChecked())


def _sample(cell: str) -> QWidget:
    made = line(_short(cell))
    made.setMaximumWidth(COLUMN_PX)
    return made


def _cells(sample: Sequence[Sequence[str]], at: int) -> list[str]:
    return [cells[at] if at < len(cells) else "" for cells in sample[:SAMPLES]]


def _short(cell: str) -> str:
    return short(one_line(cell), 24)
