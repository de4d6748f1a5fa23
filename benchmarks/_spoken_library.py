"""A library of many takes with the word statistics of speech, for benchmarks.

Words come from the shipped questions with all that belongs to them, by their own counts there:
Zipf's law with English function words on top. Rarer words, which so short a text lacks, follow the
same law down to a vocabulary of 40,000 (Zipf-Mandelbrot, exponent 1.05). Speech keeps to its
subject, so 35 % of a take are runs of two to six words out of what belongs to its question: that is
where phrases come from. Rows go in by plain SQL, a session a statement, through all triggers.
"""

import itertools
import json
import random
import sqlite3
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from tpm_interview import bundled
from tpm_interview.domain.bank_edit import BankEdit
from tpm_interview.domain.question import Question
from tpm_interview.formats import bank_yaml
from tpm_interview.storage import opening
from tpm_interview.storage.library import Library

VOCABULARY, EXPONENT = 40_000, 1.05
ON_SUBJECT = 0.35
TAKES_A_SESSION = 5
SPAN = timedelta(days=3 * 365)
NEWEST = datetime(2026, 6, 1, tzinfo=UTC)
MODES = ("warm-up", "practice", "mock")
RATED = 0.6
MARKED = 0.05
_SYLLABLES = [a + b for a in "bcdfghjklmnprstvw" for b in ("a", "e", "i", "o", "u", "er", "an")]


@dataclass(frozen=True, slots=True)
class Built:
    """Where the library lies and what it cost to fill."""

    folder: Path
    seconds: float
    per_transcript_ms: float


class Speech:
    """Makes answers of a given length; the same seed makes the same answers."""

    def __init__(self, questions: Sequence[Question], seed: int = 1) -> None:
        self.chance = random.Random(seed)
        self._subjects = {each.id: _prose(each) for each in questions}
        counts = Counter(itertools.chain.from_iterable(self._subjects.values()))
        self.words = [word for word, _ in counts.most_common()]
        weights = [float(count) for _, count in counts.most_common()]
        rare = _rare_words(VOCABULARY - len(self.words), self.chance)
        first = len(weights)
        # goes on where the shipped words end: one occurrence each
        weights += [(first / (first + rank)) ** EXPONENT for rank in range(1, len(rare) + 1)]
        self.words += rare
        self._cumulative = list(itertools.accumulate(weights))

    def answer(self, question_id: str, length: int) -> list[str]:
        chance, subject = self.chance, self._subjects[question_id]
        general = iter(chance.choices(self.words, cum_weights=self._cumulative, k=length))
        said: list[str] = []
        while len(said) < length:
            run = chance.randint(2, 6)
            if chance.random() < ON_SUBJECT:
                start = chance.randrange(max(1, len(subject) - run))
                said += subject[start : start + run]
            else:
                said += itertools.islice(general, run)
        return said[:length]


def build(folder: Path, takes: int, words_each: int) -> Built:
    """A new library with its questions and `takes` takes, of which the last is the newest."""
    bank = bank_yaml.read_bank(bundled.folder("questions"))
    with Library.open(folder) as library:
        library.questions.carry_out(BankEdit(bank.questions, competencies=bank.competencies))
    speech = Speech(bank.questions)
    began = time.perf_counter()
    raw = sqlite3.connect(folder / opening.DATABASE)
    raw.execute("PRAGMA foreign_keys=ON")
    storing_s = 0.0
    for first in range(0, takes, TAKES_A_SESSION):
        rows = list(_session(first, takes, words_each, speech, bank.questions))
        before = time.perf_counter()
        for statement, values in rows:
            raw.execute(statement, values)
        if first % 1000 == 0:
            raw.commit()
        storing_s += time.perf_counter() - before
    raw.commit()
    raw.close()
    return Built(folder, time.perf_counter() - began, 1000 * storing_s / takes)


def _session(
    first: int, takes: int, words_each: int, speech: Speech, questions: Sequence[Question]
) -> Iterator[tuple[str, tuple[object, ...]]]:
    chance = speech.chance
    id = first // TAKES_A_SESSION + 1
    at = NEWEST - SPAN * (1 - first / takes)
    yield (
        "INSERT INTO session VALUES (?, ?, ?, ?, 5, 0, NULL, 1, 1)",
        (id, _stored(at), _stored(at), chance.choice(MODES)),
    )
    for number in range(first + 1, min(first + TAKES_A_SESSION, takes) + 1):
        asked, when = chance.choice(questions), _stored(at + timedelta(minutes=number - first))
        yield (
            "INSERT INTO prompt VALUES (?, ?, ?, ?, ?, 'question', 0)",
            (number, id, number - first, asked.id, asked.text),
        )
        yield (
            "INSERT INTO take VALUES (?, ?, 1, 'recognized', ?, 100.0, NULL, 0, NULL)",
            (number, number, when),
        )
        said = speech.answer(asked.id, words_each)
        yield (
            "INSERT INTO transcript VALUES (NULL, ?, 'live', ?, 'whisper', 'tiny.en', ?, ?, '[]')",
            (number, when, " ".join(said), _timed(said)),
        )
        yield from _judged(number, when, chance)


def _judged(
    take: int, when: str, chance: random.Random
) -> Iterator[tuple[str, tuple[object, ...]]]:
    if chance.random() < RATED:
        rating = chance.randint(1, 4)
        yield "INSERT INTO rating VALUES (NULL, ?, ?, ?)", (take, rating, when)
    if chance.random() < MARKED:
        yield "INSERT INTO mark VALUES (NULL, ?, 12.5, 'say this again', ?)", (take, when)


def _timed(said: list[str]) -> str:
    words = [(word, 400 * at, 400 * at + 300, 950) for at, word in enumerate(said)]
    return json.dumps(words, separators=(",", ":"))


def _stored(at: datetime) -> str:
    return at.strftime("%Y-%m-%d %H:%M:%S.%f")


def _prose(question: Question) -> list[str]:
    points = [part for point in question.key_points for part in (point.point, *point.cues)]
    return " ".join((question.text, *question.follow_ups, *points, *question.tips)).split()


def _rare_words(count: int, chance: random.Random) -> list[str]:
    made: dict[str, None] = {}
    while len(made) < count:
        made["".join(chance.choices(_SYLLABLES, k=chance.randint(2, 4)))] = None
    return list(made)
