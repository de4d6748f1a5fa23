"""One contract for every entry of the registry of exporters of takes."""

import logging

import pytest

from fakes import takes
from tpm_interview.domain.take_export import TakesExport
from tpm_interview.formats.session_exporters.registry import (
    OF_ONE_TAKE,
    SESSION_EXPORTERS,
    SESSION_SUFFIXES,
    WITH_SOUND,
    WITH_VERSIONS,
    rendered_takes,
)

STARTS = {
    "html": b"<!doctype html>",
    "markdown": b"# ",
    "pdf": b"%PDF-",
    "csv": b"\xef\xbb\xbftake,session,",
    "json": b'{\n "format": "tpm-interview-takes"',
    "srt": b"",
    "vtt": b"WEBVTT\n",
}
EXPORTS = {
    "an empty session": TakesExport("", takes.AT),
    "a prompt without takes": takes.export_of(),
    "a spoken answer": takes.export_of(takes.exported(takes.spoken(takes.words_of("We", "won.")))),
    "a typed answer": takes.export_of(takes.exported(takes.typed("We", "won."))),
    "silence": takes.export_of(takes.exported(takes.silent())),
    "hostile texts": takes.hostile_export(),
    "half an hour": takes.half_an_hour(),
}
ANSWERS = ["a spoken answer", "a typed answer"]


def test_every_format_has_a_suffix() -> None:
    assert set(SESSION_EXPORTERS) == set(SESSION_SUFFIXES) == set(STARTS)
    assert {*OF_ONE_TAKE, *WITH_SOUND, *WITH_VERSIONS} <= set(SESSION_EXPORTERS)


@pytest.mark.parametrize("export", EXPORTS)
@pytest.mark.parametrize("format", SESSION_EXPORTERS)
def test_takes_are_written_without_a_warning(
    format: str, export: str, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.WARNING):
        content = rendered_takes(format, EXPORTS[export])
    assert content.startswith(STARTS[format])
    assert caplog.records == []


@pytest.mark.parametrize("export", ANSWERS)
@pytest.mark.parametrize("format", ["html", "markdown", "csv", "json"])
def test_question_and_answer_can_be_read(format: str, export: str) -> None:
    text = rendered_takes(format, EXPORTS[export]).decode()
    assert "Why so late?" in text
    assert "won." in text


@pytest.mark.parametrize("format", OF_ONE_TAKE)
def test_what_was_typed_has_no_subtitles(format: str) -> None:
    assert b"won" in rendered_takes(format, EXPORTS["a spoken answer"])
    assert b"won" not in rendered_takes(format, EXPORTS["a typed answer"])
