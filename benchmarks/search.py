"""How fast everything ever said is searched: 100,000 takes of 250 words, 200 queries.

Builds a library (see `_spoken_library.py`; about two minutes), then asks the service that window
and command line use for the first 20 hits of each query, twenty of each kind. Prints JSON:
milliseconds of all queries and by kind (`cpu`: without what other programs took), of counting the
hits, of storing one transcript with and without the index, and sizes. `--keep FOLDER` leaves the
library there, or uses the one that is.
"""

import argparse
import json
import random
import re
import sqlite3
import statistics
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from datetime import timedelta
from pathlib import Path

from _spoken_library import MODES, NEWEST, SPAN, Built, build

from tpm_interview import bundled
from tpm_interview.domain.search_query import parse
from tpm_interview.domain.session import TakeState
from tpm_interview.domain.transcript import Transcript, Version, Word
from tpm_interview.formats import bank_yaml
from tpm_interview.services.search import SearchService
from tpm_interview.storage import opening
from tpm_interview.storage.engine import Access, open_engine
from tpm_interview.storage.library import Library
from tpm_interview.storage.search_index import create_upkeep

TAKES, WORDS_EACH = 100_000, 250
OF_EACH_KIND, PAGE = 20, 20
STORED = 100


class Asked:
    """Queries as people type them: content words, and phrases that somebody did say."""

    def __init__(self, raw: sqlite3.Connection, takes: int, seed: int = 2) -> None:
        self._chance = random.Random(seed)
        self._raw, self._takes = raw, takes
        questions = bank_yaml.read_bank(bundled.folder("questions")).questions
        said = " ".join(each.text for each in questions)
        self._content: list[str] = sorted(
            {word.lower() for word in re.findall(r"[A-Za-z]{5,}", said)}
        )
        self._competencies = sorted({each.competency for each in questions})

    def kinds(self) -> dict[str, Callable[[], str]]:
        """One query of a kind per call."""
        return {
            "one word": self._word,
            "two words": lambda: f"{self._word()} {self._word()}",
            "three words, one of them in every take": lambda: f"the {self._word()} {self._word()}",
            "phrase of two": lambda: f'"{self._phrase(2)}"',
            "phrase of three and a word": lambda: f'"{self._phrase(3)}" {self._word()}',
            "prefix of two to five letters": self._prefix,
            "word and prefix": lambda: f"{self._word()} {self._prefix()}",
            "word and exclusion": lambda: f"{self._word()} -{self._word()}",
            "word and limit": lambda: f"{self._word()} {self._limit()}",
            "misspelled": self._misspelled,
        }

    def _word(self) -> str:
        return self._chance.choice(self._content)

    def _phrase(self, length: int) -> str:
        id = self._chance.randint(1, self._takes)
        query = "SELECT text FROM transcript WHERE take_id = ?"
        (text,) = self._raw.execute(query, (id,)).fetchone()
        said = str(text).replace('"', "").split()
        start = self._chance.randrange(len(said) - length)
        return " ".join(said[start : start + length])

    def _prefix(self) -> str:
        return f"{self._word()[: self._chance.randint(2, 5)]}*"

    def _limit(self) -> str:
        day = (NEWEST - SPAN * self._chance.random()).date().isoformat()
        return self._chance.choice(
            [
                f"competency:{self._chance.choice(self._competencies)}",
                f"mode:{self._chance.choice(MODES)}",
                f"rating:>={self._chance.randint(1, 4)}",
                f"after:{day}",
                f"before:{day}",
            ]
        )

    def _misspelled(self) -> str:
        word = self._word()
        at = self._chance.randrange(1, len(word) - 1)
        return f"{word[:at]}{word[at + 1]}{word[at]}{word[at + 2 :]}"


def measured(library: Library, asked: Asked) -> dict[str, object]:
    service = SearchService(library)
    began = time.perf_counter()
    service.prepare()
    prepared_s = time.perf_counter() - began
    all_ms: list[float] = []
    busy_ms: list[float] = []
    counting_ms: list[float] = []
    kinds: dict[str, dict[str, float]] = {}
    for name, make in asked.kinds().items():
        found = [_find(service, make()) for _ in range(OF_EACH_KIND)]
        times = [each[0] for each in found]
        all_ms += times
        busy_ms += [each[1] for each in found]
        counting_ms += [each[2] for each in found]
        kinds[name] = {**told(times), "found": sum(each[3] > 0 for each in found)}
    return {
        "prepare_s": round(prepared_s, 2),
        "queries": len(all_ms),
        **told(all_ms),
        "cpu": told(busy_ms),
        "count": told(counting_ms),
        "kinds": kinds,
    }


