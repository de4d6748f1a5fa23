"""What was done last, and the way back."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QSizePolicy

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
        self._is_undone = False
        self._told = text()
        self._way = Button("", "bare")
        self._dismiss = Button("", "bare", "x")
        self._dismiss.setAccessibleName(self.tr("Dismiss"))
        self._dismiss.setToolTip(self.tr("Dismiss"))
        content = row(self._told, self._way, self._dismiss, margins=(2, 0, 1, 0))
        self.setLayout(shared_out(content, 1))
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._way.clicked.connect(self._go)
        self._dismiss.clicked.connect(self.hide)
        self.hide()

    def show_done(self, told: str, step: str) -> None:
        """A change was made: what happened, and what is taken back, as in "Undo ..."."""
        self._is_undone = False
        self._show(told, self.tr("Undo {0}  (Ctrl+Z)").format(step))

    def show_undone(self, step: str) -> None:
        """A change was taken back."""
        self._is_undone = True
        self._show(self.tr("Taken back"), self.tr("Redo {0}  (Ctrl+Shift+Z)").format(step))

    def _show(self, words: str, way: str) -> None:
        self._told.setText(words)
        self._way.setText(way.replace("&", "&&"))
        self.setAccessibleName(words)
        self.show()

    def _go(self) -> None:
        (self.redo_requested if self._is_undone else self.undo_requested).emit()
