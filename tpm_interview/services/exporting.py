"""Questions as files for other people and programs."""

from collections.abc import Sequence
from pathlib import Path

from tpm_interview.domain.bank_export import BankExport
from tpm_interview.domain.question import Question
from tpm_interview.formats.exporters.registry import SUFFIXES, rendered
from tpm_interview.services.whole_files import whole_file
from tpm_interview.storage.library import Library

EXPORT_FORMATS = tuple(SUFFIXES)
TITLE = "TPM interview questions"


class Exporting:
    """Writes part of the bank or all of it; the bank is only read."""

    def __init__(self, library: Library) -> None:
        self._store = library.questions

    def export(
        self, path: Path, format: str = "", ids: Sequence[str] | None = None, title: str = TITLE
    ) -> int:
        """Writes the questions of these ids in this order, or all outside the trash; how many.

        Without `format` the suffix decides; one that is unknown gives YAML. With `ids` None the
        sets go along, where a format has room for them. A file that was there is replaced only
        by a whole one. Raises CannotWrite.
        """
        made = self._export(ids, title)
        content = rendered(format or format_for(path), made)
        with whole_file(path) as file:
            file.write(content)
        return len(made.questions)

    def _export(self, ids: Sequence[str] | None, title: str) -> BankExport:
        here = {each.id: each for each in self._store.everything() if not each.trashed_at}
        questions: tuple[Question, ...] = tuple(here.values())
        if ids is not None:
            questions = tuple(here[id] for id in ids if id in here)
        used = {each.competency for each in questions}
        competencies = tuple(each for each in self._store.competencies() if each.slug in used)
        return BankExport(questions, competencies, self._store.sets() if ids is None else (), title)


def format_for(path: Path) -> str:
    """The format that a file's name asks for."""
    by_suffix = {suffix: name for name, suffix in SUFFIXES.items()}
    return by_suffix.get(path.suffix.lower(), "yaml")


def suffix_for(format: str) -> str:
    """What the name of a file in one of EXPORT_FORMATS ends with, the dot included."""
    return SUFFIXES[format]
