"""Taking takes out of one database, so that none of their words stays in its files."""

import json
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path

from tpm_interview.domain.errors import LibraryBusy
from tpm_interview.domain.progress import Progress, part
from tpm_interview.domain.session import UNHEARD, TakeState
from tpm_interview.storage import word_drafts
from tpm_interview.storage.faults import database_told
from tpm_interview.storage.integrity import stoppable

_WAIT_S = 10.0
_LISTED = "(SELECT value FROM json_each(?))"
_INDEXED = 0.5
"""The share of the work of `sweep` after which the search index is done."""


@dataclass(frozen=True, slots=True)
class Doomed:
    """A take by its number and its moment as SQLite keeps it; numbers alone fit other libraries."""

    id: int
    started_at: str


@contextmanager
def opened(database: Path) -> Iterator[sqlite3.Connection]:
    """To be written; what is deleted is overwritten, and children go with their parents."""
    address = f"{database.absolute().as_uri()}?mode=rw"
    with (
        database_told(),
        closing(sqlite3.connect(address, _WAIT_S, isolation_level=None, uri=True)) as raw,
    ):
        raw.execute("PRAGMA foreign_keys=ON")
        raw.execute("PRAGMA secure_delete=ON")
        raw.execute("PRAGMA synchronous=FULL")
        yield raw


def named(raw: sqlite3.Connection, take_ids: Iterable[int]) -> tuple[Doomed, ...]:
    """Those of the takes that exist."""
    query = f"SELECT id, started_at FROM take WHERE id IN {_LISTED} ORDER BY id"
    return tuple(Doomed(*row) for row in raw.execute(query, (json.dumps(list(take_ids)),)))


def strangers(raw: sqlite3.Connection, doomed: Sequence[Doomed]) -> frozenset[int]:
    """Numbers that other takes bear in this database: it is not the one they were chosen in."""
    moments = {each.id: each.started_at for each in doomed}
    return frozenset(each.id for each in named(raw, moments) if each.started_at != moments[each.id])


def holds_any(raw: sqlite3.Connection, doomed: Sequence[Doomed]) -> bool:
    return not set(doomed).isdisjoint(named(raw, [each.id for each in doomed]))


def remove(raw: sqlite3.Connection, doomed: Sequence[Doomed]) -> None:
    """Takes with all that belongs to them; prompts and sessions that lose their last take go too.

    In one transaction. Their words may stay in free pages and in the index until `sweep`.
    """
    ids = json.dumps([each.id for each in set(doomed).intersection(_all_named(raw, doomed))])
    own = {each.id for each in doomed} - strangers(raw, doomed)
    drafts = json.dumps([word_drafts.key(id) for id in own])  # also of takes that are gone
    with _transaction(raw):
        prompts = _column(raw, f"SELECT DISTINCT prompt_id FROM take WHERE id IN {_LISTED}", ids)
        sessions = _column(
            raw, f"SELECT DISTINCT session_id FROM prompt WHERE id IN {_LISTED}", prompts
        )
        raw.execute(f"DELETE FROM take WHERE id IN {_LISTED}", (ids,))
        raw.execute(f"DELETE FROM meta WHERE key IN {_LISTED}", (drafts,))
        raw.execute(
            f"DELETE FROM prompt WHERE id IN {_LISTED}"
            " AND NOT EXISTS (SELECT 1 FROM take WHERE take.prompt_id = prompt.id)",
            (prompts,),
        )
        raw.execute(
            f"DELETE FROM session WHERE id IN {_LISTED} AND NOT EXISTS (SELECT 1 FROM take"
            " JOIN prompt ON prompt.id = take.prompt_id WHERE prompt.session_id = session.id)",
            (sessions,),
        )


def forget_sound(raw: sqlite3.Connection, doomed: Sequence[Doomed]) -> None:
    """The takes keep their words; what waited to be recognized waits no longer."""
    ids = json.dumps([each.id for each in set(doomed).intersection(_all_named(raw, doomed))])
    with _transaction(raw):
        raw.execute(f"UPDATE take SET audio_file = NULL WHERE id IN {_LISTED}", (ids,))
        raw.execute(
            f"UPDATE take SET state = ? WHERE id IN {_LISTED} AND state IN {_LISTED}",
            (TakeState.SILENT, ids, json.dumps(UNHEARD)),
        )


def sweep(raw: sqlite3.Connection, on_progress: Progress) -> None:
    """Leaves no word that was deleted: not in the index, in free pages or in the log beside it.

    Takes as long as writing the database anew. Raises LibraryBusy where a reader keeps the log,
    Cancelled.
    """
    on_progress(0.0)
    with stoppable(raw, on_progress):
        if raw.execute("SELECT 1 FROM sqlite_master WHERE name = 'search'").fetchone():
            raw.execute("INSERT INTO search (search) VALUES ('optimize')")
    on_progress(_INDEXED)
    with stoppable(raw, part(on_progress, _INDEXED, 1.0)):
        raw.execute("VACUUM")
    is_busy, *_ = raw.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
    if is_busy:
        raise LibraryBusy("its log is being read")


def _all_named(raw: sqlite3.Connection, doomed: Sequence[Doomed]) -> tuple[Doomed, ...]:
    return named(raw, [each.id for each in doomed])


def _column(raw: sqlite3.Connection, query: str, values: str) -> str:
    return json.dumps([value for (value,) in raw.execute(query, (values,))])


@contextmanager
def _transaction(raw: sqlite3.Connection) -> Iterator[None]:
    raw.execute("BEGIN IMMEDIATE")
    try:
        yield
    except BaseException:
        raw.execute("ROLLBACK")
        raise
    raw.execute("COMMIT")
