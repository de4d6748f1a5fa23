"""Copies of the library's database."""

import os
import sqlite3
from contextlib import closing
from pathlib import Path

from tpm_interview.storage import private
from tpm_interview.storage.faults import from_sqlite


def copy_database(file: Path, to: Path) -> None:
    """A whole and private copy, also while others write; `to` is there only if it is complete."""
    part = to.with_name(f"{to.name}.part")
    os.close(private.open_file(part, os.O_RDWR | os.O_TRUNC))
    try:
        with closing(sqlite3.connect(file)) as source, closing(sqlite3.connect(part)) as copy:
            source.backup(copy)
    except sqlite3.Error as error:
        part.unlink()
        raise (from_sqlite(error) or error) from error
    part.replace(to)
    private.sync_folder(to.parent)


def free_name(folder: Path, stem: str, suffix: str) -> Path:
    """`folder/stem.suffix`, with a number after the stem where that is taken."""
    path, number = folder / f"{stem}{suffix}", 2
    while path.exists():
        path, number = folder / f"{stem}-{number}{suffix}", number + 1
    return path
