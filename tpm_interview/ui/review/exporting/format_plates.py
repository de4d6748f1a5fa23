"""The formats to choose from, those that hold one take in a column of their own."""

from collections.abc import Collection, Sequence

from PySide6.QtWidgets import QButtonGroup, QWidget

from tpm_interview.ui.review.exporting.words import format_about, format_name
from tpm_interview.ui.theme import Role
from tpm_interview.ui.widgets import Plate, column, evenly, holder, line, row

KEYS = "123456789O0"
"""For the formats in their order; Opus has its letter."""


class FormatPlates(QWidget):
    """One of the formats is chosen, by click or key."""

    def __init__(self, formats: Sequence[str], of_one_take: Collection[str]) -> None:
        super().__init__()
        self._group = QButtonGroup(self)
        keys = dict(zip(formats, KEYS, strict=False))
        self._plates = {each: self._plate(each, keys.get(each, "")) for each in formats}
        self._first = next(iter(self._plates.values()))
        any_count = [plate for each, plate in self._plates.items() if each not in of_one_take]
        self._single = [self._plates[each] for each in formats if each in of_one_take]
        self._why = line(self.tr("Subtitles and sound: of one take with a recording."))
        pages = column(line(self.tr("To send and to read")), *any_count, None)
        heading = line(self.tr("One take with its sound"))
        self._right = holder(column(heading, *self._single, None))
        right = column(self._right, self._why, None)
        self.setLayout(evenly(row(pages, right, gap=2)))
        self._first.setChecked(True)
        self.setFocusProxy(self._first)

    def set_can_be_single(self, can_be: bool) -> None:
        """Whether one take with a recording is being exported."""
        self._right.setVisible(can_be)
        self._why.setVisible(not can_be)
        if not can_be and any(plate.isChecked() for plate in self._single):
            self._first.setChecked(True)

    def chosen(self) -> str:
        return next(each for each, plate in self._plates.items() if plate.isChecked())

    def _plate(self, format: str, key: str) -> Plate:
        name = line(format_name(format), "body", Role.WindowText, bold=True)
        about = line(format_about(format))
        head = row(name, None, line(f"({key})" if key else ""))
        content = column(head, about, gap=0, margins=(2, 1, 2, 1))
        made = Plate(format_name(format), content, key)
        made.setAccessibleDescription(format_about(format))
        made.setMinimumHeight(content.sizeHint().height())
        made.setAutoDefault(False)
        self._group.addButton(made)
        return made
