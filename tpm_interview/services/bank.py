"""The question bank: the shipped questions brought into the library, and drawing from it."""

from collections.abc import Mapping
from pathlib import Path
from random import Random

from tpm_interview.domain.draw import drawn
from tpm_interview.domain.errors import NoQuestions
from tpm_interview.domain.question import EVERYTHING, Competency, Question, QuestionFilter
from tpm_interview.formats import bank_yaml
from tpm_interview.storage.library import Library


class QuestionBank:
    """Questions of one library; `shipped` is the folder of the bundled YAML files."""

    def __init__(self, library: Library, shipped: Path) -> None:
        self._library = library
        self._questions = library.questions
        self._shipped = shipped

    def refresh(self) -> None:
        """Bring new shipped questions in; what the candidate changed stays. Raises BrokenBank."""
        fingerprint = bank_yaml.fingerprint(self._shipped)
        if self._library.is_read_only or fingerprint == self._questions.shipped_fingerprint():
            return
        bank = bank_yaml.read_bank(self._shipped)
        self._questions.load_shipped(bank.questions, bank.competencies, fingerprint)

    def all(self, wanted: QuestionFilter = EVERYTHING) -> tuple[Question, ...]:
        return self._questions.all(wanted)

    def get(self, question_id: str) -> Question:
        """The question with this id. Raises UnknownQuestion."""
        return self._questions.get(question_id)

    def competencies(self) -> tuple[Competency, ...]:
        return self._questions.competencies()

    def draw(self, wanted: QuestionFilter, count: int, rng: Random) -> tuple[Question, ...]:
        """Up to `count` questions for a session, least answered first. Raises NoQuestions."""
        chosen = drawn(self.all(wanted), count, self._times_answered(), rng)
        if not chosen:
            raise NoQuestions
        return chosen

    def _times_answered(self) -> Mapping[str, int]:
        return self._library.sessions.times_answered()
