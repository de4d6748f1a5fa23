"""Backup files that lie: each is a whole one with one thing changed."""

import hashlib
import json
import struct
import zipfile
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

Json = dict[str, Any]
Harm = Callable[["Forgery"], None]


class Forgery:
    """The entries of a backup file, its manifest apart, to be tampered with and written again."""

    def __init__(self, file: Path) -> None:
        with zipfile.ZipFile(file) as package:
            self.files = {n: package.read(n) for n in package.namelist()}
        self.manifest: Json = json.loads(self.files.pop("manifest.json"))
        self.modes: dict[str, int] = {}
        self.packing = zipfile.ZIP_STORED
        self.twice: list[str] = []
        self.ending: Callable[[bytes], bytes] = lambda content: content

    def entry(self, name: str) -> Json:
        found: Json = next(each for each in self.manifest["files"] if each["name"] == name)
        return found

    def add(self, name: str, content: bytes = b"x") -> None:
        """A file that the manifest tells, too."""
        self.files[name] = content
        digest = hashlib.sha256(content).hexdigest()
        self.manifest["files"].append({"name": name, "size": len(content), "sha256": digest})

    def replace(self, name: str, content: bytes) -> None:
        self.manifest["files"].remove(self.entry(name))
        self.add(name, content)

    def write(self, file: Path) -> Path:
        with zipfile.ZipFile(file, "w", self.packing) as package:
            for name, content in {**self.files, **self._told()}.items():
                info = zipfile.ZipInfo(name)
                info.compress_type = self.packing
                info.external_attr = self.modes.get(name, 0o100600) << 16
                package.writestr(info, content)
            for name in self.twice:
                info = zipfile.ZipInfo(name.replace("/", "?"))
                package.writestr(info, self.files[name])
        content = file.read_bytes()
        for name in self.twice:  # zipfile itself warns of a second entry
            content = content.replace(name.replace("/", "?").encode(), name.encode())
        file.write_bytes(self.ending(content))
        return file

    def _told(self) -> Mapping[str, bytes]:
        return {"manifest.json": json.dumps(self.manifest).encode()} if self.manifest else {}


def _renamed(name: str) -> Harm:
    return lambda forgery: forgery.add(name)


def _symlink(forgery: Forgery) -> None:
    forgery.add("recordings/9.wav", b"/etc/passwd")
    forgery.modes["recordings/9.wav"] = 0o120777


def _folder(forgery: Forgery) -> None:
    forgery.add("recordings/9.wav")
    forgery.modes["recordings/9.wav"] = 0o040700


def _bomb(forgery: Forgery) -> None:
    forgery.add("recordings/9.wav", bytes(10_000_000))
    forgery.packing = zipfile.ZIP_DEFLATED


def _overlap(forgery: Forgery) -> None:
    """Every entry of the directory claims to be as long as the whole file."""

    def swollen(content: bytes) -> bytes:
        changed = bytearray(content)
        at = 0
        while (at := changed.find(b"PK\1\2", at)) >= 0:
            changed[at + 20 : at + 28] = struct.pack("<II", len(content), len(content))
            at += 4
        return bytes(changed)

    forgery.ending = swollen


def _long_directory(forgery: Forgery) -> None:
    def claimed(content: bytes) -> bytes:
        return content[:-10] + struct.pack("<I", 2_000_000_000) + content[-6:]

    forgery.ending = claimed


def _twice(forgery: Forgery) -> None:
    forgery.twice = ["recordings/1.wav"]


def _told_twice(forgery: Forgery) -> None:
    forgery.manifest["files"].append(forgery.entry("recordings/1.wav"))


def _untold(forgery: Forgery) -> None:
    forgery.files["recordings/9.wav"] = b"x"


def _another_size(forgery: Forgery) -> None:
    forgery.entry("recordings/1.wav")["size"] += 1


def _negative_size(forgery: Forgery) -> None:
    forgery.entry("recordings/1.wav")["size"] = -1


def _another_revision(forgery: Forgery) -> None:
    forgery.manifest["revision"] = "0001"


UNSAFE: dict[str, Harm] = {
    "a path upwards": _renamed("../evil.wav"),
    "a path upwards inside": _renamed("recordings/../../evil.wav"),
    "an absolute path": _renamed("/tmp/evil.wav"),
    "a drive": _renamed("C:/evil.wav"),
    "backslashes": _renamed("recordings\\..\\evil.wav"),
    "a device": _renamed("recordings/nul.wav"),
    "a deeper folder": _renamed("recordings/aside/1.wav"),
    "another file of the library": _renamed("library.lock"),
    "a log of the database": _renamed("library.sqlite3-wal"),
    "a name with a line end": _renamed("recordings/9.wav\n"),
    "digits of another script": _renamed("recordings/٣.wav"),
    "a symbolic link": _symlink,
    "a folder": _folder,
    "a bomb": _bomb,
    "overlapping entries": _overlap,
    "a list of gigabytes": _long_directory,
    "a name twice": _twice,
    "a name told twice": _told_twice,
    "a file that is not told": _untold,
    "another size": _another_size,
    "a negative size": _negative_size,
    "another schema": _another_revision,
}


def _wrong_hash(forgery: Forgery) -> None:
    forgery.entry("recordings/1.wav")["sha256"] = "0" * 64


def _changed_sound(forgery: Forgery) -> None:
    """On the disk, below the ZIP's own checksum."""
    forgery.ending = lambda content: content.replace(b"\1\0" * 500, b"\2\0" * 500, 1)


def _no_database(forgery: Forgery) -> None:
    del forgery.files["library.sqlite3"]
    forgery.manifest["files"].remove(forgery.entry("library.sqlite3"))


def _damaged_database(forgery: Forgery) -> None:
    whole = forgery.files["library.sqlite3"]
    forgery.replace("library.sqlite3", whole[:4096] + b"\x55" * (len(whole) - 4096))


def _text_for_database(forgery: Forgery) -> None:
    forgery.replace("library.sqlite3", b"text")


def _no_time(forgery: Forgery) -> None:
    del forgery.manifest["made_at"]


def _cut(share: float) -> Harm:
    def harm(forgery: Forgery) -> None:
        forgery.ending = lambda content: content[: int(len(content) * share)]

    return harm


BROKEN: dict[str, Harm] = {
    "a wrong hash": _wrong_hash,
    "changed sound": _changed_sound,
    "no database": _no_database,
    "a damaged database": _damaged_database,
    "a text for a database": _text_for_database,
    "a manifest with a gap": _no_time,
    "cut at the start": _cut(0.001),
    "cut in the middle": _cut(0.5),
    "cut at the end": _cut(0.9999),
}


def newer_format(forgery: Forgery) -> None:
    forgery.manifest.update(version=2, files={"another": "shape"})


def no_manifest(forgery: Forgery) -> None:
    forgery.manifest = {}


def another_format(forgery: Forgery) -> None:
    forgery.manifest["format"] = "holiday-pictures"
