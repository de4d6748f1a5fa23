"""Which encoding a text file is in, told from its bytes. Raises UnknownFormat for what is no text.

A byte order mark is believed. Then NULs tell UTF-16 and UTF-32; then the whole file is tried as
UTF-8. A file that is mostly UTF-8 stays UTF-8: its stray bytes are read as Windows-1252, one by
one, and nothing else suffers. What is left is Windows-1252, unless letters beyond ASCII are so
dense that the text is in another script.
"""

import codecs
import re
from collections.abc import Iterator
from io import BytesIO, TextIOWrapper
from typing import BinaryIO

from tpm_interview.domain.file_errors import UnknownFormat
from tpm_interview.domain.found import Progress
from tpm_interview.formats.source import Source

SAMPLE = 65_536
"""Bytes at the start of a file by which it is judged."""
STRAY_BYTES = "tpm-interview-stray-bytes"
"""Name of the error handler that `register_stray_bytes` makes known."""

_BLOCK = 1 << 20
_GUESSED = 16_384
_DENSE = 0.2
"""Share of letters beyond ASCII that no Western language reaches."""
_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_MAGIC = (
    b"PK\x03\x04", b"PK\x05\x06", b"SQLite format 3\0", b"%PDF-", b"\x89PNG", b"\xff\xd8\xff",
    b"GIF8", b"\x1f\x8b", b"\x28\xb5\x2f\xfd", b"BZh", b"\xfd7zXZ", b"7z\xbc\xaf", b"Rar!",
    b"\xd0\xcf\x11\xe0", b"\x7fELF", b"RIFF", b"OggS", b"ID3", b"fLaC", b"\xca\xfe\xba\xbe",
)  # fmt: skip
_CONTROL = re.compile(rb"[\x00-\x08\x0e-\x19\x1c-\x1f]")
_BEYOND_ASCII = re.compile(rb"[\x80-\xff]")
_LETTERS = re.compile(rb"[A-Za-z\x80-\xff]")
_NO_CHARSETS = {"idna", "punycode", "undefined", "unicode-escape", "raw-unicode-escape", "utf-7"}


def register_stray_bytes() -> None:
    """Makes the decoding error handler `STRAY_BYTES` known; doing so again is harmless."""
    codecs.register_error(STRAY_BYTES, _stray_bytes)


def encoding_of(source: Source, wanted: str | None, on_progress: Progress) -> str:
    """Python's name of the encoding; `wanted` overrides what the bytes say."""
    with source.open() as file:
        sample = file.read(SAMPLE)
    if sample.startswith(_MAGIC):
        raise UnknownFormat("it is no text")
    marked = next((name for mark, name in _MARKS if sample.startswith(mark)), None)
    if wanted is not None:
        return _decodable(_known(wanted, marked), marked)
    encoding = marked or _by_nuls(sample)
    if _is_binary(sample, encoding):
        raise UnknownFormat("it is no text")
    return encoding or _decodable(_one_byte(source, on_progress), marked)


def _decodable(name: str, marked: str | None) -> str:
    """Python refuses UTF-16 and UTF-32 without a mark unless told the order of their bytes."""
    plain = name.replace("_", "-").lower()
    return f"{plain}-le" if plain in ("utf-16", "utf-32") and marked != plain else name


def _stray_bytes(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeDecodeError):
        raise error
    if not error.encoding.lower().startswith("utf-8"):
        return "\ufffd", error.end
    return error.object[error.start : error.end].decode("cp1252", "replace"), error.end


def _known(wanted: str, marked: str | None) -> str:
    try:
        name = codecs.lookup(wanted).name
        TextIOWrapper(BytesIO(), encoding=name)
    except (LookupError, ValueError) as error:
        raise UnknownFormat(f"there is no text encoding named {wanted[:40]!r}") from error
    if name in _NO_CHARSETS:
        raise UnknownFormat(f"there is no text encoding named {wanted[:40]!r}")
    return "utf-8-sig" if (name, marked) == ("utf-8", "utf-8-sig") else name


def _by_nuls(sample: bytes) -> str | None:
    """UTF-16 or UTF-32 without a mark: Latin letters leave NULs at every other place."""
    at = [sample[place::4].count(0) for place in range(4)]
    quarter = len(sample) // 4
    if quarter and min(at[2], at[3]) > 0.9 * quarter > 2 * at[0]:
        return "utf-32-le"
    if quarter and min(at[0], at[1]) > 0.9 * quarter > 2 * at[3]:
        return "utf-32-be"
    even, odd = at[0] + at[2], at[1] + at[3]
    enough = max(2, len(sample) // 20)
    if odd >= enough and odd > 10 * even:
        return "utf-16-le"
    if even >= enough and even > 10 * odd:
        return "utf-16-be"
    return None


def _is_binary(sample: bytes, encoding: str | None) -> bool:
    """One control character in a hundred is no text; a single one does no harm."""
    if encoding:
        decoded = sample.decode(encoding, "replace")
        sample = decoded.replace("\ufffd", "\0").encode("utf-8", "replace")
    return len(_CONTROL.findall(sample)) > max(1, len(sample) // 100)


def _one_byte(source: Source, on_progress: Progress) -> str:
    """UTF-8 or a legacy encoding, by the whole file."""
    with source.open() as file:
        if _is_utf8(file, on_progress):
            return "utf-8"
    with source.open() as file:
        valid = stray = 0
        for block in _blocks(file, on_progress):
            text = block.decode("utf-8", "replace")
            bad = text.count("\ufffd")
            stray += bad
            valid += sum(map(len, re.findall(r"[^\x00-\x7f]+", text))) - bad
    return "utf-8" if valid > stray else _legacy(source)


def _is_utf8(file: BinaryIO, on_progress: Progress) -> bool:
    decoder = codecs.getincrementaldecoder("utf-8")()
    try:
        for block in _blocks(file, on_progress):
            decoder.decode(block)
        decoder.decode(b"", final=True)
    except UnicodeDecodeError:
        return False
    return True


def _blocks(file: BinaryIO, on_progress: Progress) -> Iterator[bytes]:
    """The file in pieces; progress is told 0 only, so that a long look can be cancelled."""
    while block := file.read(_BLOCK):
        on_progress(0.0)
        yield block


def _legacy(source: Source) -> str:
    sample = b""
    with source.open() as file:
        while len(sample) < _GUESSED and (line := file.readline(SAMPLE)):
            if _BEYOND_ASCII.search(line):
                sample += line
    letters = len(_LETTERS.findall(sample))
    if len(_BEYOND_ASCII.findall(sample)) < _DENSE * max(1, letters):
        return "cp1252"
    # It takes 20 ms to load and is seldom needed.
    from charset_normalizer import from_bytes

    best = from_bytes(sample[:_GUESSED]).best()
    return codecs.lookup(best.encoding).name if best else "cp1252"
