"""What is written to a file for other people and other programs."""

from dataclasses import dataclass

from tpm_interview.domain.question import Competency, Question, QuestionSet


@dataclass(frozen=True, slots=True)
class BankExport:
    """Part of the bank or all of it; `title` heads what people read."""

    questions: tuple[Question, ...]
    competencies: tuple[Competency, ...]
    sets: tuple[QuestionSet, ...]
    title: str

    @property
    def chapters(self) -> tuple[tuple[Competency, tuple[Question, ...]], ...]:
        """Every competency with its questions, both in the order given, none left out.

        A competency that only a question names comes last, under its slug.
        """
        names = {question.competency: question.competency for question in self.questions}
        listed = {competency.slug: competency.name for competency in self.competencies}
        held: dict[str, list[Question]] = {slug: [] for slug in {**listed, **names}}
        for question in self.questions:
            held[question.competency].append(question)
        return tuple(
            (Competency(slug, listed.get(slug, slug)), tuple(questions))
            for slug, questions in held.items()
        )
