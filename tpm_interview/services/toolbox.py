"""The services as window and command line see them; `app.py` builds them, each when first used."""

from pathlib import Path
from typing import Protocol

from tpm_interview.domain.settings import RecognizerSettings
from tpm_interview.services.annotating import Annotating
from tpm_interview.services.backups import Backups
from tpm_interview.services.bank import QuestionBank
from tpm_interview.services.bank_changes import BankChanges
from tpm_interview.services.bank_editing import BankEditor
from tpm_interview.services.checking import Checking
from tpm_interview.services.comparing import Comparing
from tpm_interview.services.correcting import Correcting
from tpm_interview.services.diagnosis import Check
from tpm_interview.services.exporting import Exporting
from tpm_interview.services.filler_marking import FillerMarking
from tpm_interview.services.importing import Importing
from tpm_interview.services.keeping import Keeping
from tpm_interview.services.listening import Listening
from tpm_interview.services.mentoring import Mentoring
from tpm_interview.services.prompter import Prompter
from tpm_interview.services.question_sets import QuestionSets
from tpm_interview.services.recovery import RecoveryReport
from tpm_interview.services.rehearsal import RehearsalService
from tpm_interview.services.rerecognition import Rerecognition
from tpm_interview.services.retention import Retention
from tpm_interview.services.review import ReviewService
from tpm_interview.services.review_changes import ReviewChanges
from tpm_interview.services.search import SearchService
from tpm_interview.services.settings import SettingsService
from tpm_interview.services.take_exporting import TakeExporting
from tpm_interview.services.transcription import TranscriptionService
from tpm_interview.services.unsaved_drafts import UnsavedDrafts


class Toolbox(Protocol):
    """One library and all that can be done with it.

    Any property may open the library at first use: LibraryBusy, LibraryTooNew, LibraryDamaged
    and LibraryUnavailable can come from each of them.
    """

    @property
    def folder(self) -> Path: ...
    @property
    def is_read_only(self) -> bool: ...
    @property
    def recovery(self) -> RecoveryReport: ...
    @property
    def bank(self) -> QuestionBank: ...
    @property
    def bank_changes(self) -> BankChanges: ...
    @property
    def bank_editor(self) -> BankEditor: ...
    @property
    def question_sets(self) -> QuestionSets: ...
    @property
    def importing(self) -> Importing: ...
    @property
    def exporting(self) -> Exporting: ...
    @property
    def unsaved_drafts(self) -> UnsavedDrafts: ...
    @property
    def backups(self) -> Backups: ...
    @property
    def checking(self) -> Checking: ...
    @property
    def rehearsal(self) -> RehearsalService: ...
    @property
    def transcription(self) -> TranscriptionService: ...
    @property
    def rerecognition(self) -> Rerecognition: ...
    @property
    def review(self) -> ReviewService: ...
    @property
    def review_changes(self) -> ReviewChanges: ...
    @property
    def keeping(self) -> Keeping: ...
    @property
    def retention(self) -> Retention: ...
    @property
    def comparing(self) -> Comparing: ...
    @property
    def correcting(self) -> Correcting: ...
    @property
    def annotating(self) -> Annotating: ...
    @property
    def filler_marking(self) -> FillerMarking: ...
    @property
    def search(self) -> SearchService: ...
    @property
    def take_exporting(self) -> TakeExporting: ...
    @property
    def mentoring(self) -> Mentoring: ...
    @property
    def settings(self) -> SettingsService: ...
    @property
    def prompter(self) -> Prompter: ...
    @property
    def recognizer_settings(self) -> RecognizerSettings: ...
    def listening(self) -> Listening:
        """A player of its own for a page; the page closes it."""

    def diagnose(self) -> tuple[Check, ...]:
        """Look at everything; takes seconds."""

    def open(self, read_only: bool = False) -> None:
        """Open the library now, so that its errors come here and not later."""

    def open_to_read(self) -> None:
        """Open the library, read-only where another window has it open or its disk is so."""

    def close(self) -> None:
        """End the child processes and close the library."""
