"""The Rehearse page: one view at a time; those of a session are built when one begins."""

from functools import cached_property
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from tpm_interview.ui.rehearse.start_view import StartView

if TYPE_CHECKING:  # a session's views wait until one begins: the first window opens sooner
    from tpm_interview.ui.rehearse.after_view import AfterView
    from tpm_interview.ui.rehearse.answering_view import AnsweringView
    from tpm_interview.ui.rehearse.asked_view import AskedView
    from tpm_interview.ui.rehearse.summary_view import SummaryView
    from tpm_interview.ui.rehearse.typed_view import TypedView

View = TypeVar("View", bound=QWidget)


class RehearsePage(QStackedWidget):
    """Owns the views and no service.

    Signals:
        in_session_changed: Whether a session is under way; the rail goes away for it.
    """

    in_session_changed = Signal(bool)

    def __init__(self) -> None:
        super().__init__()
        self.start = self._added(StartView())

    @cached_property
    def asked(self) -> "AskedView":
        from tpm_interview.ui.rehearse.asked_view import AskedView

        return self._added(AskedView())

    @cached_property
    def answering(self) -> "AnsweringView":
        from tpm_interview.ui.rehearse.answering_view import AnsweringView

        return self._added(AnsweringView())

    @cached_property
    def typed(self) -> "TypedView":
        from tpm_interview.ui.rehearse.typed_view import TypedView

        return self._added(TypedView())

    @cached_property
    def after(self) -> "AfterView":
        from tpm_interview.ui.rehearse.after_view import AfterView

        return self._added(AfterView())

    @cached_property
    def summary(self) -> "SummaryView":
        from tpm_interview.ui.rehearse.summary_view import SummaryView

        return self._added(SummaryView())

    def show_view(self, view: QWidget) -> None:
        """Show one of the views and give the focus to its next step."""
        if self.currentWidget() is not view:
            self.setCurrentWidget(view)
            self.in_session_changed.emit(view is not self.start)
        view.setFocus()

    def _added(self, view: View) -> View:
        self.addWidget(view)
        return view
