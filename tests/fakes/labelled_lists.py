"""Question lists in all shapes, each with the questions that a person finds in it."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from tpm_interview.domain.found import Findings, Reading
from tpm_interview.formats.importers.registry import read_list
from tpm_interview.formats.source import from_file

LISTS = Path(__file__).parent.parent / "data" / "lists"
EXPECTED = ".expected.txt"


@dataclass(frozen=True, slots=True)
class Labelled:
    """`missed` and `wrong` are texts; `attached` counts follow-ups under the right question."""

    name: str
    expected: int
    found: int
    missed: tuple[str, ...]
    wrong: tuple[str, ...]
    follow_ups: int
    attached: int


def labelled_lists() -> Iterator[Path]:
    return (path for path in sorted(LISTS.iterdir()) if not path.name.endswith(EXPECTED))


def compared(path: Path) -> Labelled:
    """What the importer finds in the list at `path`, against the file of answers beside it."""
    answers = path.with_name(path.stem + EXPECTED).read_text(encoding="utf-8")
    expected = list(_expected(answers.splitlines()))
    found = list(_found(read_list(from_file(path), Reading(), lambda share: None)))
    wanted, got = {text for text, _ in expected}, {text for text, _ in found}
    below = {(text, above) for text, above in expected if above}
    return Labelled(
        path.name,
        len(wanted),
        len(got),
        tuple(text for text, _ in expected if text not in got),
        tuple(text for text, _ in found if text not in wanted),
        len(below),
        len(below & set(found)),
    )


def _expected(lines: list[str]) -> Iterator[tuple[str, str]]:
    """Each text with the question it follows up, empty for none."""
    above = ""
    for line in lines:
        if line.startswith("\t"):
            yield line.strip(), above
        else:
            above = line
            yield line, ""


def _found(findings: Findings) -> Iterator[tuple[str, str]]:
    for question in findings.questions:
        yield question.text, ""
        yield from ((text, question.text) for text in question.follow_ups)
