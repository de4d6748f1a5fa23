"""Question lists of other programs: looked at first, then taken in as one step."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from tpm_interview.domain.bank_edit import Action, BankEdit
from tpm_interview.domain.drafts import merged, tidied
from tpm_interview.domain.found import Found, Progress, Reading, Skipped
from tpm_interview.domain.offer import Decision, Imported, Offer, Pick, Preview
from tpm_interview.domain.question import OTHER, Competency, Question, QuestionSet
from tpm_interview.formats import source
from tpm_interview.formats.importers.registry import IMPORTERS, read_list
from tpm_interview.services import offers
from tpm_interview.services.bank_changes import BankChanges
from tpm_interview.services.bank_editing import edited, new_id
from tpm_interview.storage.library import Library

IMPORT_FORMATS = tuple(IMPORTERS)
AS_FOUND = Reading()
_TOLD_EVERY = 100
"""Questions compared with the bank between two chances to stop."""


def _unheard(share: float) -> None:
    """For reading that nobody watches."""


def _watched(found: Sequence[Found], on_progress: Progress) -> Iterator[Found]:
    """The questions of a file that is read to its end; comparing them may take as long again."""
    for number, each in enumerate(found):
        if number % _TOLD_EVERY == 0:
            on_progress(1.0)
        yield each


class Importing:
    """Reads lists and brings what the candidate picks into the bank."""

    def __init__(self, library: Library, changes: BankChanges) -> None:
        self._store = library.questions
        self._changes = changes

    def preview_file(
        self, path: Path, reading: Reading = AS_FOUND, on_progress: Progress = _unheard
    ) -> Preview:
        """What a file would bring in. Raises the errors of "Import and export", Cancelled."""
        return self._preview(source.from_file(path), reading, on_progress)

    def preview_text(
        self, text: str, reading: Reading = AS_FOUND, on_progress: Progress = _unheard
    ) -> Preview:
        """The same for pasted text."""
        return self._preview(source.from_text(text), reading, on_progress)

    def _preview(self, given: source.Source, reading: Reading, on_progress: Progress) -> Preview:
        findings = read_list(given, reading, on_progress)
        found = self._offers(_watched(findings.questions, on_progress), findings.competencies)
        return Preview(given.name, findings, found)

    def taken_in(self, lines: Sequence[Skipped]) -> tuple[Offer, ...]:
        """Lines that an importer left out, as questions after all."""
        from tpm_interview.formats.rules.kind import kind_of

        return self._offers(
            tuple(Found(each.text, each.line, kind_of(each.text), "", each.place) for each in lines)
        )

    def _offers(
        self, found: Iterable[Found], competencies: Iterable[tuple[str, str]] = ()
    ) -> tuple[Offer, ...]:
        here = [each for each in self._store.everything() if not each.trashed_at]
        slugs = offers.slugs_by_name(self._competencies(competencies))
        return offers.offers(found, here, slugs)

    def commit(self, picks: Sequence[Pick], preview: Preview) -> Imported:
        """Takes in what is picked: all of it in one transaction, or nothing.

        Competencies that are new are made, and the sets of our own format. Raises UnknownQuestion
        where one to merge into is gone, EmptyQuestion, TextTooLong.
        """
        competencies = self._competencies(preview.findings.competencies)
        added, new_competencies = self._added(picks, competencies)
        changed = tuple(self._merged(picks, offers.slugs_by_name(competencies)))
        sets = self._sets(preview.findings.sets)
        count = len(added) + sum(pick.decision is Decision.MERGE for pick in picks)
        edit = BankEdit((*added, *changed), sets=sets, competencies=new_competencies)
        if edit != BankEdit(competencies=new_competencies):
            self._changes.make(edit, Action.IMPORT, count)
        return Imported(len(added), count - len(added), added[0].id if added else "")

    def _competencies(self, named: Iterable[tuple[str, str]]) -> list[Competency]:
        here = {each.slug: each for each in self._store.competencies()}
        brought = {slug: Competency(slug, name) for slug, name in named}
        return list({**brought, **here}.values())

    def _added(
        self, picks: Sequence[Pick], competencies: Sequence[Competency]
    ) -> tuple[tuple[Question, ...], tuple[Competency, ...]]:
        """Questions to add, and the competencies they name that the bank lacks."""
        slugs = offers.slugs_by_name(competencies)
        names = {each.slug: each for each in (OTHER, *competencies)}
        here = {each.slug for each in self._store.competencies()}
        added: list[Question] = []
        for pick in picks:
            if pick.decision is not Decision.ADD:
                continue
            made = tidied(offers.question(pick.found, _id(pick.found), slugs))
            names.setdefault(made.competency, Competency(made.competency, pick.found.competency))
            added.append(made)
        used = dict.fromkeys(each.competency for each in added)
        return tuple(added), tuple(names[slug] for slug in used if slug not in here)

    def _merged(self, picks: Sequence[Pick], slugs: dict[str, str]) -> Iterable[Question]:
        """The questions merged into, each once; a shipped one becomes an own copy."""
        kept: dict[str, Question] = {}
        for pick in picks:
            if pick.decision is Decision.MERGE:
                old = kept.get(pick.into) or self._store.get(pick.into)
                kept[pick.into] = merged(old, tidied(offers.question(pick.found, old.id, slugs)))
        for id, whole in kept.items():
            yield from edited(self._store.get(id), whole)

    def _sets(self, wanted: Iterable[tuple[str, tuple[str, ...]]]) -> tuple[QuestionSet, ...]:
        """Those that are new, and those of a known name that get more questions."""
        here = {each.name: each for each in self._store.sets()}
        made = []
        for name, ids in wanted:
            old = here.get(name) or QuestionSet(new_id(name), name)
            made.append(replace(old, question_ids=tuple(dict.fromkeys((*old.question_ids, *ids)))))
        return tuple(each for each in made if here.get(each.name) != each)


def _id(found: Found) -> str:
    return found.id or new_id(found.text)
