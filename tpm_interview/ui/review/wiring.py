"""The controllers of the page of Review, made once its library is open."""

from contextlib import ExitStack

from PySide6.QtCore import QObject

from tpm_interview.services import microphones
from tpm_interview.services.toolbox import Toolbox
from tpm_interview.ui.review.annotating.controller import AnnotatingController
from tpm_interview.ui.review.choosing_speaker import ChoosingSpeaker
from tpm_interview.ui.review.comparing.controller import ComparingController
from tpm_interview.ui.review.controller import ReviewController
from tpm_interview.ui.review.correcting.controller import CorrectingController
from tpm_interview.ui.review.filler_marking import FillerController
from tpm_interview.ui.review.finding import FindController
from tpm_interview.ui.review.naming import REVIEW_NAMING
from tpm_interview.ui.review.page import ReviewPage
from tpm_interview.ui.review.recognizing.controller import RecognizingController
from tpm_interview.ui.review.taking_along import TakingAlong
from tpm_interview.ui.review.trash.controller import TrashController
from tpm_interview.ui.undoing import Undoing


class ReviewWiring(QObject):
    """One controller a feature; each takes the page, the ReviewController and its services."""

    def __init__(self, page: ReviewPage, tools: Toolbox) -> None:
        super().__init__(page)
        made = ReviewController(page, tools.review, tools.transcription, tools.listening())
        tools.transcription.subscribe(made.on_transcription)
        tools.review_changes.subscribe(made.on_changed)
        undoing = Undoing(page, page.undo, tools.review_changes, REVIEW_NAMING)
        tools.review_changes.subscribe(undoing.on_change)
        undoing.failed.connect(page.pane.set_error)
        finding = FindController(page.finder, tools.search, tools.bank.competencies)
        tools.transcription.subscribe(finding.on_transcription)
        tools.review_changes.subscribe(finding.on_transcription)
        page.shown.connect(finding.refresh)
        comparing = ComparingController(page, made, tools.comparing, tools.review, tools.listening)
        tools.review_changes.subscribe(comparing.on_changed)
        self._controllers = (
            made,
            undoing,
            finding,
            AnnotatingController(page, made, tools.annotating),
            comparing,
            CorrectingController(page, made, tools.correcting),
            FillerController(page, made, tools.filler_marking),
            ChoosingSpeaker(page, made, tools.settings, microphones),
            RecognizingController(page, made, tools.rerecognition),
            TakingAlong(page, made, tools.review, tools.take_exporting, tools.mentoring),
            TrashController(page, made, tools.keeping, tools.review_changes),
        )
        made.refresh()
        finding.refresh()

    def close(self) -> None:
        """End every thread; the window is closing."""
        with ExitStack() as stack:  # one that fails must not keep the others open
            for controller in self._controllers:
                stack.callback(controller.close)
