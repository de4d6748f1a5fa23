"""The page of Questions: the list, and views that work on one part of the bank."""

from PySide6.QtWidgets import QStackedWidget, QWidget

from tpm_interview.ui.questions.list_view import ListView


class QuestionsPage(QStackedWidget):
    """One view at a time; owns no service."""

    def __init__(self) -> None:
        super().__init__()
        self.list = ListView()
        self.add_view(self.list)
        self.setFocusProxy(self.list)

    def add_view(self, view: QWidget) -> None:
        """Its place is the whole page, once `show_view` brings it there."""
        self.addWidget(view)

    def show_view(self, view: QWidget) -> None:
        """Show one of the views and give it the focus."""
        self.setCurrentWidget(view)
        self.setFocusProxy(view)
        view.setFocus()
