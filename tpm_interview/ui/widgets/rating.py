"""The candidate's own mark for an answer."""

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QButtonGroup, QWidget

from tpm_interview.ui.theme import Role
from tpm_interview.ui.widgets.buttons import Plate
from tpm_interview.ui.widgets.layout import column, evenly, line, row, text


class RatingBar(QWidget):
    """Four plates, 1 to 4, by click or key.

    Signals:
        rated: The mark the candidate gave.
    """

    rated = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self._group = QButtonGroup(self)
        for mark, (name, sentence) in enumerate(rating_choices(), start=1):
            self._group.addButton(self._plate(mark, name, sentence), mark)
        self.setLayout(evenly(row(*self._group.buttons(), gap=2)))
        self._group.idClicked.connect(self.rated)

    def set_rating(self, rating: int | None) -> None:
        """Show a mark without emitting it; None shows none."""
        self._group.setExclusive(False)
        for button in self._group.buttons():
            button.setChecked(self._group.id(button) == rating)
        self._group.setExclusive(True)

    def rating(self) -> int | None:
        mark = self._group.checkedId()
        return mark if mark > 0 else None

    def focus_first(self) -> None:
        self._group.button(1).setFocus()

    def _plate(self, mark: int, name: str, sentence: str) -> Plate:
        head = row(line(name, "lead", Role.WindowText, bold=True), None, line(str(mark)))
        about = text(sentence, "small", Role.PlaceholderText)
        made = Plate(name, column(head, about, gap=0, margins=(2, 2, 2, 2)), str(mark))
        made.setAccessibleDescription(f"{mark}. {sentence}")
        return made


def rating_choices() -> tuple[tuple[str, str], ...]:
    """The names of the marks 1 to 4, each with what it says."""

    def tr(words: str) -> str:
        return QCoreApplication.translate("RatingBar", words)

    return (
        (tr("Lost the thread"), tr("I would not want to say it like this.")),
        (tr("Got through"), tr("The content was there, the order was not.")),
        (tr("Good"), tr("Clear, with one or two things to fix.")),
        (tr("Ready"), tr("I would say it like this tomorrow.")),
    )
