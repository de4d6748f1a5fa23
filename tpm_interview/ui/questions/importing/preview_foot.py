"""The foot of a preview: what will happen, and the step that does it."""

from PySide6.QtCore import Signal

from tpm_interview.ui.questions.importing.draft import Counts
from tpm_interview.ui.questions.importing.words import import_words
from tpm_interview.ui.theme import Role
from tpm_interview.ui.widgets import Button, Card, row, shared_out, text


class PreviewFoot(Card):
    """Leave, skip, import.

    Signals:
        leave_requested, skip_requested, import_requested: What its buttons say.
    """

    leave_requested = Signal()
    skip_requested = Signal()
    import_requested = Signal()

    def __init__(self) -> None:
        self._leave = Button(self.tr("Leave  (Esc)"), "plain", key="Esc")
        self._skip = Button(self.tr("Skip this file  (S)"), "plain", key="S")
        self._told = text("", "small", Role.PlaceholderText)
        self.go = Button("", "action", key="Ctrl+Return")
        content = row(self._leave, self._skip, self._told, self.go, gap=2, margins=(3, 2, 3, 2))
        super().__init__(shared_out(content, 0, 0, 1), "foot")
        self._leave.clicked.connect(self.leave_requested)
        self._skip.clicked.connect(self.skip_requested)
        self.go.clicked.connect(self.import_requested)

    def set_more(self, has_more: bool) -> None:
        """Whether another file waits."""
        self._skip.setVisible(has_more)

    def set_counts(self, counts: Counts, is_busy: bool) -> None:
        self._leave.setEnabled(not is_busy)
        self._skip.setEnabled(not is_busy)
        self.go.setEnabled(bool(counts.add or counts.merge) and not is_busy)
        words = import_words(counts.add, counts.merge)
        self.go.setText(self.tr("Importing\u2026") if is_busy else words)
        left = counts.all - counts.add - counts.merge
        told = self.tr("One step that can be undone.")
        if left:
            told = self.tr("{0} left out. One step that can be undone.")
        self._told.setText(told.format(f"{left:,}") if counts.all else "")
