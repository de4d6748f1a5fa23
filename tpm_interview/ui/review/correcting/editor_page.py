"""The words of a take while they are edited, and what can be done then."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from tpm_interview.ui.review.correcting.word_editor import WordEditor
from tpm_interview.ui.theme import Role
from tpm_interview.ui.widgets import (
    Button,
    FlowLayout,
    column,
    row,
    shared_out,
    text,
    up_to,
)


class EditorPage(QWidget):
    """Stands in the place of the words.

    Signals:
        save_requested: The candidate wants this text to count.
        cancel_requested: Back to the words.
        restart_requested: Back to the text from which this one was made.
    """

    save_requested = Signal()
    cancel_requested = Signal()
    restart_requested = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.editor = WordEditor(self.tr("What was said"))
        self._told = text("", "small", Role.PlaceholderText)
        self.save = Button(self.tr("Save  (Ctrl+S)"), "action", key="Ctrl+S")
        self._cancel = Button(self.tr("Cancel  (Esc)"), "bare", key="Esc")
        self._restart = Button(self.tr("Start over"), "bare")
        aside = FlowLayout()
        for button in (self._cancel, self._restart):
            aside.addWidget(button)
        foot = shared_out(row(aside, self.save), 1, 0)
        self.setLayout(shared_out(column(up_to(self.editor), self._told, foot), 1, 0, 0))
        self.setFocusProxy(self.editor)
        self.save.clicked.connect(self.save_requested)
        self._cancel.clicked.connect(self.cancel_requested)
        self._restart.clicked.connect(self.restart_requested)

    def set_changed(self, is_changed: bool) -> None:
        """Whether there is something to save, and to start over from."""
        self._restart.setEnabled(is_changed)

    def set_saving(self, is_saving: bool) -> None:
        self.editor.setReadOnly(is_saving)
        self.save.setEnabled(not is_saving)

    def tell(self, words: str = "") -> None:
        """A sentence under the text; without one, how to listen meanwhile."""
        hint = self.tr("Ctrl+Space plays and pauses, Ctrl+Left and Ctrl+Right go 5 s.")
        self._told.setText(words or hint)
