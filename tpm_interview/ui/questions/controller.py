"""Connects the page of Questions with the bank and the voice."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Protocol

from PySide6.QtCore import QObject

from tpm_interview.domain.question import EVERYTHING, Competency, Question, QuestionFilter
from tpm_interview.services.listening import Listening
from tpm_interview.ui.background import Background
from tpm_interview.ui.questions.page import QuestionsPage
from tpm_interview.ui.voice_sample import VoiceSample


class Bank(Protocol):
    """What the page asks of the `QuestionBank`."""

    def all(self, wanted: QuestionFilter = EVERYTHING) -> tuple[Question, ...]: ...
    def competencies(self) -> tuple[Competency, ...]: ...


@dataclass(frozen=True, slots=True)
class _Found:
    wanted: QuestionFilter
    questions: tuple[Question, ...]
    total: int
    competencies: Mapping[str, str]


class QuestionsController(QObject):
    """Filters in the background; only what the newest filter found is shown."""

    def __init__(self, page: QuestionsPage, bank: Bank, listening: Listening) -> None:
        super().__init__(page)
        self._page = page
        self._bank = bank
        self._background = Background(self)
        self._voice = VoiceSample(listening, self)
        self._wanted = EVERYTHING
        page.shown.connect(self.refresh)
        page.left.connect(self._voice.stop)
        page.filter_changed.connect(self._filter)
        page.question_changed.connect(self._voice.stop)
        page.hear_requested.connect(self._voice.toggle)
        self._voice.speaking_changed.connect(page.pane.set_speaking)
        self._voice.failed.connect(page.banner.set_error)

    def refresh(self) -> None:
        """Read the bank again."""
        wanted = self._wanted

        def work() -> _Found:
            everything, fitting = self._bank.all(), self._bank.all(wanted)
            names = {each.slug: each.name for each in self._bank.competencies()}
            return _Found(wanted, fitting, len(everything), names)

        self._background.run(work, self._show, self._page.banner.set_error)

    def close(self) -> None:
        """End the sound and the threads; the window is closing."""
        self._voice.close()
        self._background.close()

    def _filter(self, wanted: QuestionFilter) -> None:
        self._wanted = wanted
        self.refresh()

    def _show(self, found: _Found) -> None:
        if found.wanted == self._wanted:
            self._page.set_questions(found.questions, found.total, found.competencies)
