"""The whole bank at one moment, and finding in it as fast as one types."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from tpm_interview.domain.practice import NEVER, Practice, Practiced, passes
from tpm_interview.domain.question import (
    EVERYTHING,
    Competency,
    Question,
    QuestionFilter,
    QuestionSet,
    searched_text,
)


class Shelf(StrEnum):
    """Where a question lies: each is on exactly one."""

    BANK = "bank"
    HIDDEN = "hidden"
    TRASH = "trash"


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which questions of the bank are shown."""

    filter: QuestionFilter = EVERYTHING
    practiced: Practiced = Practiced.ANY
    shelf: Shelf = Shelf.BANK


@dataclass(frozen=True, slots=True)
class BankView:
    """All questions, hidden and trashed ones too, in the order of the bank.

    `sets` name only questions that are here and not in the trash. `practice` has no entry for
    questions never answered. `searched` belongs to `questions`, entry by entry.
    """

    questions: tuple[Question, ...] = ()
    competencies: tuple[Competency, ...] = ()
    sets: tuple[QuestionSet, ...] = ()
    practice: Mapping[str, Practice] = field(default_factory=dict)
    searched: tuple[str, ...] = ()

    def names(self) -> dict[str, str]:
        """Names of the competencies by slug."""
        return {each.slug: each.name for each in self.competencies}

    def found(self, wanted: Wanted, now: datetime) -> tuple[Question, ...]:
        """What is wanted, in the order of the bank."""
        limits = QuestionFilter(
            competencies=wanted.filter.competencies,
            kinds=wanted.filter.kinds,
            levels=wanted.filter.levels,
            origins=wanted.filter.origins,
            tags=wanted.filter.tags,
            with_hidden=True,
        )
        return tuple(
            question
            for question in self._with(wanted.filter)
            if shelf(question) is wanted.shelf
            and limits.admits(question)
            and passes(self.practice.get(question.id, NEVER), wanted.practiced, now)
        )

    def tags(self) -> tuple[str, ...]:
        """Every tag outside the trash, in alphabetical order."""
        found = {tag for each in self.questions if not each.trashed_at for tag in each.tags}
        return tuple(sorted(found, key=str.casefold))

    def _with(self, filter: QuestionFilter) -> Iterator[Question]:
        if not filter.text.strip():
            return iter(self.questions)
        pairs = zip(self.questions, self.searched, strict=True)
        return (question for question, searched in pairs if filter.admits_text(searched))


def bank_view(
    questions: Sequence[Question],
    competencies: Sequence[Competency],
    sets: Sequence[QuestionSet],
    practice: Mapping[str, Practice],
) -> BankView:
    """A view with everything in it that follows from its parts."""
    here = {question.id for question in questions if not question.trashed_at}
    return BankView(
        tuple(questions),
        tuple(competencies),
        tuple(
            QuestionSet(each.id, each.name, tuple(id for id in each.question_ids if id in here))
            for each in sets
        ),
        practice,
        tuple(searched_text(question) for question in questions),
    )


def shelf(question: Question) -> Shelf:
    if question.trashed_at is not None:
        return Shelf.TRASH
    return Shelf.HIDDEN if question.hidden else Shelf.BANK
