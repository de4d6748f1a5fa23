"""Anki's packages, decks and whole collections, of all three generations."""

from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from tpm_interview.domain.file_errors import BrokenFile, FileTooLarge
from tpm_interview.domain.found import Findings, Progress, Reading
from tpm_interview.formats.anki_collection import Note
from tpm_interview.formats.anki_collection import opened as opened_collection
from tpm_interview.formats.archives import PIECE, Archive
from tpm_interview.formats.archives import opened as opened_archive
from tpm_interview.formats.collecting import Collector
from tpm_interview.formats.flash_cards import add_card, sides_of
from tpm_interview.formats.source import Source

_NEWEST = "collection.anki21b"
_GENERATIONS = (_NEWEST, "collection.anki21", "collection.anki2")
"""The newest first: beside it, the older ones hold a single note that says to update Anki."""
_MOST_BYTES = 500_000_000
_WINDOW = 1 << 25
"""Bytes; Anki packs with 2 MB to 8 MB."""
_TOLD_EVERY = 200


def read(source: Source, reading: Reading, on_progress: Progress) -> Findings:
    """`line` counts notes, `place` is the deck. Raises what archives raise, and BrokenFile."""
    collector = Collector()
    with TemporaryDirectory() as folder:
        path = Path(folder, "collection.sqlite3")
        with opened_archive(source) as archive:
            _unpack(archive, path, on_progress)
        with opened_collection(path) as collection:
            count = max(1, collection.count())
            for note in collection.notes():
                if note.number % _TOLD_EVERY == 0:
                    on_progress(min(1.0, note.number / count))
                if collector.is_full:
                    break
                _add(note, collector)
    return collector.findings("anki-package", "")


def _add(note: Note, collector: Collector) -> None:
    names = [*note.names[: len(note.fields)]]
    front, back = sides_of(names)
    add_card(
        note.fields[front],
        note.fields[back] if back < len(note.fields) else "",
        note.number,
        collector,
        is_html=True,
        deck=note.deck,
        tags=note.tags,
        place=note.deck,
    )


def _unpack(archive: Archive, path: Path, on_progress: Progress) -> None:
    name = next((name for name in _GENERATIONS if name in archive.names), None)
    if name is None:
        raise BrokenFile("there is no Anki collection in it")
    pieces = archive.pieces(name, _MOST_BYTES)
    size = 0
    with path.open("wb") as file:
        for piece in _decompressed(pieces) if name == _NEWEST else pieces:
            size += len(piece)
            if size > _MOST_BYTES:
                raise FileTooLarge(f"{name}: more than {_MOST_BYTES // 1_000_000} MB are not read")
            file.write(piece)
            on_progress(0.0)


def _decompressed(pieces: Iterator[bytes]) -> Iterator[bytes]:
    # 10 ms to load, wanted by this format alone.
    from zstandard import ZstdDecompressor, ZstdError

    decompressor = ZstdDecompressor(max_window_size=_WINDOW)
    try:
        joined = _Joined(pieces)
        with decompressor.stream_reader(joined, PIECE) as reader:  # type: ignore[arg-type]  # it reads
            while piece := reader.read(PIECE):
                yield piece
    except ZstdError as error:
        raise BrokenFile(f"{_NEWEST}: it is damaged or was cut short") from error


class _Joined:
    """Pieces as a file, as far as zstandard wants one."""

    def __init__(self, pieces: Iterator[bytes]) -> None:
        self._pieces = pieces

    def read(self, size: int = -1) -> bytes:
        return next(self._pieces, b"")
