"""What a backup file says of itself: `manifest.json` inside the ZIP."""

import json
import re
from dataclasses import asdict, dataclass
from datetime import datetime

from pydantic import TypeAdapter, ValidationError

from tpm_interview.domain.file_errors import (
    BackupTooNew,
    BrokenBackup,
    NoBackup,
    UnsafeBackup,
)

NAME = "manifest.json"
FORMAT = "tpm-interview-backup"
VERSION = 1
DATABASE = "library.sqlite3"
SETTINGS = "settings.toml"
RECORDING = re.compile(r"recordings/[0-9]{1,18}(\.[a-z0-9]{1,8}){1,2}")
"""Names that mean the same on every system, and nothing outside the folder."""
_SHA256 = re.compile(r"[0-9a-f]{64}")


@dataclass(frozen=True, slots=True)
class Entry:
    """One file of a backup."""

    name: str
    size: int
    sha256: str


@dataclass(frozen=True, slots=True)
class Manifest:
    """`app` is the version that wrote it, `revision` the database's schema."""

    format: str
    version: int
    app: str
    revision: str
    made_at: datetime
    files: tuple[Entry, ...]

    @property
    def bytes(self) -> int:
        return sum(entry.size for entry in self.files)

    @property
    def recordings(self) -> int:
        return sum(RECORDING.fullmatch(entry.name) is not None for entry in self.files)


def written(manifest: Manifest) -> bytes:
    data = {**asdict(manifest), "made_at": manifest.made_at.isoformat()}
    return json.dumps(data, indent=1).encode()


def read(content: bytes) -> Manifest:
    """Raises NoBackup, BackupTooNew, BrokenBackup, UnsafeBackup."""
    try:
        data = json.loads(content)
    except (ValueError, RecursionError) as error:
        raise BrokenBackup(NAME) from error
    if not isinstance(data, dict) or data.get("format") != FORMAT:
        raise NoBackup(NAME)
    version = data.get("version")
    if isinstance(version, int) and version > VERSION:
        raise BackupTooNew
    try:
        manifest = TypeAdapter(Manifest).validate_python(data)
    except ValidationError as error:
        raise BrokenBackup(NAME) from error
    _must_be_innocent(manifest)
    return manifest


def _must_be_innocent(manifest: Manifest) -> None:
    names = [entry.name for entry in manifest.files]
    for entry in manifest.files:
        if not _is_ours(entry.name) or entry.size < 0 or not _SHA256.fullmatch(entry.sha256):
            raise UnsafeBackup(ascii(entry.name[:80]))
    if len(set(names)) != len(names):
        raise UnsafeBackup("two files have one name")
    if DATABASE not in names:
        raise BrokenBackup(f"{DATABASE} is missing")


def _is_ours(name: str) -> bool:
    return name in (DATABASE, SETTINGS) or RECORDING.fullmatch(name) is not None
