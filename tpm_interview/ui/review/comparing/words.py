"""Facts, their differences and takes in words; no difference is better or worse."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime

from PySide6.QtCore import QCoreApplication

from tpm_interview.domain.comparison import Headline, OnlyHere, PastTake
from tpm_interview.domain.take_export import Fact, FactName
from tpm_interview.ui import words
from tpm_interview.ui.review import wording
from tpm_interview.ui.review.facts import words as facts

MOST_CHIPS = 24


def tr(text: str) -> str:
    return QCoreApplication.translate("Comparing", text)


@dataclass(frozen=True, slots=True)
class HistoryFact:
    """A fact that the sketch of a history can show."""

    name: str
    of: Callable[[Headline], float | None]
    unit: str
    digits: int = 1

    def shown(self, value: float) -> str:
        return f"{value:.{self.digits}f} {self.unit}"


def history_facts() -> tuple[HistoryFact, ...]:
    return (
        HistoryFact(
            tr("Speaking rate"), lambda each: each.words_per_minute, tr("words/min"), digits=0
        ),
        HistoryFact(tr("Longest pause"), lambda each: each.longest_pause_s, tr("s pause")),
        HistoryFact(
            tr("Fillers per 100 words"),
            lambda each: each.fillers_per_100,
            tr("fillers per 100 words"),
        ),
    )


def fact_name(name: FactName) -> str:
    """As the column of facts calls it, but for what that shows in one row with another."""
    return {
        **facts.names(),
        FactName.WORDS: tr("Words"),
        FactName.HESITATIONS: tr("Hesitations"),
        FactName.FILLER_RATE: tr("Fillers per 100 words"),
        FactName.FILLERS_HEARD: tr("Fillers heard by the recognizer"),
        FactName.FILLERS_MARKED: tr("Fillers marked by hand"),
        FactName.SAID_I: tr("I, me, my"),
        FactName.SAID_WE: tr("We, us, our"),
    }[name]


def delta(fact: Fact, by: float | None) -> str:
    """12 words/min faster; empty where there is nothing to hold against it."""
    if by is None:
        return ""
    if not by:
        return tr("the same")
    up, down = _directions(fact.name)
    amount = f"{abs(by):.{fact.digits}f} {fact.unit}".strip()
    return (up if by > 0 else down).format(amount)


def _directions(name: FactName) -> tuple[str, str]:
    return {
        FactName.TIME_USED: (tr("{0} longer"), tr("{0} shorter")),
        FactName.SPEAKING_RATE: (tr("{0} faster"), tr("{0} slower")),
        FactName.ARTICULATION_RATE: (tr("{0} faster"), tr("{0} slower")),
        FactName.LONGEST_PAUSE: (tr("{0} longer"), tr("{0} shorter")),
    }.get(name, (tr("{0} more"), tr("{0} fewer")))


def take_told(past: PastTake, now: datetime) -> str:
    """Today, 18:40."""
    return wording.moment(past.started_at, now)


def take_about(past: PastTake) -> str:
    """Practice, 1:40, typed."""
    parts = (words.mode_name(past.mode), words.clock(past.duration_s), wording.state(past.state))
    return ", ".join(filter(None, parts))


def headline_told(headline: Headline) -> str:
    """144 words/min, 1.4 s pause, 2.0 fillers per 100 words; what is not known is left out."""
    told = []
    for fact in history_facts():
        value = fact.of(headline)
        if value is not None:
            told.append(fact.shown(value))
    return ",  ".join(told)


def take_spoken(past: PastTake, headline: Headline, now: datetime) -> str:
    """A take of the history as a screen reader says it."""
    rating = tr("your rating {0} of 4").format(past.rating) if past.rating else tr("not rated")
    star = tr("best take") if past.is_starred else ""
    told = (take_told(past, now), take_about(past), star, rating, headline_told(headline))
    return ", ".join(filter(None, told))


def only_here(found: OnlyHere) -> str:
    return tr("{0}  x{1}").format(found.text, found.count) if found.count > 1 else found.text


def left_out(found: Sequence[OnlyHere]) -> str:
    more = len(found) - MOST_CHIPS
    return tr("and {0} more").format(more) if more > 0 else ""
