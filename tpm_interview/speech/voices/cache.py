"""Prompts that were rendered before: a WAV and a JSON beside it that says it is whole."""

import contextlib
import errno
import hashlib
import itertools
import json
import os
import tempfile
import time
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from tpm_interview.domain.errors import DiskFull, UserError, VoiceFailed
from tpm_interview.domain.sound import SpokenPrompt, SpokenWord

MOST_BYTES = 200_000_000
"""About an hour of speech."""
STALE_S = 3600.0


def key_of(*shaping: object) -> str:
    """A file name for everything that shapes the sound and its word times."""
    return hashlib.sha256(json.dumps([str(part) for part in shaping]).encode()).hexdigest()


class PromptCache:
    """Safe with several processes on one folder; where it can't be written, a temporary one."""

    def __init__(self, folder: Path, most_bytes: int = MOST_BYTES) -> None:
        self._wanted = folder
        self._most_bytes = most_bytes
        self._folder: Path | None = None
        self._spare: tempfile.TemporaryDirectory[str] | None = None
        self._count = itertools.count()

    @property
    def folder(self) -> Path:
        if self._folder is None:
            self._folder = self._writable()
        return self._folder

    def get(self, key: str) -> SpokenPrompt | None:
        """None where the entry is missing, half written or damaged."""
        wav, sidecar = self._files(key)
        try:
            prompt = _read(sidecar, wav)
            os.utime(wav)
            os.utime(sidecar)
        except (OSError, ValueError, KeyError, TypeError):
            return None
        return prompt

    def scratch(self, key: str) -> Path:
        """Where to write a sound that `put` then takes."""
        return self.folder / f"{key}-{os.getpid()}-{next(self._count)}.part"

    def put(
        self, key: str, sound: Path, duration_s: float, words: tuple[SpokenWord, ...]
    ) -> SpokenPrompt:
        """Take a whole sound in; the JSON comes last, so half an entry is none.

        Raises DiskFull or VoiceFailed, and leaves nothing behind.
        """
        draft = self.scratch(key)
        try:
            return self._put(key, sound, draft, duration_s, words)
        except OSError as error:
            for leftover in (sound, draft):
                leftover.unlink(missing_ok=True)
            raise _told(error) from error

    def _put(
        self,
        key: str,
        sound: Path,
        draft: Path,
        duration_s: float,
        words: tuple[SpokenWord, ...],
    ) -> SpokenPrompt:
        wav, sidecar = self._files(key)
        facts = {
            "duration_s": duration_s,
            "words": [[word.offset, word.length, word.start_s] for word in words],
            "crc": zlib.crc32(sound.read_bytes()),
        }
        draft.write_text(json.dumps(facts), encoding="utf-8")
        sound.replace(wav)
        draft.replace(sidecar)
        return SpokenPrompt(wav, duration_s, words)

    def trim(self, keep: str) -> None:
        """Remove the longest unused entries above the bound, and remains of dead processes."""
        files = sorted(_sizes(self.folder))
        total = sum(size for _, size, _ in files)
        for used_at, size, path in files:
            if path.suffix == ".part":
                is_over = used_at < time.time() - STALE_S
            else:
                is_over = total > self._most_bytes and path.stem != keep
            if is_over:
                with contextlib.suppress(OSError):  # in use (Windows), or another was faster
                    path.unlink()
                    total -= size

    def close(self) -> None:
        if self._spare is not None:
            self._spare.cleanup()

    def _files(self, key: str) -> tuple[Path, Path]:
        return self.folder / f"{key}.wav", self.folder / f"{key}.json"

    def _writable(self) -> Path:
        try:
            self._wanted.mkdir(mode=0o700, parents=True, exist_ok=True)
            with tempfile.TemporaryFile(dir=self._wanted):
                return self._wanted
        except OSError:
            return self._spare_folder()

    def _spare_folder(self) -> Path:
        try:
            self._spare = tempfile.TemporaryDirectory(
                prefix="tpm-interview-", ignore_cleanup_errors=True
            )
        except OSError as error:  # every disk is full, or none can be written
            raise _told(error) from error
        return Path(self._spare.name)


def _told(error: OSError) -> UserError:
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return DiskFull()
    return VoiceFailed(error.strerror or "nothing can be written")


def _read(sidecar: Path, wav: Path) -> SpokenPrompt:
    """Raises OSError, ValueError, KeyError or TypeError for anything but a whole entry."""
    facts: dict[str, Any] = json.loads(sidecar.read_text(encoding="utf-8"))
    if zlib.crc32(wav.read_bytes()) != facts["crc"]:
        raise ValueError("damaged")
    words = tuple(SpokenWord(int(at), int(long), float(s)) for at, long, s in facts["words"])
    return SpokenPrompt(wav, float(facts["duration_s"]), words)


def _sizes(folder: Path) -> Iterator[tuple[float, int, Path]]:
    """When each file was last used, its bytes and its path."""
    for path in folder.glob("*"):
        with contextlib.suppress(FileNotFoundError):  # another process removed it
            stat = path.stat()
            yield stat.st_mtime, stat.st_size, path
