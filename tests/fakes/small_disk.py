"""A real disk of a few kilobytes, or a read-only one, that only its own commands see.

A namespace of its own needs no administrator; it ends with the process that holds it.
"""

import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

UNSHARED = ("unshare", "--map-root-user", "--mount", "sh", "-c")
SMALL = 'mount -t tmpfs -o "size=$1" tmpfs "$2" && echo mounted && exec cat'
READ_ONLY = 'mount --bind "$1" "$1" && mount -o remount,ro,bind "$1" && echo mounted && exec cat'


class Disk:
    """`path` is the disk's place for commands that begin with `before`."""

    def __init__(self, path: Path, holder: int) -> None:
        self.path = path
        self.before = ("nsenter", "--preserve-credentials", "--user", "--mount", "-t", str(holder))
        self._inside = Path(f"/proc/{holder}/root{path}")

    def fill(self, leave_bytes: int = 0) -> None:
        """Fill it up to a rest, with a file that `empty` removes."""
        with (self._inside / "fill").open("wb", buffering=0) as file:
            try:
                while file.write(bytes(4096)):
                    pass
            except OSError:
                file.truncate(file.tell() - leave_bytes)

    def empty(self) -> None:
        (self._inside / "fill").unlink()

    def names(self, folder: str) -> list[str]:
        return sorted(path.name for path in (self._inside / folder).iterdir())


@contextmanager
def small_disk(path: Path, size: str) -> Iterator[Disk]:
    path.mkdir()
    with _held(path, SMALL, size, str(path)) as disk:
        yield disk


@contextmanager
def read_only(path: Path) -> Iterator[Disk]:
    """An existing folder, not to be written by commands that begin with `before`."""
    with _held(path, READ_ONLY, str(path)) as disk:
        yield disk


@contextmanager
def _held(path: Path, script: str, *words: str) -> Iterator[Disk]:
    command = (*UNSHARED, script, "sh", *words)
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as holder:
        assert holder.stdout is not None
        assert holder.stdout.readline() == b"mounted\n"
        yield Disk(path, holder.pid)
        assert holder.stdin is not None
        holder.stdin.close()
