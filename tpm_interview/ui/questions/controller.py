"""Connects the list of questions with the bank, its changes and the voice."""

from collections.abc import Callable
from datetime import datetime
from typing import Protocol

from PySide6.QtCore import QObject

from tpm_interview.services.bank import QuestionBank
from tpm_interview.services.bank_changes import BankChanges
from tpm_interview.services.bank_editing import BankEditor
from tpm_interview.services.listening import Listening
from tpm_interview.services.question_sets import QuestionSets
from tpm_interview.services.rehearsal import utc_now
from tpm_interview.ui.questions.acting import Acting
from tpm_interview.ui.questions.listing import Listing
from tpm_interview.ui.questions.naming import BANK_NAMING
from tpm_interview.ui.questions.page import QuestionsPage
from tpm_interview.ui.undoing import Undoing
from tpm_interview.ui.voice_sample import VoiceSample


class QuestionTools(Protocol):
    """What the list needs of the `Toolbox`."""

    @property
    def is_read_only(self) -> bool: ...
    @property
    def bank(self) -> QuestionBank: ...
    @property
    def bank_changes(self) -> BankChanges: ...
    @property
    def bank_editor(self) -> BankEditor: ...
    @property
    def question_sets(self) -> QuestionSets: ...
    def listening(self) -> Listening: ...


class QuestionsController(QObject):
    """Listing, acting, taking back and hearing, each in an object of its own."""

    def __init__(
        self, page: QuestionsPage, tools: QuestionTools, clock: Callable[[], datetime] = utc_now
    ) -> None:
        super().__init__(page)
        view = page.list
        view.set_read_only(tools.is_read_only)
        self._listing = Listing(view, tools.bank, clock)
        self._acting = Acting(view, tools.bank_editor, tools.question_sets, self._listing)
        self._undoing = Undoing(view, view.notice, tools.bank_changes, BANK_NAMING)
        tools.bank_changes.subscribe(self._undoing.on_change)
        self._voice = VoiceSample(tools.listening(), self)
        self._undoing.changed.connect(self.refresh)
        view.shown.connect(self.refresh)
        view.left.connect(self._voice.stop)
        view.reading_changed.connect(self._voice.stop)
        view.hear_requested.connect(self._voice.toggle)
        self._voice.speaking_changed.connect(view.pane.action_bar.set_speaking)
        for part in (self._listing, self._acting, self._undoing, self._voice):
            part.failed.connect(view.banner.set_error)
        self._undoing.changed.connect(lambda: view.banner.set_error(None))

    def refresh(self) -> None:
        """Read the bank again."""
        self._listing.refresh()

    @property
    def count(self) -> int:
        """How many questions the bank had outside the trash when it was read last."""
        return sum(not each.trashed_at for each in self._listing.bank_view.questions)

    def choose(self, question_id: str) -> None:
        """Choose this question in the list, even if filters must give way for it."""
        self._listing.choose(question_id)

    def close(self) -> None:
        """End the sound and the threads; the window is closing."""
        self._voice.close()
        for part in (self._undoing, self._acting, self._listing):
            part.close()
