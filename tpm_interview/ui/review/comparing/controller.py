"""The history of a question and the comparison of its takes, as Review makes them."""

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import QObject

from tpm_interview.services.comparing import Comparing
from tpm_interview.services.listening import Listening
from tpm_interview.services.review import ReviewService
from tpm_interview.ui.background import Relay
from tpm_interview.ui.review.comparing.compare_controller import CompareController
from tpm_interview.ui.review.comparing.history_controller import HistoryController
from tpm_interview.ui.review.controller import ReviewController
from tpm_interview.ui.review.page import ReviewPage, utc_now
from tpm_interview.ui.review.take_pane import HISTORY


class ComparingController(QObject):
    """Both views; what is ticked in the history is what C compares from there.

    Give `on_changed` to the services that change takes.
    """

    def __init__(
        self,
        page: ReviewPage,
        reviewing: ReviewController,
        comparing: Comparing,
        review: ReviewService,
        listening: Callable[[], Listening],
        now: Callable[[], datetime] = utc_now,
    ) -> None:
        """`listening` makes a player for one view."""
        super().__init__(page)
        self._page = page
        self._before = page.pane.view_name
        shared = (page, reviewing, comparing, review)
        self._comparison = CompareController(*shared, listening(), self._picked, now)
        self._history = HistoryController(*shared, listening(), now)
        page.pane.view_chosen.connect(self._remember)
        self.on_changed = Relay(self)
        self.on_changed.happened.connect(self._read_again)

    def close(self) -> None:
        for each in (self._comparison, self._history):
            each.close()

    def _read_again(self) -> None:
        self._comparison.read_again()
        self._history.read_again()

    def _remember(self, name: str) -> None:
        self._before = name

    def _picked(self) -> tuple[int, ...]:
        return self._history.picked() if self._before == HISTORY else ()
