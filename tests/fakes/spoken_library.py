"""A library with a few spoken takes, as the tests of backups need it."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

from tpm_interview.domain.session import DEFAULT_PLANS, Mode, NewPrompt, TakeState
from tpm_interview.storage.library import Library

NOW = datetime(2026, 1, 2, 3, 4, 5, tzinfo=UTC)
PLAN = DEFAULT_PLANS[Mode.PRACTICE]


def made_library(folder: Path, takes: int = 2, text: str = "Why?") -> Path:
    """A closed library whose takes last a second each and differ."""
    with Library.open(folder) as library:
        add_takes(library, takes, text)
    return folder


def add_takes(library: Library, takes: int, text: str = "Why?") -> list[int]:
    session = library.sessions.begin(PLAN, [NewPrompt("q", text)], NOW)
    return [_take(library, session.prompts[0].id) for _ in range(takes)]


def _take(library: Library, prompt_id: int) -> int:
    take = library.sessions.begin_take(prompt_id, NOW)
    recording = library.recordings.begin(take.id)
    recording.write(sound(take.id))
    recording.finish()
    library.sessions.finish_take(take.id, 1.0, TakeState.RECORDED)
    return take.id


def sound(take_id: int) -> bytes:
    """A second of it."""
    return take_id.to_bytes(2, "little") * 16_000


def contents(folder: Path) -> dict[str, object]:
    """All that a backup holds of a library, to be compared: rows, recordings, settings."""
    files = sorted((folder / "recordings").glob("*.*"))
    settings = folder / "settings.toml"
    return {
        "rows": list(_rows(folder / "library.sqlite3")),
        "recordings": {path.name: path.read_bytes() for path in files},
        "settings": settings.read_text() if settings.exists() else None,
    }


def _rows(database: Path) -> Iterator[tuple[object, ...]]:
    with closing(sqlite3.connect(database)) as raw:
        for table in ("session", "prompt", "take"):
            yield from raw.execute(f"SELECT '{table}', * FROM {table} ORDER BY id")


def damage_a_table(database: Path) -> None:
    """Destroys the first page of the takes."""
    with closing(sqlite3.connect(database)) as raw:
        (page,) = raw.execute("SELECT rootpage FROM sqlite_master WHERE name = 'take'").fetchone()
        (size,) = raw.execute("PRAGMA page_size").fetchone()
    with database.open("r+b") as file:
        file.seek((page - 1) * size)
        file.write(b"\x55" * size)
