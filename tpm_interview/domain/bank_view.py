"""The whole bank at one moment, and finding in it as fast as one types."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from enum import StrEnum

from tpm_interview.domain.practice import NEVER, Practice, Practiced, passes
from tpm_interview.domain.question import (
    EVERYTHING,
    Competency,
    Level,
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
        """What is wanted, in the order of `questions`."""
        return self.passing(self.places_of(wanted.filter.text), wanted, now)

    def places_of(self, text: str, among: Sequence[int] | None = None) -> Sequence[int]:
        """Where in `questions` every word of `text` is found, looking only `among` these places."""
        searched = self.searched
        places = range(len(searched)) if among is None else among
        # places, not pairs: thousands of new tuples make the collector go over the whole bank
        for word in text.casefold().split():
            places = [place for place in places if word in searched[place]]
        return places

    def passing(self, places: Sequence[int], wanted: Wanted, now: datetime) -> tuple[Question, ...]:
        """The questions at these places that pass all limits but the text."""
        filter, questions = wanted.filter, self.questions
        found = self._on(wanted.shelf, [questions[place] for place in places])
        if filter.competencies:
            found = [each for each in found if each.competency in filter.competencies]
        if filter.kinds:
            found = [each for each in found if each.kind in filter.kinds]
        if filter.levels:
            levels = (*filter.levels, Level.ANY)
            found = [each for each in found if each.level in levels]
        if filter.origins:
            found = [each for each in found if each.origin in filter.origins]
        if filter.tags:
            found = [each for each in found if not set(filter.tags).isdisjoint(each.tags)]
        if wanted.practiced is not Practiced.ANY:
            known = self.practice
            found = [q for q in found if passes(known.get(q.id, NEVER), wanted.practiced, now)]
        return tuple(found)

    def ordered(self, questions: Sequence[Question]) -> "BankView":
        """The same view with its questions in another order, in which they are found then."""
        by_id = {each.id: words for each, words in zip(self.questions, self.searched, strict=True)}
        searched = tuple(by_id[each.id] for each in questions)
        return replace(self, questions=tuple(questions), searched=searched)

    def tags(self) -> tuple[str, ...]:
        """Every tag outside the trash, in alphabetical order."""
        found = {tag for each in self.questions if not each.trashed_at for tag in each.tags}
        return tuple(sorted(found, key=str.casefold))

    def _on(self, wanted: Shelf, found: Sequence[Question]) -> Sequence[Question]:
        if wanted is Shelf.TRASH:
            return [each for each in found if each.trashed_at]
        is_hidden = wanted is Shelf.HIDDEN
        return [each for each in found if each.hidden is is_hidden and each.trashed_at is None]


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
