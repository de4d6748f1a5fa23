"""The notes of an Anki collection, an SQLite file that a stranger may have made."""

import json
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tpm_interview.domain.file_errors import BrokenFile

_LONGEST_VALUE = 20_000_000
_STEPS = 10_000
_MOST_STEPS = 5_000
"""Tens of thousands of SQLite's steps for one row: a query that needs more is a trap."""
_MOST_NAMES = 50_000


@dataclass(frozen=True, slots=True)
class Note:
    """`number` counts from 1; `names` are those of `fields`, as far as they are known."""

    number: int
    fields: tuple[str, ...]
    names: tuple[str, ...]
    deck: str
    tags: str


@contextmanager
def opened(path: Path) -> Iterator["Collection"]:
    """Raises BrokenFile, also while it is read."""
    try:
        with closing(sqlite3.connect(f"{path.as_uri()}?mode=ro&immutable=1", uri=True)) as file:
            yield Collection(file)
    except (sqlite3.Error, OverflowError, UnicodeDecodeError) as error:  # of SQLite's own message
        raise BrokenFile("the collection in it is damaged") from error


class Collection:
    """Reads the tables of Anki's old and new schema."""

    def __init__(self, file: sqlite3.Connection) -> None:
        self._file = file
        self._steps = 0
        file.text_factory = lambda raw: raw.decode("utf-8", "replace")
        file.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, _LONGEST_VALUE)
        file.create_collation("unicase", lambda a, b: (a > b) - (a < b))
        file.set_progress_handler(self._has_gone_astray, _STEPS)
        file.execute("PRAGMA trusted_schema = OFF")
        file.execute("PRAGMA query_only = ON")
        file.execute("PRAGMA cell_size_check = ON")

    def count(self) -> int:
        return int(next(self._rows("SELECT count(*) FROM notes"), (0,))[0])

    def notes(self) -> Iterator[Note]:
        decks, names = self._deck_names(), self._field_names()
        rows = self._rows(
            "SELECT mid, flds, tags, (SELECT did FROM cards WHERE nid = notes.id LIMIT 1)"
            " FROM notes"
        )
        for number, (notetype, fields, tags, deck) in enumerate(rows, 1):
            yield Note(
                number,
                tuple(_text(fields).split("\x1f")),
                names.get(_text(notetype), ()),
                decks.get(_text(deck), ""),
                _text(tags),
            )

    def _rows(self, query: str) -> Iterator[tuple[Any, ...]]:  # Any: a cell is of any type
        self._steps = 0
        for row in self._file.execute(query):
            self._steps = 0
            yield row

    def _has_gone_astray(self) -> bool:
        self._steps += 1
        return self._steps > _MOST_STEPS

    def _has_table(self, name: str) -> bool:
        found = self._file.execute(
            "SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = ?", (name,)
        )
        return found.fetchone() is not None

    def _deck_names(self) -> dict[str, str]:
        if not self._has_table("decks"):
            return {key: _text(deck.get("name")) for key, deck in self._old("decks").items()}
        rows = self._rows(f"SELECT id, name FROM decks LIMIT {_MOST_NAMES}")
        return {_text(key): _text(name).replace("\x1f", "::") for key, name in rows}

    def _field_names(self) -> dict[str, tuple[str, ...]]:
        """The names of each note type's fields in their order."""
        if not self._has_table("fields"):
            return {key: _old_names(model) for key, model in self._old("models").items()}
        named: dict[str, list[tuple[int, str]]] = {}
        for notetype, order, name in self._rows(
            f"SELECT ntid, ord, name FROM fields LIMIT {_MOST_NAMES}"
        ):
            if isinstance(order, int):
                named.setdefault(_text(notetype), []).append((order, _text(name)))
        return {key: tuple(name for _, name in sorted(names)) for key, names in named.items()}

    def _old(self, column: str) -> dict[str, dict[str, Any]]:  # Any: as the file says
        """One of the JSON columns of the old schema; empty where it holds nothing of use."""
        row = next(self._rows(f"SELECT {column} FROM col LIMIT 1"), ("",))
        try:
            told = json.loads(_text(row[0]) or "{}")
        except (ValueError, RecursionError):
            return {}
        entries = told.items() if isinstance(told, dict) else ()
        return {key: entry for key, entry in entries if isinstance(entry, dict)}


def _old_names(model: dict[str, Any]) -> tuple[str, ...]:  # Any: as above
    fields = model.get("flds")
    entries = fields if isinstance(fields, list) else []
    return tuple(_text(entry.get("name")) for entry in entries if isinstance(entry, dict))


def _text(value: object) -> str:
    if isinstance(value, bytes):
        return value.decode("utf-8", "replace")
    return "" if value is None else str(value)
