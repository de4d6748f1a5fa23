"""The services that stand on an open library and end with it."""

import threading
from abc import ABC, abstractmethod
from functools import cached_property
from pathlib import Path

from tpm_interview.services.annotating import Annotating
from tpm_interview.services.bank import QuestionBank
from tpm_interview.services.bank_changes import BankChanges
from tpm_interview.services.bank_editing import BankEditor
from tpm_interview.services.comparing import Comparing
from tpm_interview.services.correcting import Correcting
from tpm_interview.services.exporting import Exporting
from tpm_interview.services.filler_marking import FillerMarking
from tpm_interview.services.importing import Importing
from tpm_interview.services.keeping import Keeping
from tpm_interview.services.mentoring import Mentoring
from tpm_interview.services.question_sets import QuestionSets
from tpm_interview.services.retention import Retention
from tpm_interview.services.review import ReviewService
from tpm_interview.services.review_changes import ReviewChanges
from tpm_interview.services.search import SearchService
from tpm_interview.services.take_exporting import TakeExporting
from tpm_interview.services.unsaved_drafts import UnsavedDrafts
from tpm_interview.storage.library import Library


class LibraryServices(ABC):
    """Each is built when first asked for; none has anything to close."""

    def __init__(self, shipped: Path, turn: threading.Lock) -> None:
        """`shipped` is the folder of the shipped questions; `turn` as `Keeping` takes it."""
        self._shipped = shipped
        self._turn = turn

    @property
    @abstractmethod
    def library(self) -> Library: ...

    def forget_services(self) -> None:
        """Their library is closed; those of the next one are built anew."""
        for name, of_class in vars(LibraryServices).items():
            if isinstance(of_class, cached_property):
                self.__dict__.pop(name, None)

    # Questions

    @cached_property
    def bank(self) -> QuestionBank:
        return QuestionBank(self.library, self._shipped)

    @cached_property
    def bank_changes(self) -> BankChanges:
        return BankChanges(self.library)

    @cached_property
    def bank_editor(self) -> BankEditor:
        return BankEditor(self.library, self.bank_changes)

    @cached_property
    def question_sets(self) -> QuestionSets:
        return QuestionSets(self.library, self.bank_changes)

    @cached_property
    def importing(self) -> Importing:
        return Importing(self.library, self.bank_changes)

    @cached_property
    def exporting(self) -> Exporting:
        return Exporting(self.library)

    @cached_property
    def unsaved_drafts(self) -> UnsavedDrafts:
        return UnsavedDrafts(self.library)

    # What was rehearsed

    @cached_property
    def review(self) -> ReviewService:
        return ReviewService(self.library)

    @cached_property
    def review_changes(self) -> ReviewChanges:
        return ReviewChanges()

    @cached_property
    def annotating(self) -> Annotating:
        return Annotating(self.library, self.review_changes)

    @cached_property
    def filler_marking(self) -> FillerMarking:
        return FillerMarking(self.library, self.review_changes)

    @cached_property
    def correcting(self) -> Correcting:
        return Correcting(self.library, self.review_changes)

    @cached_property
    def comparing(self) -> Comparing:
        return Comparing(self.library)

    @cached_property
    def search(self) -> SearchService:
        return SearchService(self.library)

    @cached_property
    def take_exporting(self) -> TakeExporting:
        return TakeExporting(self.library)

    @cached_property
    def mentoring(self) -> Mentoring:
        return Mentoring(self.library)

    @cached_property
    def keeping(self) -> Keeping:
        return Keeping(self.library, self.review_changes, self._turn)

    @cached_property
    def retention(self) -> Retention:
        return Retention(self.library, self.keeping)
