"""The recordings folder: one sound file for each spoken take."""

import logging
import os
import shutil
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from tpm_interview.domain.errors import LibraryDamaged, LibraryReadOnly
from tpm_interview.storage import private, wav
from tpm_interview.storage.backup import free_name
from tpm_interview.storage.faults import files_told
from tpm_interview.storage.part_file import Opener, PartFile, open_raw

log = logging.getLogger(__name__)

FOLDER = "recordings"
_ASIDE = "aside"
_PART = ".part"


def audio_name(take_id: int) -> str:
    """Where a take's sound lies, relative to the library."""
    return f"{FOLDER}/{take_id}.wav"


@dataclass(frozen=True, slots=True)
class RecoveredPart:
    """A recording that a crash had cut off; `audio_file` is relative to the library."""

    take_id: int
    audio_file: str
    duration_s: float


class Recordings:
    """Sound files by their path relative to the library; nothing here is ever overwritten."""

    def __init__(
        self, library: Path, *, is_read_only: bool = False, opener: Opener = open_raw
    ) -> None:
        self.folder = library / FOLDER
        self._library = library
        self._is_read_only = is_read_only
        self._opener = opener

    def begin(self, take_id: int) -> PartFile:
        """A recording to write to, on the disk from now on. Raises DiskFull, LibraryReadOnly."""
        self._must_be_writable()
        target = self._library / audio_name(take_id)
        part = _part_of(target)
        with files_told():
            for leftover in filter(Path.exists, (target, part)):
                self._set_aside(leftover)
        return PartFile(part, target, self._opener)

    def recover(self) -> tuple[RecoveredPart, ...]:
        """Turns what a crash left behind into recordings; call before the first `begin`.

        A part without sound, or that is no recording, goes to `recordings/aside/`.
        """
        self._must_be_writable()
        with files_told():
            parts = sorted(self.folder.glob(f"*{_PART}"))
            recovered = [self._recover(part) for part in parts]
        return tuple(part for part in recovered if part)

    def resolve(self, audio_file: str) -> Path:
        """The file's full path. Raises LibraryDamaged if it would lie outside the recordings."""
        try:
            path = (self._library / audio_file).resolve()
        except ValueError as error:  # a NUL byte
            raise LibraryDamaged(audio_file) from error
        if not path.is_relative_to(self.folder.resolve()) or path == self.folder.resolve():
            raise LibraryDamaged(audio_file)
        return path

    def names(self) -> tuple[str, ...]:
        """Every finished recording that lies there, relative to the library."""
        with files_told():
            files = [path for path in self.folder.glob("*.*") if path.is_file()]
        return tuple(sorted(f"{FOLDER}/{path.name}" for path in files if path.suffix != _PART))

    def has_any_of(self, take_id: int) -> bool:
        """Whether a file lies there under this take's number."""
        with files_told():
            return any(self.folder.glob(f"{take_id}.*"))

    def give(self, audio_file: str, take_id: int) -> str:
        """A recording of no take becomes that take's, of which nothing lies there; its new name."""
        self._must_be_writable()
        old = self.resolve(audio_file)
        new = self.folder / f"{take_id}{old.suffix}"
        with files_told():
            old.rename(new)
            private.sync_folder(self.folder)
        return f"{FOLDER}/{new.name}"

    def set_aside(self, audio_file: str) -> None:
        """Moves a file that is no recording to `recordings/aside/`."""
        self._must_be_writable()
        path = self.resolve(audio_file)
        with files_told():
            self._set_aside(path)

    def length_s(self, audio_file: str) -> float:
        """Length of a recording that is still a WAV of ours. Raises LibraryDamaged if it is not."""
        path = self.resolve(audio_file)
        with files_told(), path.open("rb") as file:
            if not wav.is_ours(file.read(wav.HEADER_BYTES)):
                raise LibraryDamaged(audio_file)
            return wav.seconds(wav.whole_samples(_data_bytes(file)))

    def wav_takes(self) -> tuple[int, ...]:
        """Ids of the takes whose recording still lies there as a WAV."""
        with files_told():
            names = [path.stem for path in self.folder.glob("*.wav")]
        return tuple(sorted(int(name) for name in names if name.isdecimal()))

    def remove(self, audio_file: str) -> None:
        """Deletes a sound file; one that is gone already is no error."""
        self._must_be_writable()
        path = self.resolve(audio_file)
        with files_told():
            path.unlink(missing_ok=True)

    def free_bytes(self) -> int:
        """Room left on the library's disk."""
        with files_told():
            return shutil.disk_usage(self._library).free

    def _must_be_writable(self) -> None:
        if self._is_read_only:
            raise LibraryReadOnly(str(self.folder))

    def _recover(self, part: Path) -> RecoveredPart | None:
        target = part.with_suffix("")
        data_bytes = _mended(part)
        if not data_bytes or not target.stem.isdecimal() or target.exists():
            self._set_aside(part)
            return None
        part.rename(target)
        private.sync_folder(self.folder)
        take_id = int(target.stem)
        return RecoveredPart(take_id, audio_name(take_id), wav.seconds(data_bytes))

    def _set_aside(self, path: Path) -> None:
        aside = self.folder / _ASIDE
        private.make_folder(aside)
        kept = free_name(aside, path.stem, path.suffix)
        path.rename(kept)
        log.warning("kept aside: %s", kept.name)


def _part_of(target: Path) -> Path:
    return target.with_name(target.name + _PART)


def _mended(part: Path) -> int:
    """Bytes of sound in a part file, its header now saying so; 0 and untouched if there is none."""
    with part.open("r+b") as file:
        if not wav.is_ours(file.read(wav.HEADER_BYTES)):
            return 0
        data_bytes = wav.whole_samples(_data_bytes(file))
        if data_bytes:
            file.truncate(wav.HEADER_BYTES + data_bytes)
            file.seek(0)
            file.write(wav.header(data_bytes))
            file.flush()
            os.fsync(file.fileno())
    return data_bytes


def _data_bytes(file: BinaryIO) -> int:
    return file.seek(0, os.SEEK_END) - wav.HEADER_BYTES
