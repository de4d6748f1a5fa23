"""The bundled question bank: a folder of YAML files, one per competency, and their schema."""

from collections.abc import Iterable
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tpm_interview.domain.errors import BrokenBank
from tpm_interview.domain.question import (
    Competency,
    KeyPoint,
    Kind,
    Level,
    Needs,
    Origin,
    Question,
    Source,
)

if TYPE_CHECKING:
    from tpm_interview.formats.bank_schema import QuestionFile

SCHEMA_NAME = "question.schema.json"


@dataclass(frozen=True, slots=True)
class Bank:
    """All that a folder holds, in the order of its file names."""

    competencies: tuple[Competency, ...]
    questions: tuple[Question, ...]


def fingerprint(folder: Path) -> str:
    """A SHA-256 over names and bytes, to tell cheaply whether files changed. Raises BrokenBank."""
    digest = sha256()
    for path in _paths(folder):
        try:
            content = path.read_bytes()
        except OSError as error:
            raise BrokenBank(f"{path.name}: {error.strerror}") from error
        digest.update(f"{path.name}\0{len(content)}\0".encode())
        digest.update(content)
    return digest.hexdigest()


def read_bank(folder: Path) -> Bank:
    """Competencies and questions of all files in `folder`.

    Raises BrokenBank with file and line as its detail. Takes some tenths of a second, so ask
    `fingerprint` first.
    """
    # Parser and schema checker cost a tenth of a second that most starts do not need.
    from tpm_interview.formats.bank_schema import load_file, load_validator

    validator = load_validator(folder / SCHEMA_NAME)
    files = [load_file(path, validator) for path in _paths(folder)]
    _check_names(files)
    _check_ids(files)
    return Bank(
        tuple(Competency(file.data["competency"], file.data["name"]) for file in files),
        tuple(
            _question(raw, file.data["competency"])
            for file in files
            for raw in file.data["questions"]
        ),
    )


def _paths(folder: Path) -> list[Path]:
    paths = sorted(folder.glob("*.yaml"))
    if not paths:
        raise BrokenBank(f"no question files in {folder}")
    return paths


def _check_names(files: Iterable["QuestionFile"]) -> None:
    for file in files:
        if file.name != f"{file.data['competency']}.yaml":
            raise file.fault(["competency"], "the file must be named after its competency")


def _check_ids(files: Iterable["QuestionFile"]) -> None:
    first: dict[str, str] = {}
    for file in files:
        for index, raw in enumerate(file.data["questions"]):
            if raw["id"] in first:
                what = f"id {raw['id']} is taken in {first[raw['id']]}"
                raise file.fault(["questions", index, "id"], what)
            first[raw["id"]] = file.name


def _question(raw: dict[str, Any], competency: str) -> Question:  # Any: valid by the schema
    return Question(
        id=raw["id"],
        text=raw["text"],
        competency=competency,
        kind=Kind(raw["kind"]),
        level=Level(raw["level"]),
        origin=Origin(raw["origin"]),
        source=Source(**raw["source"]) if "source" in raw else None,
        follow_ups=tuple(raw.get("follow_ups", ())),
        key_points=tuple(_key_point(point) for point in raw.get("key_points", ())),
        tips=tuple(raw.get("tips", ())),
        tags=tuple(raw.get("tags", ())),
        answer_s=raw.get("answer_s"),
    )


def _key_point(raw: dict[str, Any]) -> KeyPoint:  # Any: valid by the schema
    return KeyPoint(
        raw["point"], tuple(raw.get("cues", ())), Needs(raw.get("needs", Needs.ANY.value))
    )
