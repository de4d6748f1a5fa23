"""What corrects the take that is shown: the editor and the versions, one at a time."""

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import QObject

from tpm_interview.services.correcting import Correcting
from tpm_interview.ui.review.controller import ReviewController
from tpm_interview.ui.review.correcting.editing import Editing
from tpm_interview.ui.review.correcting.versions import Versions
from tpm_interview.ui.review.page import ReviewPage, utc_now


class CorrectingController(QObject):
    """E edits the words, V shows their versions."""

    def __init__(
        self,
        page: ReviewPage,
        reviewing: ReviewController,
        correcting: Correcting,
        now: Callable[[], datetime] = utc_now,
    ) -> None:
        super().__init__(page)
        self._editing = Editing(page, reviewing, correcting)
        self._versions = Versions(page, reviewing, correcting, now)
        self._editing.begun.connect(self._versions.forget)
        self._versions.begun.connect(self._editing.put_away)

    def close(self) -> None:
        """Keep what is not saved and end the threads; the window is closing."""
        self._editing.close()
        self._versions.close()
