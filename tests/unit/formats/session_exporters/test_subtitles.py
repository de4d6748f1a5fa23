"""Subtitles of a recording."""

import re

import pytest

from fakes import takes
from tpm_interview.domain.take_export import TakesExport
from tpm_interview.domain.transcript import Word
from tpm_interview.formats.session_exporters.subtitles import write_srt, write_vtt


def export(*words: Word) -> TakesExport:
    return takes.export_of(takes.exported(takes.spoken(words)))


def test_subrip_numbers_its_cues_and_writes_commas() -> None:
    words = (Word("Hello.", 0.5, 0.9), Word("Later,", 3725.25, 3726.0), Word("then.", 3726.1, 3727))
    assert write_srt(export(*words)).decode() == (
        "1\n00:00:00,500 --> 00:00:01,500\nHello.\n\n"
        "2\n01:02:05,250 --> 01:02:07,000\nLater, then.\n"
    )


def test_web_subtitles_show_markup_as_text() -> None:
    text = write_vtt(export(Word("<b>", 0, 0.3), Word("&amp;", 0.4, 0.6), Word("-->", 0.7, 1)))
    assert text.decode() == (
        "WEBVTT\n\n00:00:00.000 --> 00:00:01.000\n&lt;b&gt; &amp;amp; --&gt;\n"
    )


@pytest.mark.parametrize("harm", [takes.SCRIPT, "-->", "{\\an8}<i>", "a\n\n2\n00:00:00,000"])
def test_a_text_makes_no_cue_of_its_own(harm: str) -> None:
    text = write_srt(export(Word(harm, 0, 1))).decode()
    assert len(re.findall(r"^\d+$", text, re.M)) == 1
    assert text.count("-->") == 1
    assert "<" not in text
