"""Text files as lines or as a stream, whatever their encoding and size."""

from collections.abc import Iterator
from dataclasses import dataclass
from io import BufferedReader, RawIOBase, TextIOWrapper
from typing import BinaryIO

from tpm_interview.domain.file_errors import EmptyFile
from tpm_interview.domain.found import Progress
from tpm_interview.formats.encodings import SAMPLE, STRAY_BYTES, encoding_of, register_stray_bytes
from tpm_interview.formats.source import Source

LONGEST_LINE = 65_536
"""Characters of a line that are read; what follows up to its end is left."""
_TOLD_EVERY = 1 << 18
"""Bytes between two calls of a Progress: a few calls a second with the slower importers."""


@dataclass(frozen=True, slots=True)
class TextFile:
    """A file that is text in `encoding`, Python's name of it; can be read again and again.

    Whoever reads on is stopped where the Progress raises Cancelled.
    """

    source: Source
    encoding: str
    on_progress: Progress

    def lines(self, keep_ends: bool = False) -> Iterator[str]:
        r"""Lines that end in \n, \r or \r\n, which is left out unless `keep_ends`; none is long."""
        with self._opened("" if keep_ends else None) as stream:
            while line := stream.readline(LONGEST_LINE):
                if line[-1] not in "\r\n":
                    line += _line_end(stream)
                yield line if keep_ends else line.removesuffix("\n")

    def stream(self) -> TextIOWrapper:
        """All of the text with its line ends as they stand, for parsers that read in pieces."""
        return self._opened("")

    def _opened(self, newline: str | None) -> TextIOWrapper:
        register_stray_bytes()
        told = BufferedReader(_Told(self.source, self.on_progress), 1 << 16)
        return TextIOWrapper(told, self.encoding, STRAY_BYTES, newline)


def text_of(source: Source, encoding: str | None, on_progress: Progress) -> TextFile:
    """`encoding` None: it is found out. Raises EmptyFile, UnknownFormat, UnreadableFile."""
    with source.open() as file:
        start = file.read(SAMPLE)
    if len(start) < SAMPLE and not start.strip(b" \t\r\n\f\v\0\xef\xbb\xbf\xff\xfe"):
        raise EmptyFile(source.name)
    return TextFile(source, encoding_of(source, encoding, on_progress), on_progress)


def _line_end(stream: TextIOWrapper) -> str:
    """Leaves the rest of a line that is too long; the line end, if there is one."""
    while piece := stream.readline(LONGEST_LINE):
        if piece[-1] in "\r\n":
            return "\r\n" if piece.endswith("\r\n") else piece[-1]
    return ""


class _Told(RawIOBase):
    """A binary file that tells how much of it is read."""

    def __init__(self, source: Source, on_progress: Progress) -> None:
        super().__init__()
        self._file: BinaryIO = source.open()
        self._size = max(1, source.size)
        self._on_progress = on_progress
        self._read = 0
        self._told = 0

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]  # typeshed: Buffer
        block = self._file.read(len(buffer))
        buffer[: len(block)] = block
        self._read += len(block)
        if self._read - self._told >= _TOLD_EVERY:
            self._told = self._read
            self._on_progress(min(1.0, self._read / self._size))
        return len(block)

    def close(self) -> None:
        self._file.close()
        super().close()
