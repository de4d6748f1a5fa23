"""Words of a transcript put into lines to be read while they sound, and into paragraphs."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import zip_longest

from tpm_interview.domain.transcript import Span, Word

LINE_LENGTH = 42
"""Characters of a subtitle's line; two lines at most (BBC and Netflix guidelines: 37 to 42)."""
SHORTEST_S, LONGEST_S = 1.0, 7.0
_GAP_S = 1.0
"""A silence so long ends a subtitle."""
_ENDS = (".", "?", "!")
_PARAGRAPH_WORDS = 80
"""A paragraph so long ends with its sentence."""


@dataclass(frozen=True, slots=True)
class Cue:
    """One or two lines and when they are shown, in whole milliseconds."""

    start_ms: int
    end_ms: int
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Words said without a long pause; `pause` is the one before them."""

    words: tuple[Word, ...]
    pause: Span | None = None


def cues(words: Sequence[Word]) -> tuple[Cue, ...]:
    """Subtitles in the order of time; none overlaps the next, none is empty.

    Each is shown for 1 to 7 s, but for less where the next one begins before.
    """
    groups = list(_groups(sorted(words, key=lambda word: word.start_s)))
    starts = _starts_ms(groups)
    ends = [_end_ms(*each) for each in zip_longest(groups, starts, starts[1:])]
    texts = [_lines([word.text for word in group]) for group in groups]
    return tuple(map(Cue, starts, ends, texts))


def paragraphs(words: Sequence[Word], long_pauses: Sequence[Span]) -> Iterator[Paragraph]:
    """A long pause begins a new one, and so does the end of a sentence after many words."""
    waiting = list(reversed(long_pauses))
    held: list[Word] = []
    before: Span | None = None
    for word in words:
        pause = None
        while waiting and waiting[-1].end_s <= (word.start_s + word.end_s) / 2:
            pause = waiting.pop()
        is_long = len(held) >= _PARAGRAPH_WORDS and held[-1].text.endswith(_ENDS)
        if held and (pause or is_long):
            yield Paragraph(tuple(held), before)
            held, before = [], pause
        held.append(word)
    if held:
        yield Paragraph(tuple(held), before)


def _groups(words: Sequence[Word]) -> Iterator[list[Word]]:
    group: list[Word] = []
    for word in words:
        if group and not _fits(group, word):
            yield group
            group = []
        group.append(word)
    if group:
        yield group


def _fits(group: Sequence[Word], word: Word) -> bool:
    texts = [each.text for each in [*group, word]]
    return (
        not _is_said(group)
        and word.start_s - group[-1].end_s < _GAP_S
        and word.end_s - group[0].start_s <= LONGEST_S
        and len(_lines(texts)) <= 2
    )


def _is_said(group: Sequence[Word]) -> bool:
    """Whether it ends a sentence and is worth standing alone."""
    length = sum(len(word.text) + 1 for word in group)
    lasts_s = group[-1].end_s - group[0].start_s
    return group[-1].text.endswith(_ENDS) and length > LINE_LENGTH and lasts_s >= SHORTEST_S


def _starts_ms(groups: Sequence[Sequence[Word]]) -> list[int]:
    """Each later than the one before, whatever the words say."""
    starts: list[int] = []
    for group in groups:
        earliest = starts[-1] + 1 if starts else 0
        starts.append(max(earliest, round(group[0].start_s * 1000)))
    return starts


def _end_ms(group: Sequence[Word], start_ms: int, following_ms: int | None) -> int:
    said_ms = round(max(word.end_s for word in group) * 1000)
    longest_ms = start_ms + round(LONGEST_S * 1000)
    wanted_ms = min(max(said_ms, start_ms + round(SHORTEST_S * 1000)), longest_ms)
    return wanted_ms if following_ms is None else min(wanted_ms, following_ms)


def _lines(texts: Sequence[str]) -> tuple[str, ...]:
    """Broken between words; a word longer than a line has one of its own."""
    lines: list[str] = []
    for text in texts:
        if lines and len(lines[-1]) + 1 + len(text) <= LINE_LENGTH:
            lines[-1] += f" {text}"
        else:
            lines.append(text)
    return tuple(lines)
