"""A question list in our own format as checked data; slow to import."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from jsonschema import Draft202012Validator, ValidationError
from ruamel.yaml.nodes import MappingNode, Node, SequenceNode

from tpm_interview.domain.errors import BrokenBank
from tpm_interview.domain.file_errors import FileTooLarge
from tpm_interview.domain.found import Progress
from tpm_interview.domain.question import MAX_TEXT
from tpm_interview.formats.bank_schema import fault, line_of, parsed_list, place, told
from tpm_interview.formats.exporters.own_yaml import FORMAT, VERSION
from tpm_interview.formats.own_layout import Content, read_layout

SCHEMA = Path(__file__).with_name("question-list.schema.json")
MOST_PARSED = 4_000_000
"""Characters read in another layout than our exporter's: the parser takes 50 times as much."""
_LINES_TOLD = 20_000
_QUESTIONS_TOLD = 200
"""Lines and questions between two reports: some hundredths of a second."""


@dataclass(frozen=True, slots=True)
class QuestionList:
    """Valid by the schema, hence Any; a file of one competency is a list of one here."""

    competencies: list[dict[str, Any]]
    sets: list[dict[str, Any]]
    lines: tuple[int, ...]


def load_list(name: str, text: str, on_progress: Progress) -> QuestionList:
    r"""The content of `text`, whose lines end in \n.

    Raises BrokenBank that names `name` and the line at fault, and FileTooLarge.
    """
    lines = text.removesuffix("\n").split("\n")
    content = read_layout(_told(lines, on_progress)) or _parsed(name, text, on_progress)
    data = _as_list(content.data)
    for part in _parts(data, on_progress):
        if not part.validator.is_valid(part.data):
            raise _first_fault(name, text, content, part)
    return QuestionList(data["competencies"], data.get("sets", []), content.lines)


def _told(lines: list[str], on_progress: Progress) -> Iterator[str]:
    for number, line in enumerate(lines):
        if number % _LINES_TOLD == 0:
            on_progress(number / len(lines) / 2)
        yield line


def _parsed(name: str, text: str, on_progress: Progress) -> Content:
    if len(text) > MOST_PARSED:
        raise FileTooLarge(f"{name}: YAML over {MOST_PARSED // 1_000_000} MB is read as exported")
    data, root = parsed_list(name, text, lambda share: on_progress(share / 2))
    chapters = [root] if _is_single(data) else list(_items(root, "competencies"))
    asked = [node for chapter in chapters for node in _items(chapter, "questions")]
    return Content(data, tuple(node.start_mark.line + 1 for node in asked))


def _items(node: Node, key: str) -> Iterator[Node]:
    if isinstance(node, MappingNode):
        for name, value in node.value:
            if name.value == key and isinstance(value, SequenceNode):
                yield from value.value


def _is_single(data: Any) -> bool:
    """Whether it is in the shape of a shipped file, which holds one competency."""
    return isinstance(data, dict) and "questions" in data and "format" not in data


def _as_list(data: Any) -> Any:
    if _is_single(data):
        return {"format": FORMAT, "version": VERSION, "competencies": [data]}
    return data


@dataclass(frozen=True, slots=True)
class _Part:
    """What stands at `path` of a list; `number` counts questions, None where it is none."""

    path: tuple[str | int, ...]
    data: Any
    validator: Draft202012Validator
    number: int | None = None


def _parts(data: Any, on_progress: Progress) -> Iterator[_Part]:
    """The list without its questions, then one question after the other: many take long."""
    schema = json.loads(SCHEMA.read_text(encoding="utf-8"))
    yield _Part((), _without_questions(data), Draft202012Validator(schema))
    asked = Draft202012Validator({"$ref": "#/$defs/question", "$defs": schema["$defs"]})
    paths = [
        ("competencies", row, "questions", column)
        for row, chapter in enumerate(data["competencies"])
        for column in range(len(chapter["questions"]))
    ]
    for number, path in enumerate(paths):
        if number % _QUESTIONS_TOLD == 0:
            on_progress(0.5 + number / len(paths) / 2)
        question = data["competencies"][path[1]]["questions"][path[3]]
        yield _Part(path, question, asked, number)


def _first_fault(name: str, text: str, content: Content, part: _Part) -> BrokenBank:
    faults = [(part.path + tuple(place(error)), _said(error)) for error in _errors(part)]
    if len(text) > MOST_PARSED:
        line = 1 if part.number is None else content.lines[part.number]
        return fault(name, line, faults[0][1])
    _, root = parsed_list(name, text, lambda share: None)
    above = 2 if _is_single(content.data) else 0
    return fault(name, *min((line_of(root, path[above:]), what) for path, what in faults))


def _errors(part: _Part) -> Iterator[ValidationError]:
    errors: Iterator[ValidationError] = part.validator.iter_errors(part.data)
    return errors


def _said(error: ValidationError) -> str:
    if list(error.absolute_path) == ["version"] and isinstance(error.instance, int):
        return f"version {error.instance} was written by a newer TPM Interview; update the app"
    if error.validator == "maxLength":
        names = [step for step in error.absolute_path if isinstance(step, str)]
        return f"{names[-1]}: a text is longer than {MAX_TEXT:,} characters"
    return told(error)


def _without_questions(data: Any) -> Any:
    chapters = data.get("competencies") if isinstance(data, dict) else None
    if not isinstance(chapters, list):
        return data
    return data | {"competencies": [_without_own(chapter) for chapter in chapters]}


def _without_own(chapter: Any) -> Any:
    has_list = isinstance(chapter, dict) and isinstance(chapter.get("questions"), list)
    return chapter | {"questions": []} if has_list else chapter
