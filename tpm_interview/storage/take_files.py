"""Which files of a library are a take's: they bear its number, in one of our own forms."""

import re
from collections.abc import Iterator
from pathlib import Path

_NUMBER, _AGAIN = r"([1-9][0-9]{0,17})", r"(?:-[1-9][0-9]*)?"
_OURS = re.compile(rf"{_NUMBER}\.[A-Za-z0-9]+(?:\.part)?")
_OURS_ASIDE = re.compile(rf"{_NUMBER}{_AGAIN}\.[A-Za-z0-9]+{_AGAIN}(?:\.part)?")
_FOLDERS = (
    ("recordings", _OURS),
    ("recordings/aside", _OURS_ASIDE),
    ("cache/peaks", _OURS),
)


def of(library: Path, take_ids: frozenset[int]) -> Iterator[Path]:
    """`7.flac`, `7.wav.part`, `7.peaks`, set aside also `7-2.wav`; never `7 talk.wav`."""
    for name, form in _FOLDERS:
        folder = library / name
        if take_ids and folder.is_dir():
            for path in sorted(folder.iterdir()):
                found = form.fullmatch(path.name)
                if found and int(found[1]) in take_ids and path.is_file():
                    yield path
