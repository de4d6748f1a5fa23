"""Where an importer reads from: a file, or text that was pasted."""

from collections.abc import Callable
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import BinaryIO

from tpm_interview.domain.file_errors import UnreadableFile


@dataclass(frozen=True, slots=True)
class Source:
    """Bytes that can be read again and again; `name` tells the suffix, `size` counts bytes."""

    name: str
    size: int
    open: Callable[[], BinaryIO]


def from_file(path: Path) -> Source:
    """Raises UnreadableFile, also where it is opened later."""

    def opened() -> BinaryIO:
        try:
            return path.open("rb")
        except OSError as error:
            raise UnreadableFile(f"{path.name}: {error.strerror}") from error

    with opened() as file:
        return Source(path.name, file.seek(0, 2), opened)


def from_text(text: str) -> Source:
    """Pasted text; lone surrogates become question marks."""
    content = text.encode("utf-8", "replace")
    return Source("", len(content), lambda: BytesIO(content))
