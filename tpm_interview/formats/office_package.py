"""Word's and Excel's packages, made safe for the libraries that read them whole."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from io import BytesIO
from tempfile import TemporaryFile
from typing import IO
from zipfile import ZIP_STORED, ZipFile

from tpm_interview.domain.file_errors import BrokenFile, FileTooLarge, UnsafeFile
from tpm_interview.domain.found import Progress
from tpm_interview.formats.archives import PIECE, Archive, opened
from tpm_interview.formats.source import Source

_OTHER_PART = 4_000_000
_ALL_PARTS = 400_000_000
_MOST_PARTS = 2_000


@contextmanager
def safe_copy(
    source: Source,
    limits: Mapping[str, int],
    on_progress: Progress,
    left_out: tuple[str, ...] = (),
) -> Iterator[IO[bytes]]:
    """The same package with its XML checked and its pictures and sounds emptied.

    `limits` are bytes of parts whose name begins so; other parts have 4 MB. Parts whose name begins
    as `left_out` says are no longer in it. Raises EmptyFile,
    BrokenFile, FileTooLarge, UnsafeFile, the part at fault named.
    """
    with TemporaryFile() as file:
        with opened(source) as archive, ZipFile(file, "w", ZIP_STORED) as copy:
            if len(archive.names) > _MOST_PARTS:
                raise UnsafeFile(f"it holds more than {_MOST_PARTS} parts")
            names = [name for name in archive.names if not name.startswith(left_out)]
            _copy(archive, names, copy, limits, on_progress)
        file.seek(0)
        yield file


def _copy(
    archive: Archive,
    names: list[str],
    copy: ZipFile,
    limits: Mapping[str, int],
    on_progress: Progress,
) -> None:
    total = 0
    for name in names:
        on_progress(0.0)
        if not name.lower().endswith((".xml", ".rels")):
            copy.writestr(name, b"")
            continue
        limit = next((most for part, most in limits.items() if name.startswith(part)), _OTHER_PART)
        pieces = archive.pieces(name, limit)
        with copy.open(name, "w", force_zip64=True) as part:
            start = next(pieces, b"")
            _check_start(name, start)
            part.write(start)
            total += len(start)
            for piece in pieces:
                part.write(piece)
                total += len(piece)
                on_progress(0.0)
        if total > _ALL_PARTS:
            raise FileTooLarge(f"more than {_ALL_PARTS // 1_000_000} MB unpacked")


class _RootReached(Exception):
    """All that may declare entities lies before the root element."""


def _check_start(name: str, start: bytes) -> None:
    """Neither format has document types; they serve to swell or to fetch entities."""
    # 20 ms to load, wanted by these formats alone.
    from xml.sax import SAXParseException
    from xml.sax.handler import ContentHandler

    from defusedxml import DefusedXmlException
    from defusedxml.sax import parse

    class Root(ContentHandler):
        def startElement(self, name: str, attrs: object) -> None:
            raise _RootReached

    try:
        parse(BytesIO(start[:PIECE]), Root(), forbid_dtd=True)
    except _RootReached:
        return
    except DefusedXmlException as error:
        raise UnsafeFile(f"{name}: it declares entities") from error
    except (SAXParseException, ValueError, LookupError) as error:
        raise BrokenFile(f"{name}: it is no XML that can be read") from error
