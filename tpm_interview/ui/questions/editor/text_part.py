"""The words of the question: all that it needs."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QWidget

from tpm_interview.domain.question import MAX_TEXT
from tpm_interview.domain.wording import one_line
from tpm_interview.ui.theme import Role
from tpm_interview.ui.widgets import GrowingText, Notice, column, line, row, shared_out, text

if TYPE_CHECKING:
    from tpm_interview.domain.errors import UserError

COUNTED_FROM = MAX_TEXT - 200
"""From so many characters on their number is shown."""


class TextPart(QWidget):
    """The field, what is wrong with it, and the way on for a list that was pasted.

    Signals:
        changed: The text is another one.
        entered: Enter was pressed.
        import_requested: The text holds many questions, which shall be imported.
    """

    changed = Signal()
    entered = Signal()
    import_requested = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        hint = self.tr("What does the interviewer ask?")
        self.field = GrowingText(self.tr("Question"), hint, "head", lines=2)
        self._wrong = text("", "body", Role.LinkVisited)
        self._wrong.hide()
        self._count = line()
        self._many = Notice("list-bullets", (self.tr("Import them instead  (Alt+I)"), "Alt+I"))
        told = shared_out(row(self._wrong, self._count), 1, 0)
        self.setLayout(column(self.field, told, self._many))
        self.setFocusProxy(self.field)
        self.field.entered.connect(self.entered)
        self.field.textChanged.connect(self._edited)
        self._many.action_requested.connect(lambda _: self.import_requested.emit(self.text()))

    def text(self) -> str:
        return self.field.text()

    def set_text(self, words: str) -> None:
        self.field.set_text(words)
        self.set_error(None)

    def set_error(self, error: "UserError | None") -> None:
        """Say beside the field what is wrong with it."""
        told = ""
        if error is not None:
            parts = (error.message, error.remedy)
            told = " ".join(QCoreApplication.translate("UserError", part) for part in parts)
            self.field.setFocus()
        self._wrong.setText(told)
        self._wrong.setVisible(bool(told))

    def _edited(self) -> None:
        self.set_error(None)
        words = self.text()
        length = len(one_line(words))
        counted = self.tr("{0:,} of {1:,} characters").format(length, MAX_TEXT)
        self._count.setText(counted if length >= COUNTED_FROM else "")
        lines = sum(bool(each.strip()) for each in words.splitlines())
        told = self.tr("These are {0} lines. One question has one.").format(lines)
        self._many.tell(told if lines > 1 else "")
        self.changed.emit()
