"""The small file that a mentor sends back, made by the page of the mentor pack.

It comes from somebody else's computer: its size, its shape, its marks and its texts are checked.
"""

import json
from datetime import UTC, datetime
from hashlib import sha256
from importlib.resources import files
from typing import Any, NoReturn

from tpm_interview.domain.file_errors import BrokenMentorNotes, MentorNotesTooNew, NoMentorNotes
from tpm_interview.domain.mentor import Criterion, MentorNotes, MentorRating, NotesOnTake
from tpm_interview.domain.wording import one_line
from tpm_interview.formats.source import Source

FORMAT = "tpm-interview-mentor-notes"
VERSION = 1
MAX_BYTES = 2_000_000
_SCHEMA = "mentor-notes.schema.json"


def read_mentor_notes(source: Source) -> MentorNotes:
    """Raises NoMentorNotes, MentorNotesTooNew, BrokenMentorNotes, UnreadableFile."""
    with source.open() as file:
        content = file.read(MAX_BYTES + 1)
    if len(content) > MAX_BYTES:
        raise NoMentorNotes(f"{source.name}: larger than 2 MB")
    data = _parsed(source.name, content)
    _check(source.name, data)
    written_at = _moment(source.name, data["written_at"])
    mentor = one_line(data["mentor"])
    takes = tuple(_take(source.name, each, mentor, written_at) for each in data["takes"])
    if len({each.take_id for each in takes}) < len(takes):
        raise BrokenMentorNotes(f"{source.name}: it speaks of one take twice")
    return MentorNotes(takes, sha256(_canonical(data)).hexdigest())


def _parsed(name: str, content: bytes) -> Any:  # Any: nothing is known of it yet
    try:
        return json.loads(content.decode("utf-8-sig"), parse_constant=_refuse)
    except (ValueError, RecursionError) as error:
        raise NoMentorNotes(f"{name}: this is not JSON") from error


def _refuse(constant: str) -> NoReturn:
    raise ValueError(f"{constant} is not JSON")


def _check(name: str, data: Any) -> None:  # Any: the schema says what it must be
    from jsonschema import Draft202012Validator
    from jsonschema.exceptions import best_match

    if not isinstance(data, dict) or data.get("format") != FORMAT:
        raise NoMentorNotes(name)
    version = data.get("version")
    if type(version) is int and version > VERSION:
        raise MentorNotesTooNew(name)
    schema = json.loads((files("tpm_interview.formats") / _SCHEMA).read_text(encoding="utf-8"))
    fault = best_match(Draft202012Validator(schema).iter_errors(data))
    if fault is not None:
        place = "/".join(str(step) for step in fault.absolute_path) or "the whole file"
        raise BrokenMentorNotes(f"{name}: {one_line(place)[:100]} is not as it should be")


def _moment(name: str, text: str) -> datetime:
    try:
        moment = datetime.fromisoformat(text)
        if moment.tzinfo is None:
            raise ValueError("no time zone")
        return moment.astimezone(UTC)
    except (ValueError, OverflowError) as error:
        raise BrokenMentorNotes(f"{name}: a date cannot be read") from error


def _take(name: str, data: Any, mentor: str, written_at: datetime) -> NotesOnTake:
    """`data` is Any, but valid by the schema."""
    criteria = tuple(map(_criterion, data["criteria"]))
    rating = MentorRating(
        mentor=mentor,
        rated_at=written_at,
        rating=_mark(data["rating"]),
        comment=_lines(data["comment"]),
        criteria=tuple(each for each in criteria if each.name and not each.is_empty),
    )
    return NotesOnTake(int(data["take"]), _moment(name, data["recorded_at"]), rating)


def _criterion(data: Any) -> Criterion:  # Any: valid by the schema
    return Criterion(one_line(data["name"]), _mark(data["mark"]), _lines(data["comment"]))


def _mark(mark: float | None) -> int | None:
    """JSON Schema takes 3.0 for an integer too."""
    return None if mark is None else int(mark)


def _lines(text: str) -> str:
    return "\n".join(map(one_line, text.splitlines())).strip()


def _canonical(data: Any) -> bytes:  # Any: of any shape
    return json.dumps(data, sort_keys=True, ensure_ascii=True).encode()
