"""The Rehearse page: one view at a time; those of a session are built when one begins."""

from functools import cached_property
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from tpm_interview.ui.rehearse.start_view import StartView

if TYPE_CHECKING:  # a session's views wait until one begins: the first window opens sooner
    from tpm_interview.ui.rehearse.after_view import AfterView
    from tpm_interview.ui.rehearse.answering_view import AnsweringView
    from tpm_interview.ui.rehearse.asked_view import AskedView
    from tpm_interview.ui.rehearse.summary_view import SummaryView
    from tpm_interview.ui.rehearse.typed_view import TypedView

SESSION_VIEWS = ("asked", "answering", "after", "typed", "summary")
View = TypeVar("View", bound=QWidget)


class RehearsePage(QStackedWidget):
    """Owns the views and no service.

    Signals:
        in_session_changed: Whether a session is under way; the rail goes away for it.
        again_requested: The candidate wants another session, or back to the start.
        review_requested: The candidate wants to listen to the session just ended.
        words_shown_changed: Whether live words shall be shown from now on.
    """

    in_session_changed = Signal(bool)
    again_requested = Signal()
    review_requested = Signal()
    words_shown_changed = Signal(bool)

    def __init__(self) -> None:
        super().__init__()
        self._are_words_shown = True
        self.start = self._added(StartView())

    @cached_property
    def asked(self) -> "AskedView":
        from tpm_interview.ui.rehearse.asked_view import AskedView

        return self._added(AskedView())

    @cached_property
    def answering(self) -> "AnsweringView":
        from tpm_interview.ui.rehearse.answering_view import AnsweringView

        view = AnsweringView()
        view.set_words_shown(self._are_words_shown)
        view.words_shown_changed.connect(self.words_shown_changed)
        return self._added(view)

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

        view = SummaryView()
        view.again_requested.connect(self.again_requested)
        view.review_requested.connect(self.review_requested)
        return self._added(view)

    def set_words_shown(self, shown: bool) -> None:
        """Whether live words are shown while answering."""
        self._are_words_shown = shown
        if "answering" in self.__dict__:
            self.answering.set_words_shown(shown)

    def build_ahead(self) -> None:
        """Build the session's views while the candidate chooses, one a turn of the event loop."""
        left = [name for name in SESSION_VIEWS if name not in self.__dict__]
        if left:
            getattr(self, left[0])
            QTimer.singleShot(0, self, self.build_ahead)

    def show_view(self, view: QWidget) -> None:
        """Show one of the views and give the focus to its next step."""
        if self.currentWidget() is not view:
            self.setCurrentWidget(view)
            self.in_session_changed.emit(view is not self.start)
        view.setFocus()

    def _added(self, view: View) -> View:
        self.addWidget(view)
        return view
