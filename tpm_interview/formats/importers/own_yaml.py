"""Our own YAML: what the app exported, and files in the shape of the shipped ones."""

from collections.abc import Iterable, Iterator
from typing import Any

from tpm_interview.domain.errors import BrokenBank
from tpm_interview.domain.file_errors import BrokenFile, FileTooLarge
from tpm_interview.domain.found import MAX_FOUND, Findings, Found, Progress, Reading
from tpm_interview.domain.question import KeyPoint, Kind, Level, Needs, Origin
from tpm_interview.domain.question import Source as Quoted
from tpm_interview.domain.wording import one_line
from tpm_interview.formats.source import Source
from tpm_interview.formats.text_lines import text_of
from tpm_interview.formats.yaml_faults import told

NAME = "tpm-interview"
MOST_CHARACTERS = 64_000_000
"""What is read of a file; 30,000 questions with all that may belong to them take less."""


def read(source: Source, reading: Reading, on_progress: Progress) -> Findings:
    """Everything as it was exported, each text on one line.

    Raises EmptyFile, FileTooLarge, and BrokenFile that names the line at fault.
    """
    # Parser and schema checker cost a tenth of a second.
    from tpm_interview.formats.question_list import load_list

    file = text_of(source, reading.encoding, lambda share: on_progress(share / 10))
    with file.stream() as stream:
        text = stream.read(MOST_CHARACTERS + 1)
    if len(text) > MOST_CHARACTERS:
        raise FileTooLarge(f"{source.name}: {MOST_CHARACTERS // 1_000_000} MB are read")
    name = source.name or "the text"
    try:
        content = load_list(
            name, text.replace("\r\n", "\n"), lambda share: on_progress(0.1 + share * 0.9)
        )
    except BrokenBank as error:
        place, _, what = error.detail.partition(": ")
        raise BrokenFile(f"{place}: {told(what)}") from error
    questions = tuple(_questions(content.competencies, content.lines))
    _check(name, questions)
    return Findings(
        NAME,
        file.encoding,
        questions[:MAX_FOUND],
        competencies=tuple(
            (one_line(raw["competency"]), one_line(raw["name"])) for raw in content.competencies
        ),
        sets=tuple((one_line(raw["name"]), _texts(raw["questions"])) for raw in content.sets),
        cut_at=questions[MAX_FOUND].line if len(questions) > MAX_FOUND else None,
    )


def _questions(competencies: list[dict[str, Any]], lines: tuple[int, ...]) -> Iterator[Found]:
    places = iter(lines)
    for competency in competencies:
        for raw in competency["questions"]:
            yield _found(raw, one_line(competency["competency"]), next(places))


def _found(raw: dict[str, Any], competency: str, line: int) -> Found:  # Any: valid by the schema
    return Found(
        text=one_line(raw["text"]),
        line=line,
        kind=Kind(raw["kind"]),
        competency=competency,
        level=Level(raw["level"]) if "level" in raw else None,
        follow_ups=_texts(raw.get("follow_ups", ())),
        key_points=tuple(_key_points(raw.get("key_points", ()))),
        tips=_texts(raw.get("tips", ())),
        tags=_texts(raw.get("tags", ())),
        answer_s=raw.get("answer_s"),
        id=one_line(raw.get("id", "")),
        based_on=one_line(raw.get("based_on", "")) or None,
        hidden=raw.get("hidden", False),
        origin=Origin(raw.get("origin", Origin.IMPORTED.value)),
        source=_quoted(raw["source"]) if "source" in raw else None,
    )


def _quoted(raw: dict[str, str]) -> Quoted:
    return Quoted(one_line(raw["section"]), one_line(raw["quote"]))


def _key_points(raw: Iterable[dict[str, Any]]) -> Iterator[KeyPoint]:  # Any: as above
    for each in raw:
        needs = Needs(each.get("needs", Needs.ANY.value))
        if point := one_line(each["point"]):
            yield KeyPoint(point, _texts(each.get("cues", ())), needs)


def _texts(raw: Iterable[str]) -> tuple[str, ...]:
    return tuple(line for line in map(one_line, raw) if line)


def _check(name: str, questions: tuple[Found, ...]) -> None:
    first: dict[str, int] = {}
    for question in questions:
        place = f"{name}, line {question.line}"
        if not question.text:
            raise BrokenFile(f"{place}: text: there is nothing in it that can be seen")
        if question.id and first.setdefault(question.id, question.line) != question.line:
            where = f"line {first[question.id]}"
            raise BrokenFile(f"{place}: id {question.id} is taken in {where}")