def _find(service: SearchService, typed: str) -> tuple[float, float, float, int]:
    """Milliseconds of finding, of the processor while finding, of counting; how many there are."""
    began, idle = time.perf_counter(), time.thread_time()
    found = service.find(parse(typed), PAGE)
    done, busy = time.perf_counter(), time.thread_time() - idle
    number = service.count(found.query)
    return 1000 * (done - began), 1000 * busy, 1000 * (time.perf_counter() - done), number


def storing(library: Library) -> Iterator[tuple[str, dict[str, float]]]:
    """An edited version of each of the newest takes, with the index and without."""
    file = library.folder / opening.DATABASE
    yield "store_transcript", told(_edited(library, file))
    with closing(sqlite3.connect(file)) as raw:
        names = raw.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall()
        for (name,) in names:
            raw.execute(f"DROP TRIGGER {name}")
    yield "store_transcript_without_index", told(_edited(library, file))
    engine = open_engine(file, Access.WRITE)
    with engine.begin() as connection:
        create_upkeep(connection)
    engine.dispose()


def _edited(library: Library, file: Path) -> list[float]:
    with closing(sqlite3.connect(file, isolation_level=None)) as raw:
        query = "SELECT take_id, text FROM transcript ORDER BY id DESC LIMIT ?"
        newest = raw.execute(query, (STORED,)).fetchall()
        times = []
        for take_id, text in newest:
            words = tuple(Word(word, at, at + 0.5) for at, word in enumerate(text.split()))
            edited = Transcript(Version.EDITED, NEWEST + timedelta(days=1), words)
            began = time.perf_counter()
            library.sessions.add_transcript(take_id, edited, TakeState.RECOGNIZED)
            times.append(1000 * (time.perf_counter() - began))
        raw.execute("DELETE FROM transcript WHERE version = 'edited'")
    return times


def sizes(raw: sqlite3.Connection, takes: int) -> dict[str, float]:
    """Megabytes; the index is part of the database."""
    pages, size = (
        raw.execute(f"PRAGMA {name}").fetchone()[0] for name in ("page_count", "page_size")
    )
    index = raw.execute("SELECT sum(length(block)) FROM search_data").fetchone()[0]
    return {
        "database_mb": round(pages * size / 1e6, 1),
        "index_mb": round(index / 1e6, 1),
        "index_bytes_a_take": round(index / takes),
    }


def told(times_ms: Sequence[float]) -> dict[str, float]:
    ranked = sorted(times_ms)
    return {
        "p50_ms": round(statistics.median(ranked), 2),
        "p95_ms": round(ranked[int(len(ranked) * 0.95)], 2),
        "max_ms": round(ranked[-1], 2),
    }


def report(folder: Path, built: Built | None) -> dict[str, object]:
    with (
        Library.open(folder) as library,
        closing(sqlite3.connect(folder / opening.DATABASE)) as raw,
    ):
        takes: int = raw.execute("SELECT count(*) FROM take").fetchone()[0]
        made: dict[str, object] = {"takes": takes, "words_each": WORDS_EACH}
        if built is not None:
            made["build_s"] = round(built.seconds, 1)
            made["bulk_ms_a_take"] = round(built.per_transcript_ms, 2)
        return {
            **made,
            **measured(library, Asked(raw, takes)),
            **dict(storing(library)),
            **sizes(raw, takes),
        }


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--takes", type=int, default=TAKES)
    parser.add_argument("--keep", type=Path, help="Folder of the library.")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as temporary:
        folder = given.keep or Path(temporary) / "library"
        is_there = (folder / opening.DATABASE).is_file()
        built = None if is_there else build(folder, given.takes, WORDS_EACH)
        print(json.dumps(report(folder, built), indent=2))


if __name__ == "__main__":
    main()
