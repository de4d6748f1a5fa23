"""How the library's SQLite file is opened."""

import json
import sqlite3
from enum import StrEnum
from pathlib import Path

from sqlalchemy import Connection, Engine, QueuePool, create_engine, event

_WAIT_S = 10.0
"""How long a statement waits for another thread's or window's transaction."""

_CACHE_KIB = 16_000
"""What a connection may keep of the file; with SQLite's 2,000 searches take a third longer."""

_WRITES = "writes"


class Access(StrEnum):
    """What SQLite's address of the file says."""

    WRITE = "mode=rw"
    READ = "mode=ro"
    READ_STILL = "mode=ro&immutable=1"  # on a medium where not even SQLite's own files can be made


def open_engine(file: Path, access: Access, *, foreign_keys: bool = True) -> Engine:
    """An engine for an existing file. Transactions begin where SQLAlchemy says, DDL included.

    Without foreign keys tables may also be rebuilt under a view that reads them.
    """

    def connect() -> sqlite3.Connection:
        address = f"{file.absolute().as_uri()}?{access}"
        raw = sqlite3.connect(
            address, _WAIT_S, isolation_level=None, check_same_thread=False, uri=True
        )
        try:
            _configure(raw, access, foreign_keys)
        except sqlite3.Error:
            raw.close()
            raise
        return raw

    engine = create_engine(
        "sqlite://", creator=connect, poolclass=QueuePool, json_serializer=_compact
    )
    event.listen(engine, "begin", _begin)
    return engine


def for_writing(engine: Engine) -> Engine:
    """The same engine, whose transactions take the write lock at once and so never deadlock."""
    return engine.execution_options(**{_WRITES: True})


def _configure(raw: sqlite3.Connection, access: Access, foreign_keys: bool) -> None:
    raw.execute(f"PRAGMA foreign_keys={'ON' if foreign_keys else 'OFF'}")
    raw.execute(f"PRAGMA legacy_alter_table={'OFF' if foreign_keys else 'ON'}")
    raw.execute(f"PRAGMA cache_size=-{_CACHE_KIB}")
    if access is Access.WRITE:
        raw.execute("PRAGMA journal_mode=WAL")
        raw.execute("PRAGMA synchronous=FULL")
    else:
        raw.execute("PRAGMA query_only=ON")


def _begin(connection: Connection) -> None:
    writes = connection.get_execution_options().get(_WRITES, False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


def _compact(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
