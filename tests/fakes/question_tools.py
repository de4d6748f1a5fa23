"""The services behind the page of Questions, over a real library, with a voice without sound."""

from pathlib import Path

from fakes.listening import FakeSoundPlayer, FakeSpeaker, silent_listening
from tpm_interview.services.bank import QuestionBank
from tpm_interview.services.bank_changes import BankChanges
from tpm_interview.services.bank_editing import BankEditor
from tpm_interview.services.exporting import Exporting
from tpm_interview.services.importing import Importing
from tpm_interview.services.listening import Listening
from tpm_interview.services.question_sets import QuestionSets
from tpm_interview.services.unsaved_drafts import UnsavedDrafts
from tpm_interview.storage.library import Library


class SilentQuestionTools:
    """Everything but the sound is the app's own."""

    def __init__(self, library: Library) -> None:
        self.library = library
        self.voice, self.player = FakeSpeaker(), FakeSoundPlayer()
        self.is_read_only = library.is_read_only
        self.bank = QuestionBank(library, Path("no shipped questions"))
        self.bank_changes = BankChanges(library)
        self.bank_editor = BankEditor(library, self.bank_changes)
        self.question_sets = QuestionSets(library, self.bank_changes)
        self.importing = Importing(library, self.bank_changes)
        self.exporting = Exporting(library)
        self.unsaved_drafts = UnsavedDrafts(library)

    def listening(self) -> Listening:
        return silent_listening(self.player, self.voice)
