"""The export dialog: which questions, in which format."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QDialog, QWidget

from tpm_interview.ui.questions.exporting.words import format_about, format_name
from tpm_interview.ui.theme import Role
from tpm_interview.ui.widgets import (
    Banner,
    Button,
    Plate,
    Segments,
    Written,
    column,
    line,
    row,
)
from tpm_interview.ui.words import question_count

WIDTH_PX = 600
CHOSEN, ALL = "chosen", "all"


class ExportDialog(QDialog):
    """Asks and tells; what happens is the controller's. Escape closes it.

    Signals:
        save_requested: The format that the candidate wants to save in.
        folder_requested: The candidate wants to see the folder of the written file.
    """

    save_requested = Signal(str)
    folder_requested = Signal()

    def __init__(
        self, parent: QWidget, formats: Sequence[str], chosen_count: int, all_count: int
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Export"))
        self.banner = Banner()
        self._scope = Segments(
            (
                (CHOSEN, self.tr("These: {0}").format(chosen_count)),
                (ALL, self.tr("The whole bank: {0}").format(all_count)),
            ),
            CHOSEN if chosen_count else ALL,
        )
        self._scope.setVisible(bool(chosen_count))
        self._group = QButtonGroup(self)
        self._plates = {each: self._plate(each, at) for at, each in enumerate(formats, 1)}
        self._save = Button(self.tr("Save as...  (Ctrl+S)"), "action", key="Ctrl+S")
        self._close = Button(self.tr("Close  (Esc)"))
        self._written = Written()
        head = row(line(self.tr("Export questions"), "title", Role.WindowText), None)
        foot = row(self._close, None, self._save)
        body = (row(self._scope, None), column(*self._plates.values()), self._written)
        self.setLayout(column(head, self.banner, *body, foot, gap=2, margins=(3, 3, 3, 3)))
        self.setFixedWidth(WIDTH_PX)
        self._save.setDefault(False)
        self._save.clicked.connect(lambda: self.save_requested.emit(self._format()))
        self._close.clicked.connect(self.reject)
        self._written.folder_requested.connect(self.folder_requested)
        first = next(iter(self._plates.values()))
        first.setChecked(True)
        first.setFocus()

    @property
    def wants_all(self) -> bool:
        return self._scope.value() == ALL

    def set_busy(self, is_busy: bool) -> None:
        """Whether a file is being written just now."""
        self._save.setEnabled(not is_busy)
        words = self.tr("Writing\u2026") if is_busy else self.tr("Save as...  (Ctrl+S)")
        self._save.setText(words)
        if is_busy:
            self.banner.set_error(None)
            self._written.hide()

    def set_written(self, name: str, count: int) -> None:
        """A file of this name holds so many questions now."""
        told = self.tr("Written: {0} ({1})").format(name, question_count(count).lower())
        self._written.set_words(told)
        self._close.setFocus()

    def _format(self) -> str:
        return next(each for each, plate in self._plates.items() if plate.isChecked())

    def _plate(self, format: str, number: int) -> Plate:
        name = line(format_name(format), "body", Role.WindowText, bold=True)
        key = line(f"({number})")
        about = line(format_about(format))
        content = column(row(name, None, key), about, gap=0, margins=(2, 1, 2, 1))
        made = Plate(format_name(format), content, str(number))
        made.setAccessibleDescription(format_about(format))
        self._group.addButton(made)
        made.setMinimumHeight(content.sizeHint().height())
        made.setAutoDefault(False)
        return made
