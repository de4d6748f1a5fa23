"""Subtitles of one recording: SubRip, which has no standard, and WebVTT (W3C)."""

from collections.abc import Iterator
from html import escape

from tpm_interview.domain.take_export import TakesExport
from tpm_interview.domain.transcript import Word
from tpm_interview.domain.wording import one_line
from tpm_interview.formats.spoken_lines import Cue, cues

_NO_TAGS = str.maketrans("<>", "\u2039\u203a")


def write_srt(export: TakesExport) -> bytes:
    """Players take what stands in angle brackets for tags, and nothing escapes them."""
    shown = (
        f"{number}\n{_span(cue, ',')}\n{_text(cue).translate(_NO_TAGS)}\n"
        for number, cue in enumerate(_cues(export), 1)
    )
    return "\n".join(shown).encode("utf-8", "replace")


def write_vtt(export: TakesExport) -> bytes:
    return "\n".join(["WEBVTT\n", *_vtt_blocks(export)]).encode("utf-8", "replace")


def _vtt_blocks(export: TakesExport) -> Iterator[str]:
    for cue in _cues(export):
        yield f"{_span(cue, '.')}\n{escape(_text(cue), quote=False)}\n"


def _cues(export: TakesExport) -> tuple[Cue, ...]:
    for _, exported in export.takes:
        if exported.timed_words:
            return cues([word for word in map(_cleaned, exported.timed_words) if word.text])
    return ()


def _cleaned(word: Word) -> Word:
    return Word(one_line(word.text), word.start_s, word.end_s)


def _span(cue: Cue, point: str) -> str:
    return f"{_clock(cue.start_ms, point)} --> {_clock(cue.end_ms, point)}"


def _clock(at_ms: int, point: str) -> str:
    seconds, ms = divmod(at_ms, 1000)
    return f"{seconds // 3600:02}:{seconds // 60 % 60:02}:{seconds % 60:02}{point}{ms:03}"


def _text(cue: Cue) -> str:
    return "\n".join(cue.lines)
