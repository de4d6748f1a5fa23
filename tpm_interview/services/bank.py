"""The question bank: the shipped questions brought into the library, and drawing from it."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from random import Random

from tpm_interview.analysis.schedule import due_at
from tpm_interview.domain.bank_view import BankView, bank_view
from tpm_interview.domain.draw import drawn
from tpm_interview.domain.errors import NoQuestions
from tpm_interview.domain.practice import Answers, Practice
from tpm_interview.domain.question import (
    EVERYTHING,
    Competency,
    Question,
    QuestionFilter,
    QuestionSet,
)
from tpm_interview.formats import bank_yaml
from tpm_interview.services.neighbors import Neighbors
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

    def sets(self) -> tuple[QuestionSet, ...]:
        """In the order they were made; they may name questions that are gone."""
        return self._questions.sets()

    def view(self) -> BankView:
        """All of it at this moment, with what was practiced; takes tenths of a second."""
        questions = self._questions.everything()
        practice = practiced(questions, self._library.sessions.answers())
        return bank_view(questions, self.competencies(), self._questions.sets(), practice)

    def alike(self, text: str, but: str = "") -> tuple[Question, ...]:
        """Questions outside the trash that ask nearly the same, `but` the one of this id."""
        return self.neighbors().of(text, but)

    def neighbors(self) -> Neighbors:
        """For asking more than once for questions that are alike."""
        return Neighbors(self._questions.everything())

    def draw(self, wanted: QuestionFilter, count: int, rng: Random) -> tuple[Question, ...]:
        """Up to `count` questions for a session, least answered first. Raises NoQuestions."""
        chosen = drawn(self.all(wanted), count, self._times_answered(), rng)
        if not chosen:
            raise NoQuestions
        return chosen

    def _times_answered(self) -> Mapping[str, int]:
        return self._library.sessions.times_answered()


def practiced(
    questions: Sequence[Question], answers: Mapping[str, Answers]
) -> Mapping[str, Practice]:
    """By question id; an own copy goes on with what its original was answered."""
    return {
        question.id: _practice(given)
        for question in questions
        if (
            given := [answers[id] for id in (question.id, question.based_on or "") if id in answers]
        )
    }


def _practice(given: Sequence[Answers]) -> Practice:
    return Practice(
        times=sum(each.times for each in given),
        last_at=max(each.last_at for each in given),
        due_at=due_at(mark for each in given for mark in each.marks),
    )
