"""The file that a mentor sends back, as it should be and as it should not."""

import json
from contextlib import suppress
from datetime import UTC, datetime
from io import BytesIO
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tpm_interview.domain.errors import UserError
from tpm_interview.domain.file_errors import BrokenMentorNotes, MentorNotesTooNew, NoMentorNotes
from tpm_interview.domain.mentor import Criterion, MentorNotes
from tpm_interview.formats.mentor_notes import MAX_BYTES, read_mentor_notes
from tpm_interview.formats.source import Source

MOMENT = "2026-03-01T10:30:00.123456+01:00"


def file(**changes: Any) -> dict[str, Any]:
    take = {
        "take": 17,
        "recorded_at": MOMENT,
        "rating": 3,
        "comment": "Good.\nShorter!",
        "criteria": [
            {"name": "structure", "mark": 4, "comment": "Clear"},
            {"name": "evidence", "mark": None, "comment": ""},
        ],
    }
    whole = {
        "format": "tpm-interview-mentor-notes",
        "version": 1,
        "mentor": "Ada  L.",
        "written_at": "2026-03-02T08:00:00.000Z",
        "takes": [take],
    }
    take.update({key: value for key, value in changes.items() if key in take})
    whole.update({key: value for key, value in changes.items() if key in whole})
    return whole


def read(content: bytes) -> MentorNotes:
    return read_mentor_notes(Source("notes.json", len(content), lambda: BytesIO(content)))


def read_data(data: object) -> MentorNotes:
    return read(json.dumps(data).encode())


def test_marks_and_comments_arrive() -> None:
    (notes,) = read_data(file()).takes
    assert notes.take_id == 17
    assert notes.recorded_at == datetime(2026, 3, 1, 9, 30, 0, 123456, UTC)
    assert (notes.rating.mentor, notes.rating.rating) == ("Ada L.", 3)
    assert notes.rating.rated_at == datetime(2026, 3, 2, 8, tzinfo=UTC)
    assert notes.rating.comment == "Good.\nShorter!"
    assert notes.rating.criteria == (Criterion("structure", 4, "Clear"),)


def test_the_same_content_has_the_same_digest_however_it_is_laid_out() -> None:
    data = file()
    loose = json.dumps(dict(reversed(data.items())), indent=3).encode("utf-8-sig")
    assert read(loose).digest == read_data(data).digest
    assert read_data(file(rating=2)).digest != read_data(data).digest


def test_signs_that_cannot_be_seen_are_taken_out() -> None:
    (notes,) = read_data(file(comment="a\u202eb\x00c\u2028d", mentor="\u200bAda\n")).takes
    assert notes.rating.comment == "abc\nd"
    assert notes.rating.mentor == "Ada"


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"\xff\xfe\x00",
        b"notes",
        b"[]",
        b"null",
        b"17",
        b'{"format": "tpm-interview-takes"}',
        b'{"format": NaN}',
        b"[" * 100_000,
        b'{"a":' * 100_000,
        b'{"version": 1' + b"0" * 5000 + b"}",
        b" " * (MAX_BYTES + 1),
        b"PK\x03\x04",
    ],
)
def test_what_is_no_mentors_file_is_told(content: bytes) -> None:
    with pytest.raises(NoMentorNotes):
        read(content)


def test_a_newer_file_asks_for_an_update() -> None:
    with pytest.raises(MentorNotesTooNew):
        read_data(file(version=2))


@pytest.mark.parametrize(
    "changes",
    [
        {"version": 0},
        {"version": "1"},
        {"version": True, "takes": []},
        {"mentor": None},
        {"mentor": "x" * 201},
        {"written_at": "yesterday"},
        {"written_at": "2026-03-02T08:00:00"},
        {"written_at": "0001-01-01T00:00:00+14:00"},
        {"recorded_at": "9999-12-31T23:59:59-14:00"},
        {"recorded_at": 17},
        {"takes": []},
        {"takes": {}},
        {"takes": [[]]},
        {"takes": [file()["takes"][0]] * 2},
        {"takes": [file()["takes"][0]] * 501},
        {"take": 0},
        {"take": 2**70},
        {"take": "17"},
        {"take": 1.5},
        {"rating": 0},
        {"rating": 5},
        {"rating": "3"},
        {"comment": "x" * 10_001},
        {"comment": {}},
        {"criteria": [{"name": "structure"}]},
        {"criteria": [{"name": "", "mark": 1, "comment": ""}]},
        {"criteria": [{"name": "a", "mark": 1, "comment": ""}] * 21},
    ],
)
def test_a_file_that_says_what_it_must_not_is_refused_whole(changes: dict[str, Any]) -> None:
    with pytest.raises(BrokenMentorNotes) as told:
        read_data(file(**changes))
    assert len(told.value.detail) < 200


_ANY = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=8,
)
_KEYS = st.sampled_from([*file(), *file()["takes"][0]])


@given(st.dictionaries(_KEYS, _ANY, min_size=1, max_size=3))
def test_any_value_in_any_place_is_read_or_told(changes: dict[str, Any]) -> None:
    with suppress(UserError):
        assert read_data(file(**changes)).takes


@given(st.binary(max_size=200))
def test_any_bytes_are_told(content: bytes) -> None:
    with pytest.raises(NoMentorNotes):
        read(content)
