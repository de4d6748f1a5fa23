"""The recordings that a copy of the database names, found as they lie there now."""

import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import BinaryIO

from tpm_interview.domain.file_errors import UnreadableFile
from tpm_interview.storage.backup_manifest import RECORDING
from tpm_interview.storage.faults import database_told

_FORMS = (".flac", ".wav", ".wav.part")


@dataclass(frozen=True, slots=True)
class Named:
    """A take and where its row says that its sound lies."""

    take_id: int
    audio_file: str


def named(copy: Path) -> tuple[Named, ...]:
    """All takes of the copy that have a recording."""
    query = "SELECT id, audio_file FROM take WHERE audio_file IS NOT NULL ORDER BY id"
    with database_told(), closing(sqlite3.connect(copy)) as raw:
        return tuple(Named(*row) for row in raw.execute(query))


def opened(library: Path, audio_file: str) -> tuple[str, BinaryIO] | None:
    """The sound and its name; None where it is gone. Raises UnreadableFile.

    A part file becomes a WAV and a WAV becomes a FLAC while we look, each there before the other
    goes. Who finds none may have looked for each just before it came: hence the second look.
    """
    for name in (*_names(audio_file), *_names(audio_file)):
        try:
            return name, (library / name).open("rb")
        except FileNotFoundError:
            continue
        except OSError as error:
            raise UnreadableFile(f"{name}: {error.strerror}") from error
    return None


def follow(copy: Path, moved: Iterable[Named]) -> None:
    """The copy now names the files that were taken along."""
    with database_told(), closing(sqlite3.connect(copy)) as raw, raw:
        raw.executemany(
            "UPDATE take SET audio_file = ? WHERE id = ?",
            [(each.audio_file, each.take_id) for each in moved],
        )


def _names(audio_file: str) -> Iterator[str]:
    path = PurePosixPath(audio_file)
    others = (str(path.with_suffix(form)) for form in _FORMS) if path.name else iter(())
    return (name for name in (audio_file, *others) if RECORDING.fullmatch(name))
