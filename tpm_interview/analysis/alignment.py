"""Times for the words of a transcript that was edited."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import accumulate

from tpm_interview.analysis.differences import differences
from tpm_interview.domain.differences import DifferenceKind
from tpm_interview.domain.errors import NoWordsLeft
from tpm_interview.domain.transcript import Span, Word, WordSource, joined
from tpm_interview.domain.wording import one_line

WORD_S = 0.4
"""What a word takes at 150 words a minute, as in conversation."""


def aligned(
    words: Sequence[Word], text: str, *, duration_s: float | None = None
) -> tuple[Word, ...]:
    """The words of `text`, an edited version of `words`, with times from them.

    A word that stays keeps time, probability and source, also where its case or its punctuation
    changed. Changed words share out the time of those they replace by their length. What was put
    in stands in the pause behind the word before it, and has no length where there is no pause.
    `duration_s` is how long the recording is; without it nothing comes after the last word.

    Raises NoWordsLeft.
    """
    made = one_line(text)
    if not made:
        raise NoWordsLeft
    if made == one_line(joined(tuple(words))):
        return tuple(words)
    last_s = max((word.end_s for word in words), default=0.0)
    return tuple(_placed(words, made.split(), max(last_s, duration_s or 0.0)))


def _placed(words: Sequence[Word], texts: Sequence[str], whole_s: float) -> Iterator[Word]:
    for part in differences([word.text for word in words], texts):
        gone = [words[index] for index in part.before]
        come = [texts[index] for index in part.after]
        if len(gone) == len(come):
            yield from map(_changed, gone, come, [part.kind is DifferenceKind.SAME] * len(come))
        elif gone:
            yield from _shared_out(come, Span(gone[0].start_s, gone[-1].end_s))
        else:
            yield from _shared_out(come, _pause(words, part.before.start, len(come), whole_s))


def _changed(word: Word, text: str, stays: bool) -> Word:
    """One word in place of another; `stays` says that they count as the same."""
    if text == word.text:
        return word
    source = word.source if stays else WordSource.CLEAN
    return replace(word, text=text, probability=1.0, source=source)


def _pause(words: Sequence[Word], index: int, count: int, whole_s: float) -> Span:
    """Where `count` words before the one at `index` may stand."""
    wanted_s = count * WORD_S
    if index == 0:
        end_s = words[0].start_s if words else whole_s
        return Span(max(0.0, end_s - wanted_s), end_s)
    end_s = words[index].start_s if index < len(words) else whole_s
    start_s = min(words[index - 1].end_s, end_s)
    return Span(start_s, min(end_s, start_s + wanted_s))


def _shared_out(texts: Sequence[str], span: Span) -> Iterator[Word]:
    """Words that fill the span, each for as long as its letters say."""
    ends = list(accumulate(map(len, texts)))
    starts = [0, *ends]
    for text, start, end in zip(texts, starts, ends, strict=False):
        yield Word(text, _at(span, start / ends[-1]), _at(span, end / ends[-1]))


def _at(span: Span, share: float) -> float:
    """Kept between the ends: a sum of fractions may step over them."""
    return min(max(span.start_s + share * span.length_s, span.start_s), span.end_s)
