"""What was done last, and the way back."""

from PySide6.QtCore import Signal

from tpm_interview.domain.bank_edit import Done
from tpm_interview.ui.questions.naming import redo_label, taken_back, told, undo_label
from tpm_interview.ui.widgets import Button, Card, row, shared_out, text


class UndoNotice(Card):
    """A quiet row; it stays until the next change or until it is dismissed.

    Signals:
        undo_requested, redo_requested: The candidate pressed its button.
    """

    undo_requested = Signal()
    redo_requested = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._told = text()
        self._undo, self._redo = Button("", "bare"), Button("", "bare")
        self._dismiss = Button("", "bare", "x")
        self._dismiss.setAccessibleName(self.tr("Dismiss"))
        self._dismiss.setToolTip(self.tr("Dismiss"))
        content = row(self._told, self._undo, self._redo, self._dismiss, margins=(2, 0, 1, 0))
        self.setLayout(shared_out(content, 1))
        self._undo.clicked.connect(self.undo_requested)
        self._redo.clicked.connect(self.redo_requested)
        self._dismiss.clicked.connect(self.hide)
        self.hide()

    def show_done(self, done: Done | None) -> None:
        """A change was made; None where nothing can be taken back."""
        self._show(told(done) if done else "", undo=undo_label(done) if done else "")

    def show_undone(self, done: Done) -> None:
        """A change was taken back."""
        self._show(taken_back(done), redo=redo_label(done))

    def _show(self, words: str, undo: str = "", redo: str = "") -> None:
        self._told.setText(words)
        for button, label in ((self._undo, undo), (self._redo, redo)):
            button.setText(label)
            button.setVisible(bool(label))
        self.setAccessibleName(words)
        self.setVisible(bool(words))
