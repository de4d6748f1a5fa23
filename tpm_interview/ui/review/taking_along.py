"""What leaves Review and what comes back to it: exports, and mentors' notes on them."""

from PySide6.QtCore import QObject

from tpm_interview.domain.errors import UserError
from tpm_interview.services.mentoring import Mentoring
from tpm_interview.services.review import ReviewService
from tpm_interview.services.take_exporting import TakeExporting
from tpm_interview.ui.background import Background
from tpm_interview.ui.review.controller import ReviewController
from tpm_interview.ui.review.exporting.controller import TakeExportController
from tpm_interview.ui.review.mentor_notes import AskNotes, MentorNotesController, ask_notes
from tpm_interview.ui.review.page import ReviewPage
from tpm_interview.ui.save_as import AskPath, ShowFolder, ask_path, show_folder


class TakingAlong(QObject):
    """Connects the take that is shown with the dialogs that write it and take notes in."""

    def __init__(
        self,
        page: ReviewPage,
        reviewing: ReviewController,
        review: ReviewService,
        exporting: TakeExporting,
        mentoring: Mentoring,
        ask: AskPath = ask_path,
        show: ShowFolder = show_folder,
        ask_for_notes: AskNotes = ask_notes,
    ) -> None:
        super().__init__(page)
        self._page, self._reviewing, self._review = page, reviewing, review
        self._background = Background(self)
        self._exporting = TakeExportController(page, exporting, ask, show)
        self._notes = MentorNotesController(page, mentoring, ask_for_notes)
        actions = page.pane.more
        actions.add(self.tr("Export..."), "X", self._export)
        actions.add(self.tr("Mentor's notes..."), "M", self._notes.ask)
        page.selection.add(self.tr("Export..."), "X").clicked.connect(self._export)
        self._notes.taken_in.connect(self._tell_taken_in)
        self._notes.failed.connect(self._tell_failed)

    def close(self) -> None:
        """Stop what is being written and end the threads; the window is closing."""
        for each in (self._exporting, self._notes, self._background):
            each.close()

    def _export(self) -> None:
        entry = self._reviewing.chosen
        if entry is None:
            return
        selected = tuple(each.take_id for each in self._reviewing.acted_on)
        self._background.run(
            lambda: self._review.take(entry.take_id),
            lambda take: self._exporting.open(take, entry.session_id, entry.question_id, selected),
            self._page.pane.set_error,
        )

    def _tell_taken_in(self, words: str) -> None:
        self._page.pane.set_error(None)
        self._page.pane.notice.tell(words)
        self._reviewing.read_again()

    def _tell_failed(self, error: UserError) -> None:
        self._page.pane.notice.tell("")
        self._page.pane.set_error(error)
