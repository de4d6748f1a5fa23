"""The measurements of a take, each with its formula, its norm and its source.

The window, every export and the comparison of takes say the same of a measurement.
"""

from collections.abc import Iterator, Sequence

from tpm_interview.analysis.delivery import articulation_rate, measured, pause_ratio
from tpm_interview.analysis.numbers import numbers
from tpm_interview.analysis.pronouns import pronouns
from tpm_interview.analysis.rate_curve import rate_curve
from tpm_interview.analysis.wording import most_used
from tpm_interview.domain.annotations import NO_ANNOTATIONS, Annotations
from tpm_interview.domain.clock import clock
from tpm_interview.domain.facts import Moment, RatePoint
from tpm_interview.domain.fillers import Filler
from tpm_interview.domain.session import Take
from tpm_interview.domain.take_export import Fact, FactName
from tpm_interview.domain.transcript import Span, Word
from tpm_interview.services import facts
from tpm_interview.services.fact_words import told

_BEFORE_PAUSE_S = 1.0
"""A pause is heard best with the words before it."""


def take_facts(
    take: Take, limit_s: int | None, beside: Annotations = NO_ANNOTATIONS
) -> tuple[Fact, ...]:
    """Of an answer that was not spoken, the time only. `limit_s` is what the session allowed.

    They follow the transcript that counts, and in `beside` the candidate's word on fillers.
    """
    limit = "" if limit_s is None else f" of {clock(limit_s)}"
    used = told(FactName.TIME_USED, take.duration_s, text=f"{clock(take.duration_s)}{limit}")
    transcript = facts.spoken(take)
    if transcript is None:
        return (used,)
    found = facts.fillers_of(take, beside)
    filling = frozenset(i for each in found if each.first >= 0 for i in _indexes(each))
    made = (
        used,
        *_rates(transcript.words, transcript.speech),
        *_pauses(transcript.speech),
        *_fillers(transcript.words, found),
        *_wording(transcript.words, filling),
    )
    order = list(FactName)
    return tuple(sorted(made, key=lambda fact: order.index(fact.name)))


def _indexes(filler: Filler) -> range:
    return range(filler.first, filler.last + 1)


def _rates(words: Sequence[Word], speech: Sequence[Span]) -> Iterator[Fact]:
    curve = rate_curve(words)
    yield told(FactName.WORDS, sum(not facts.is_hesitation(word) for word in words))
    yield told(FactName.SPEAKING_RATE, measured(words, speech).words_per_minute)
    yield told(FactName.RATE_OVER_TIME, None, text=_course(curve), curve=curve)
    yield told(FactName.ARTICULATION_RATE, articulation_rate(words, speech))


def _course(curve: Sequence[RatePoint]) -> str:
    points = (f"{clock(p.window.start_s)} {p.words_per_minute:.0f}" for p in curve)
    return ", ".join(points)


def _pauses(speech: Sequence[Span]) -> Iterator[Fact]:
    longest = max(facts.pauses(speech), key=lambda pause: pause.length_s, default=None)
    if longest is None:
        yield told(FactName.LONGEST_PAUSE, None)
    else:
        at_s = max(0.0, longest.start_s - _BEFORE_PAUSE_S)
        heard = (Moment(clock(longest.start_s), at_s),)
        yield told(FactName.LONGEST_PAUSE, longest.length_s, moments=heard)
    ratio = pause_ratio(speech)
    yield told(FactName.PAUSE_RATIO, None if ratio is None else 100 * ratio)


def _fillers(words: Sequence[Word], found: Sequence[Filler]) -> Iterator[Fact]:
    counted = facts.filler_counts(words, found)
    yield told(FactName.HESITATIONS, facts.hesitation_count(words))
    yield told(FactName.FILLER_RATE, counted.per_100)
    yield told(FactName.FILLERS_HEARD, counted.heard)
    yield told(FactName.FILLERS_MARKED, counted.marked)


def _wording(words: Sequence[Word], filling: frozenset[int]) -> Iterator[Fact]:
    used, said = most_used(words, filling), numbers(words)
    i_and_we = pronouns(words, filling)
    often = ", ".join(f"{each.text} {each.count}" for each in used)
    yield told(FactName.MOST_USED, None, text=often)
    yield told(
        FactName.NUMBERS, len(said), text="; ".join(each.text for each in said), moments=said
    )
    yield told(FactName.SAID_I, i_and_we.i)
    yield told(FactName.SAID_WE, i_and_we.we)
