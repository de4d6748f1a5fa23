"""settings.toml: what the candidate chose, with the comments they wrote."""

import logging
import os
import shutil
import tomllib
from collections.abc import Mapping, MutableMapping
from pathlib import Path
from typing import TYPE_CHECKING

from tpm_interview.domain.errors import BrokenSettings
from tpm_interview.domain.settings import Settings
from tpm_interview.storage import private, settings_data
from tpm_interview.storage.backup import free_name
from tpm_interview.storage.faults import files_told

if TYPE_CHECKING:
    from tomlkit import TOMLDocument

log = logging.getLogger(__name__)


class SettingsFile:
    """One settings.toml, which need not be there."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def read(self) -> Settings:
        """The defaults where there is no file. Raises BrokenSettings with the line or key."""
        try:
            text = self.path.read_text(encoding="utf-8-sig")
            return settings_data.from_data(tomllib.loads(text))
        except (FileNotFoundError, NotADirectoryError):  # opening the library tells of the latter
            return Settings()
        except (OSError, ValueError) as error:
            raise BrokenSettings(_brief(error)) from error

    def write(self, settings: Settings) -> None:
        """Changes the values and leaves comments and unknown keys; whole or not at all.

        A file that cannot be read is kept as settings-broken.toml.
        Raises DiskFull, LibraryReadOnly, LibraryUnavailable.
        """
        with files_told():
            private.make_folder(self.path.parent)
            document = self._document()
            _fill(document, settings_data.to_data(settings))
            self._replace(document.as_string())

    def _document(self) -> "TOMLDocument":
        import tomlkit  # only a candidate who changes something waits for it

        if not self.path.exists():
            return tomlkit.document()
        try:
            self.read()
        except BrokenSettings:
            kept = free_name(self.path.parent, f"{self.path.stem}-broken", self.path.suffix)
            shutil.copy2(self.path, kept)
            log.warning("kept the broken settings as %s", kept.name)
            return tomlkit.document()
        return tomlkit.parse(self.path.read_text(encoding="utf-8-sig"))

    def _replace(self, text: str) -> None:
        part = self.path.with_name(f"{self.path.name}.part")
        descriptor = private.open_file(part, os.O_WRONLY | os.O_TRUNC)
        try:
            with os.fdopen(descriptor, "w", encoding="utf-8", newline="") as file:
                file.write(text)
                file.flush()
                os.fsync(descriptor)
            part.replace(self.path)
        except OSError:
            part.unlink(missing_ok=True)
            raise
        private.sync_folder(self.path.parent)


def _fill(document: MutableMapping[str, object], data: Mapping[str, object]) -> None:
    """Sets only what differs, so that the rest keeps the form it was written in."""
    for key, value in data.items():
        old = document.get(key)
        if isinstance(value, Mapping) and isinstance(old, MutableMapping):
            _fill(old, value)
        elif old != value:
            document[key] = value


def _brief(error: Exception) -> str:
    """One line; pydantic would tell a page, and the values with it."""
    from pydantic import ValidationError

    if isinstance(error, ValidationError):
        first = error.errors(include_input=False, include_url=False)[0]
        return f"{'.'.join(map(str, first['loc']))}: {first['msg']}"
    return str(error)
