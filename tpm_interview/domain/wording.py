"""Text that people wrote or copied, made fit for one spoken line."""

import re
import unicodedata
from zlib import crc32

# Control characters, lone surrogates, zero-width and bidirectional marks, the byte order mark,
# and what Unicode says is no character.
_LAST = (0xFFFE, 0xFFFF)
_UNSEEN = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\u200b-\u200f\u202a-\u202e"
    "\u2060-\u2064\u2066-\u206f\ufdd0-\ufdef\ufeff\ufff9-\uffff"
    + "".join(chr(plane + last) for plane in range(0x10000, 0x110000, 0x10000) for last in _LAST)
    + "]"
)


def one_line(text: str) -> str:
    """`text` on one line: composed letters, single spaces, nothing that cannot be seen or said.

    Tags and entities are left as they stand: they are text here, and shown as text.
    """
    if text.isascii() and text.isprintable():
        return " ".join(text.split())
    return " ".join(unicodedata.normalize("NFC", _UNSEEN.sub("", text)).split())


def slug(name: str) -> str:
    """A name as lower-case ASCII letters, digits and single hyphens.

    A name in other letters gets a number for one, always the same; an empty name stays empty.
    """
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    made = re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:80].rstrip("-")
    letters = one_line(name).casefold()
    return made or (f"c-{crc32(letters.encode()):08x}" if letters else "")
