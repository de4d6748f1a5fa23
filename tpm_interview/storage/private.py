"""Folders and files that only the user may open; on Windows the profile folder sees to that."""

import errno
import os
import sys
from pathlib import Path

_FOLDER = 0o700
_FILE = 0o600


def make_folder(folder: Path) -> None:
    """A private folder. One that was there and holds something keeps the rights it has."""
    try:
        folder.mkdir(parents=True)
    except FileExistsError:
        if not folder.is_dir():
            raise NotADirectoryError(errno.ENOTDIR, "it is a file", str(folder)) from None
        if any(folder.iterdir()):
            return
    folder.chmod(_FOLDER)


def open_file(path: Path, flags: int) -> int:
    """A descriptor of a file that is private from its first moment, whatever the umask."""
    descriptor = os.open(path, flags | os.O_CREAT | getattr(os, "O_BINARY", 0), _FILE)
    if sys.platform != "win32":
        os.fchmod(descriptor, _FILE)
    return descriptor


def sync_file(path: Path) -> None:
    """Makes what was written to a file, by whomever, outlast a power cut."""
    descriptor = os.open(path, os.O_RDWR)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def sync_folder(folder: Path) -> None:
    """Makes renames in `folder` outlast a power cut; Windows has no such call."""
    if sys.platform == "win32":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
