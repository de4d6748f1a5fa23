"""What is wrong with a library's database, asked of the file itself."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from tpm_interview.domain.errors import LibraryDamaged
from tpm_interview.domain.progress import Cancelled, Progress, unheard
from tpm_interview.storage import schema
from tpm_interview.storage.backup import reading
from tpm_interview.storage.database import Database
from tpm_interview.storage.engine import Access, open_engine
from tpm_interview.storage.faults import database_told

_MOST_TOLD = 20
_INSTRUCTIONS = 2_000_000
"""Of SQLite's machine, between two chances to stop: some hundredths of a second."""


def damage(file: Path, on_progress: Progress = unheard) -> tuple[str, ...]:
    """SQLite's own words for each page, index or row that is wrong; () for a sound database.

    Raises LibraryUnavailable, LibraryBusy and others where it cannot be opened, Cancelled.
    """
    try:
        with _opened(file) as raw, stoppable(raw, on_progress):
            rows = raw.execute(f"PRAGMA integrity_check({_MOST_TOLD})").fetchall()
            tables = {name for (name,) in raw.execute("SELECT name FROM sqlite_master")}
    except LibraryDamaged as error:
        return (error.detail,)
    if tables and "alembic_version" not in tables:
        return ("it holds something else",)
    return tuple(line for (line,) in rows if line != "ok")


def must_be_whole(copy: Path, on_progress: Progress = unheard) -> None:
    """Raises LibraryDamaged: a copy of a damaged database must not take the place of a good one."""
    found = damage(copy, on_progress)
    if found:
        raise LibraryDamaged(found[0])


def loose_references(file: Path) -> tuple[str, ...]:
    """Tables whose rows belong to a row that is gone, as `take -> prompt`."""
    with _opened(file) as raw:
        rows = raw.execute("PRAGMA foreign_key_check").fetchall()
    return tuple(sorted({f"{table} -> {parent}" for table, _, parent, _ in rows}))


def revision(copy: Path) -> str:
    """Which of `schema.REVISIONS` a copy that nobody writes has.

    Raises LibraryTooNew, LibraryDamaged.
    """
    database = Database(open_engine(copy, Access.READ_STILL), is_read_only=True)
    try:
        with database.reading() as db:
            found = schema.stored_revision(db)
    finally:
        database.close()
    if found is None:
        raise LibraryDamaged("the database is empty")
    return found


def rebuild_indexes(file: Path) -> None:
    """Makes every index anew from its table. Raises LibraryDamaged where that cannot be."""
    with database_told(), closing(sqlite3.connect(file)) as raw, raw:
        raw.execute("REINDEX")
    rebuild_search(file)


def wrong_search_tables(file: Path, on_progress: Progress = unheard) -> tuple[str, ...]:
    """Indexes for search that do not hold what their tables do; `damage` looks at none of them.

    SQLite takes the question for a write: the writer lock is held.
    """
    with database_told(), closing(sqlite3.connect(file, isolation_level=None)) as raw:
        tables = _search_tables(raw)
        with stoppable(raw, on_progress):
            return tuple(name for name in tables if _is_wrong(raw, name))


def rebuild_search(file: Path) -> None:
    """Fills every index for search anew from its tables; the writer lock is held."""
    with database_told(), closing(sqlite3.connect(file)) as raw, raw:
        for name in _search_tables(raw):
            raw.execute(f'INSERT INTO "{name}" ("{name}") VALUES (\'rebuild\')')


def _search_tables(raw: sqlite3.Connection) -> tuple[str, ...]:
    query = "SELECT name FROM sqlite_master WHERE sql LIKE 'CREATE VIRTUAL% USING fts5(%'"
    return tuple(name for (name,) in raw.execute(query))


def _is_wrong(raw: sqlite3.Connection, name: str) -> bool:
    raw.execute("BEGIN IMMEDIATE")
    try:
        raw.execute(f'INSERT INTO "{name}" ("{name}", rank) VALUES (\'integrity-check\', 1)')
    except sqlite3.DatabaseError as error:
        if error.sqlite_errorcode & 0xFF != sqlite3.SQLITE_CORRUPT:
            raise
        return True
    finally:
        raw.execute("ROLLBACK")
    return False


@contextmanager
def _opened(file: Path) -> Iterator[sqlite3.Connection]:
    with database_told(), reading(file) as raw:
        yield raw


@contextmanager
def stoppable(raw: sqlite3.Connection, on_progress: Progress) -> Iterator[None]:
    """A statement may be stopped by `on_progress`, which is told nothing of how far it is.

    SQLite swallows what its handler raises, and says that it was interrupted.
    """
    stopped: list[Cancelled] = []

    def beat() -> bool:
        try:
            on_progress(0.0)
        except Cancelled as error:
            stopped.append(error)
        return bool(stopped)

    raw.set_progress_handler(beat, _INSTRUCTIONS)
    try:
        yield
    except sqlite3.OperationalError as error:
        raise (stopped[0] if stopped else error) from error
    finally:
        raw.set_progress_handler(None, 0)
