"""What fills the library's folder: each file is asked once for its size."""

import os
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from sqlalchemy import ColumnElement, select

from tpm_interview.domain.keeping import DiskUse, KeptSound, Part, Share
from tpm_interview.domain.session import PromptKind, TakeState
from tpm_interview.storage.database import Database
from tpm_interview.storage.faults import files_told
from tpm_interview.storage.recordings import FOLDER as RECORDINGS
from tpm_interview.storage.tables import PromptRow, TakeRow

_BUSY = (TakeState.RECORDING, TakeState.RECORDED)
_PARTS = {RECORDINGS: Part.RECORDINGS, "backups": Part.BACKUPS, "cache": Part.CACHE}


class SoundRoom:
    """The recordings as files that take room. Methods may be called from any thread.

    Both take a moment: with 100,000 recordings about a second.
    """

    def __init__(self, library: Path, database: Database) -> None:
        self._library = library
        self._database = database

    def sounds(self) -> tuple[KeptSound, ...]:
        """Recordings that a rule may take away: outside the trash, no longer to be recognized."""
        may_go = (TakeRow.trashed_at.is_(None), TakeRow.state.not_in(_BUSY))
        return tuple(sound for sound, _ in self._found(*may_go))

    def use(self) -> DiskUse:
        with files_told():
            parts = _parts(self._library)
        found = tuple(self._found())
        years = _shares(
            (str(year := sound.started_at.astimezone().year), str(year), sound.bytes)
            for sound, _ in found
        )
        questions = _shares((id, sound.prompt, sound.bytes) for sound, id in found)
        return DiskUse(
            tuple(parts.items()),
            tuple(sorted(years, key=lambda share: share.key, reverse=True)),
            tuple(sorted(questions, key=lambda share: (-share.bytes, share.key))),
        )

    def _found(self, *conditions: ColumnElement[bool]) -> Iterator[tuple[KeptSound, str]]:
        """Each with the id of its question, whose own text comes before that of follow-ups."""
        with files_told():
            sizes = _sizes(self._library / RECORDINGS)
        query = (
            select(
                TakeRow.id,
                TakeRow.started_at,
                TakeRow.starred,
                PromptRow.question_id,
                PromptRow.kind,
                PromptRow.text,
            )
            .join(PromptRow, PromptRow.id == TakeRow.prompt_id)
            .where(TakeRow.audio_file.is_not(None), *conditions)
            .order_by(PromptRow.kind == PromptKind.QUESTION, TakeRow.started_at)
        )
        with self._database.reading() as db:
            rows = db.execute(query).all()
        for id, started_at, starred, question_id, kind, text in rows:
            topic = (question_id, text if kind == PromptKind.FOLLOW_UP else "")
            size = sizes.get(id, 0)
            yield KeptSound(id, topic, text, started_at, starred, size), question_id


def _sizes(recordings: Path) -> Mapping[int, int]:
    """Bytes by the number of the take, in all forms that lie there."""
    sizes: defaultdict[int, int] = defaultdict(int)
    for entry in _entries(recordings):
        number = entry.name.partition(".")[0]
        if number.isdecimal() and entry.is_file():
            sizes[int(number)] += entry.stat().st_size
    return sizes


def _parts(library: Path) -> Mapping[Part, int]:
    sizes = dict.fromkeys(Part, 0)
    for entry in _entries(library):
        sizes[_part(entry.name)] += _size(entry)
    return sizes


def _part(name: str) -> Part:
    if name.startswith("before-restore-"):
        return Part.BEFORE_RESTORE
    return Part.DATABASE if name.startswith("library.sqlite3") else _PARTS.get(name, Part.OTHER)


def _size(entry: "os.DirEntry[str]") -> int:
    try:
        if entry.is_dir(follow_symlinks=False):
            return sum(_size(each) for each in _entries(Path(entry.path)))
        return entry.stat(follow_symlinks=False).st_size
    except FileNotFoundError:  # gone meanwhile
        return 0


def _entries(folder: Path) -> "tuple[os.DirEntry[str], ...]":
    try:
        with os.scandir(folder) as found:
            return tuple(found)
    except FileNotFoundError:
        return ()


def _shares(sounds: Iterable[tuple[str, str, int]]) -> list[Share]:
    """By key; the last name that is given for it counts."""
    names: dict[str, str] = {}
    takes: defaultdict[str, int] = defaultdict(int)
    sizes: defaultdict[str, int] = defaultdict(int)
    for key, name, size in sounds:
        names[key] = name
        takes[key] += 1
        sizes[key] += size
    return [Share(key, name, takes[key], sizes[key]) for key, name in names.items()]
