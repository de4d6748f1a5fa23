"""Windows and macOS as far as they can be told apart from here."""

import errno
import importlib.util
import os
import sys
from collections.abc import Callable
from pathlib import Path
from types import ModuleType
from typing import Any

import miniaudio
import psutil
import pytest

POSIX_ONLY = ("fchmod", "getuid", "nice")


def on_windows(monkeypatch: pytest.MonkeyPatch) -> None:
    """`sys.platform` says so, and what Windows lacks in `os` is gone."""
    monkeypatch.setattr(sys, "platform", "win32")
    for name in POSIX_ONLY:
        monkeypatch.delattr(f"os.{name}")


def read_anew(module: ModuleType) -> ModuleType:
    """A second copy of a module that asks for the system when it is imported."""
    assert module.__file__ is not None
    spec = importlib.util.spec_from_file_location(f"{module.__name__}_anew", module.__file__)
    assert spec is not None
    assert spec.loader is not None
    made = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(made)
    return made


class FakeMsvcrt(ModuleType):
    """The C runtime's lock on one byte: the second one who wants it gets EACCES at once."""

    LK_UNLCK = 0
    LK_NBLCK = 2

    def __init__(self) -> None:
        super().__init__("msvcrt")
        self.held_by: int | None = None

    def locking(self, descriptor: int, mode: int, bytes_count: int) -> None:
        assert bytes_count == 1
        if mode == self.LK_UNLCK:
            assert self.held_by == descriptor
            self.held_by = None
        elif self.held_by is not None:
            raise PermissionError(errno.EACCES, "Permission denied")
        else:
            self.held_by = descriptor


def hold_open_files(monkeypatch: pytest.MonkeyPatch) -> None:
    """As on Windows: a file that this process has open is neither deleted nor renamed."""
    for name in ("rename", "replace", "unlink"):
        monkeypatch.setattr(os, name, _refusing_open_files(getattr(os, name)))


def is_open(path: Path) -> bool:
    """Whether this process has the file open."""
    return str(path.resolve()) in {file.path for file in psutil.Process().open_files()}


def _refusing_open_files(really: Callable[..., None]) -> Callable[..., None]:
    def act(*paths: str | Path, dir_fd: int | None = None) -> None:
        folder = Path() if dir_fd is None else Path(f"/proc/self/fd/{dir_fd}").readlink()
        for path in paths:
            if is_open(folder / path):
                raise PermissionError(errno.EACCES, "another process uses it", str(path))
        really(*paths) if dir_fd is None else really(*paths, dir_fd=dir_fd)

    return act


class FakeSoundSystem:
    """miniaudio's C library on another system: lists what the test says, by that system's ids."""

    def __init__(self, backend: str, microphones: tuple[tuple[str, bytes, bool], ...]) -> None:
        """`microphones` are name, id and whether it is the default."""
        self._constants = miniaudio.lib
        self._backend = backend
        self._infos = miniaudio.ffi.new("ma_device_info[]", max(1, len(microphones)))
        self._count = len(microphones)
        for info, (name, device_id, is_default) in zip(self._infos, microphones, strict=False):
            info.name = name.encode()
            info.isDefault = is_default
            miniaudio.ffi.buffer(miniaudio.ffi.addressof(info.id))[: len(device_id)] = device_id
        self.asked_backends: list[int] = []

    def __getattr__(self, name: str) -> object:  # the constants
        return getattr(self._constants, name)

    def ma_context_init(
        self, backends: list[int], count: int, config: object, context: Any
    ) -> int:  # Any: cffi data
        self.asked_backends = [backends[i] for i in range(count)]
        context.backend = getattr(self, f"ma_backend_{self._backend}")
        return 0

    def ma_context_get_devices(
        self,
        context: Any,
        playbacks: list[object],
        playback_count: list[int],
        captures: list[object],
        capture_count: list[int],
    ) -> int:
        captures[0], capture_count[0] = self._infos, self._count
        return 0

    def ma_context_uninit(self, context: object) -> int:
        return 0
