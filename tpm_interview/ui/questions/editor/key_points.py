"""What a good answer covers, and how one might say it."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QKeyEvent

from tpm_interview.domain.question import KeyPoint, Needs
from tpm_interview.ui.widgets import (
    Choice,
    GrowingText,
    OrderedRows,
    RowEditor,
    TextList,
    column,
    row,
)


def _tr(words: str) -> str:
    return QCoreApplication.translate("KeyPoints", words)


class _PointRow(RowEditor):
    """The point, what makes it convincing, and its cues."""

    def __init__(self) -> None:
        super().__init__()
        self.field = GrowingText(self.tr("Key point"), self.tr("What should be in the answer?"))
        self.needs = Choice(self.tr("What convinces"))
        words = (
            (Needs.ANY, self.tr("Convinces by itself")),
            (Needs.NUMBER, self.tr("Convinces with a number")),
            (Needs.EXAMPLE, self.tr("Convinces with an example")),
        )
        self.needs.set_choices(words, Needs.ANY)
        hint = self.tr("In your words, as you would say it")
        add = self.tr("How might you say it?  (Alt+C)")
        self.cues = TextList(self.tr("Cue"), add, hint)
        inside = column(self.cues, margins=(3, 0, 0, 0))
        self.setLayout(column(self.field, row(self.needs, None), inside))
        self.setFocusProxy(self.field)
        self.field.textChanged.connect(self.changed)
        self.field.entered.connect(self.entered)
        self.needs.chosen.connect(self.changed)
        self.cues.changed.connect(self.changed)

    def told(self) -> str:
        return self.field.text().strip()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        is_alt = event.modifiers() == Qt.KeyboardModifier.AltModifier
        if is_alt and event.key() == Qt.Key.Key_C:
            self.cues.add_and_write()
        else:
            event.ignore()

    def set_point(self, point: KeyPoint) -> None:
        self.field.set_text(point.point)
        self.needs.set_value(point.needs)
        self.cues.set_texts(point.cues)

    def point(self) -> KeyPoint:
        value = self.needs.value()
        needs = value if isinstance(value, Needs) else Needs.ANY
        cues = self.cues.texts()
        if not self.told() and cues:  # a way of saying it is all that was written: not lost
            return KeyPoint(cues[0], cues[1:], needs)
        return KeyPoint(self.told(), cues, needs)


class KeyPoints(OrderedRows):
    """Key points in an order; one without words is left out."""

    def __init__(self) -> None:
        name, add = _tr("Key point"), _tr("Add a key point  (Alt+P)")
        super().__init__(_PointRow, name, add, "Alt+P")

    def points(self) -> tuple[KeyPoint, ...]:
        made = (each.point() for each in self.editors() if isinstance(each, _PointRow))
        return tuple(point for point in made if point.point)

    def set_points(self, points: Sequence[KeyPoint]) -> None:
        self.clear()
        for point in points:
            editor = self.add()
            if isinstance(editor, _PointRow):
                editor.set_point(point)
