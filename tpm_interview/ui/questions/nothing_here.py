"""In place of the table where no question is found."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QStackedWidget

from tpm_interview.ui.questions.shelf_words import Nothing
from tpm_interview.ui.widgets import EmptyState


class NothingHere(QStackedWidget):
    """One empty state at a time, each built when it is first needed."""

    def __init__(self) -> None:
        super().__init__()
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)  # a place for the focus of the table
        self._states: dict[Nothing, EmptyState] = {}

    def show_nothing(self, nothing: Nothing) -> None:
        if nothing not in self._states:
            state = EmptyState(nothing.icon, nothing.title, nothing.told)
            self._states[nothing] = state
            self.addWidget(state)
        self.setCurrentWidget(self._states[nothing])
