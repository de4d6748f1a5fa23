"""When each word of a text starts to sound, from what an engine knows; pure."""

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator

from tpm_interview.domain.sound import SpokenWord
from tpm_interview.speech.voices.spoken_form import SpokenForm

_WORD = re.compile(r"\S*\w\S*")
PAUSES = {",": 3.0, ";": 4.0, ":": 4.0, ".": 5.0, "?": 5.0, "!": 5.0}
"""How long a pause after a word is, in average sounds; where a piece goes on after it."""


def words(text: str) -> Iterator[tuple[int, str]]:
    """Offset and letters of each word: what lies between spaces and holds a letter or digit."""
    return ((match.start(), match.group()) for match in _WORD.finditer(text))


def spread(
    text: str, start_s: float, end_s: float, sounds_in: Callable[[str], float] = len
) -> tuple[SpokenWord, ...]:
    """Word starts between two moments, each word as long as it has sounds: an estimate."""
    found = tuple(words(text))
    lengths = [max(1.0, sounds_in(word)) + PAUSES.get(word[-1], 0.0) for _, word in found]
    pause_after_all = PAUSES.get(found[-1][1][-1], 0.0) if found else 0.0
    pace = (end_s - start_s) / max(1.0, sum(lengths) - pause_after_all)
    starts = [start_s + pace * sum(lengths[:index]) for index in range(len(found))]
    return tuple(
        SpokenWord(offset, len(word), start)
        for (offset, word), start in zip(found, starts, strict=True)
    )


def from_events(
    text: str, events: Iterable[tuple[int, float]], duration_s: float
) -> tuple[SpokenWord, ...]:
    """Word starts from an engine's own events (offset, seconds).

    A word without an event starts with the word before it; without any event all is estimated.
    """
    found = tuple(words(text))
    offsets = [offset for offset, _ in found]
    heard: dict[int, float] = {}
    for offset, at_s in events:
        heard.setdefault(bisect_right(offsets, offset) - 1, at_s)
    if not heard:
        return spread(text, 0.0, duration_s)
    last_s, times = 0.0, []
    for index, (offset, word) in enumerate(found):
        last_s = min(max(last_s, heard.get(index, last_s)), duration_s)
        times.append(SpokenWord(offset, len(word), last_s))
    return tuple(times)


def on_screen(
    text: str, form: SpokenForm, spoken: tuple[SpokenWord, ...]
) -> tuple[SpokenWord, ...]:
    """Times of the words on screen from those of their spoken form, none before the last."""
    ends = [word.offset + word.length for word in spoken]
    times: list[SpokenWord] = []
    for offset, word in words(text):
        index = min(bisect_right(ends, form.spoken_at(offset)), len(spoken) - 1)
        earliest_s = times[-1].start_s if times else 0.0
        start_s = max(earliest_s, spoken[index].start_s) if spoken else earliest_s
        times.append(SpokenWord(offset, len(word), start_s))
    return tuple(times)
