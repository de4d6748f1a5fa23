"""Given a file that is broken or means harm, every importer says what is wrong, or reads it."""

import random
import re

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from fakes.broken_files import QUESTIONS, as_source, damaged, sound_files
from tpm_interview.domain.errors import UserError
from tpm_interview.domain.found import Cancelled, Findings, Reading
from tpm_interview.domain.question import MAX_TEXT
from tpm_interview.formats.importers.registry import IMPORTERS, importer, read_list

SOUND = sound_files()
JARGON = re.compile(
    r"out of range|NoneType|object has|invalid literal|codec|Error|<unknown>|field limit|to unpack"
    r"|lexical|Bad CRC|not well-formed|is malformed|not a database|<block|<scalar>"
)
"""Words of Python's and the libraries' own messages."""
DAMAGED_OF_EACH = 200
FORMATS = pytest.mark.parametrize("format", IMPORTERS)
TEXTS = pytest.mark.parametrize("format", ["markdown", "text", "csv", "json", "yaml", "anki-text"])


def outcome(content: bytes, format: str | None, name: str = "list") -> Findings | UserError:
    """What is found, or the error that the candidate is told; anything else is a failure."""
    reading = Reading(format=format)
    try:
        findings = read_list(as_source(name, content), reading, lambda share: None)
    except UserError as error:
        return checked(error)
    for question in findings.questions:
        assert 0 < len(question.text) <= MAX_TEXT
        assert question.line > 0
        "\n".join(
            (question.text, question.competency, *question.follow_ups, *question.tips)
        ).encode()
    for skipped in findings.skipped:
        skipped.text.encode()
    return findings


def checked(error: UserError) -> UserError:
    assert error.message
    assert error.remedy
    assert len(error.told) < 1_000
    assert not JARGON.search(error.detail), error.detail
    error.told.encode()
    return error


def test_there_is_a_sound_file_for_every_importer() -> None:
    assert list(SOUND) == list(IMPORTERS)


@FORMATS
def test_a_sound_file_is_recognized_and_read(format: str) -> None:
    findings = outcome(SOUND[format], None)
    assert isinstance(findings, Findings), findings
    assert findings.format == format
    assert [question.text for question in findings.questions][: len(QUESTIONS)] == list(QUESTIONS)


@FORMATS
@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"\n \n",
        b"\0",
        b"\0" * 5_000,
        bytes(range(256)) * 20,
        b"\x89PNG\r\n\x1a\n" + bytes(1_000),
        b"PK\x03\x04" + bytes(100),
        b"PK\x05\x06" + bytes(18),
        b"SQLite format 3\0" + bytes(100),
        b"\xff\xfe\xff\xdb\x00\xd8?\x00",
        b"caf\xe9?\nna\xc3\xafve?\n\xed\xa0\x80?\n",
        b"Why? " + b"\xf0\x9f\x98\x80" * 3_000,
        ("Why " * 2_500 + "?\n").encode(),
        b"<html><script>alert(1)</script>Why?</html>",
        b'- "Why?\n  - [{',
        b"a: &a [x, x]\nb: [*a, *a]\n",
        b"[" * 100_000,
        b'{"a":' * 50_000,
        b"- " * 20_000,
        b'"' * 70_000,
    ],
    ids=lambda content: repr(content[:12]),
)
def test_hostile_content_is_refused_or_read(format: str, content: bytes) -> None:
    outcome(content, format)


@FORMATS
@pytest.mark.parametrize("other", IMPORTERS)
def test_a_file_of_another_format_is_refused_or_read(format: str, other: str) -> None:
    outcome(SOUND[other], format, f"list.{format}")


@TEXTS
def test_markup_is_text(format: str) -> None:
    text = b"What is <script>alert(1)</script>?"
    content = SOUND[format].decode("utf-16" if format == "csv" else "cp1252").encode()
    findings = outcome(content.replace(QUESTIONS[0].encode(), text), format)
    assert isinstance(findings, Findings)
    assert format == "anki-text" or findings.questions[0].text == text.decode()


@FORMATS
def test_cancelling_stops_at_once(format: str) -> None:
    def stop(share: float) -> None:
        raise Cancelled

    content = SOUND[format]
    if format in ("text", "markdown", "csv"):
        content += b"\nWhy us?" * 100_000
    try:
        importer(format)(as_source("list", content), Reading(), stop)
    except Cancelled:
        return
    assert len(content) < 100_000


@FORMATS
def test_damaged_files_are_refused_or_read(format: str) -> None:
    dice = random.Random(format)
    for _ in range(DAMAGED_OF_EACH):
        outcome(damaged(SOUND[format], dice), dice.choice((format, None)))


@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.sampled_from(list(IMPORTERS)), st.binary(max_size=500) | st.text().map(str.encode))
def test_random_bytes_are_refused_or_read(format: str, content: bytes) -> None:
    outcome(content, format)
    outcome(content, None)
