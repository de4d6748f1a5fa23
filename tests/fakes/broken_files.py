"""Question lists of every format, and what damage turns them into."""

import json
import random
import sqlite3
import tempfile
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import docx
import openpyxl
import zstandard

from tpm_interview.formats.source import Source

QUESTIONS = (
    "Tell me about a risk.",
    "How do you plan a rollout?",
    "What is scope, d\u00e9j\u00e0?",
)
_HEADS = ("Category", "Question", "Answer", "Tags")


def sound_files() -> dict[str, bytes]:
    """One readable file for each format, by the importer's name."""
    rows = [("Risk", text, "With care.", "a, b") for text in QUESTIONS]
    cells = [{"question": row[1], "answer": row[2], "category": row[0]} for row in rows]
    table = "\n".join(";".join(row) for row in (_HEADS, *rows))
    return {
        "tpm-interview": _own_list().encode(),
        "markdown": _markdown().encode(),
        "text": "\r\n".join(("RISK", *QUESTIONS, "Follow-up: Why?", "A: So.")).encode("cp1252"),
        "csv": table.encode("utf-16"),
        "json": json.dumps({"sections": [{"title": "Risk", "questions": cells}]}).encode(),
        "yaml": "".join(f'- q: "{text}"\n  a: [So, "x"]\n' for text in QUESTIONS).encode(),
        "anki-text": _anki_text(rows).encode(),
        "anki-package": anki_package(),
        "docx": _docx(),
        "xlsx": _xlsx(rows),
    }


def anki_package(compressed: bool = True) -> bytes:
    """Notes in the layout of Anki's collections, as it was before and as it is now."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "collection"
        base = sqlite3.connect(path)
        base.execute("CREATE TABLE col (id, models TEXT, decks TEXT)")
        base.execute(
            "CREATE TABLE notes (id, guid, mid, mod, usn, tags, flds, sfld, csum, flags, data)"
        )
        base.execute("CREATE TABLE cards (id, nid, did, ord)")
        model = {"1": {"id": 1, "name": "Basic", "flds": [{"name": "Front"}, {"name": "Back"}]}}
        decks = {"1": {"id": 1, "name": "Risk"}}
        base.execute("INSERT INTO col VALUES (1, ?, ?)", (json.dumps(model), json.dumps(decks)))
        for at, text in enumerate(QUESTIONS):
            fields = f"{text}\x1fWith care."
            row = (at, f"g{at}", 1, 0, 0, " a b ", fields, text, 0, 0, "")
            base.execute("INSERT INTO notes VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", row)
            base.execute("INSERT INTO cards VALUES (?, ?, 1, 0)", (at, at))
        base.commit()
        base.close()
        content = path.read_bytes()
    name, written = "collection.anki2", content
    if compressed:
        name, written = "collection.anki21b", zstandard.ZstdCompressor().compress(content)
    return _zipped({name: written, "media": b"{}"})


def damaged(content: bytes, dice: random.Random) -> bytes:
    """`content` after one to four accidents."""
    if content.startswith(b"PK") and dice.random() < 0.7:
        return _damaged_inside(content, dice)
    for _ in range(dice.randint(1, 4)):
        content = dice.choice(_ACCIDENTS)(content, dice)
    return content


def _damaged_inside(package: bytes, dice: random.Random) -> bytes:
    """A sound package of damaged files; a flipped bit outside is found by its checksum at once."""
    with ZipFile(BytesIO(package)) as file:
        files = {name: file.read(name) for name in file.namelist()}
    name = dice.choice(sorted(files))
    compressed = files[name].startswith(b"\x28\xb5\x2f\xfd")
    content = zstandard.ZstdDecompressor().decompress(files[name]) if compressed else files[name]
    content = damaged(content, dice)
    files[name] = zstandard.ZstdCompressor().compress(content) if compressed else content
    return _zipped(files)


def as_source(name: str, content: bytes) -> Source:
    return Source(name, len(content), lambda: BytesIO(content))


def _flipped(content: bytes, dice: random.Random) -> bytes:
    changed = bytearray(content)
    for _ in range(dice.randint(1, 8)):
        if changed:
            changed[dice.randrange(len(changed))] ^= 1 << dice.randrange(8)
    return bytes(changed)


def _cut(content: bytes, dice: random.Random) -> bytes:
    start, end = sorted(dice.randrange(len(content) + 1) for _ in range(2))
    return dice.choice((content[:start], content[end:], content[:start] + content[end:]))


def _repeated(content: bytes, dice: random.Random) -> bytes:
    start, end = sorted(dice.randrange(len(content) + 1) for _ in range(2))
    times = dice.choice((2, 3, 30)) if end - start < 500 else 2
    return content[:start] + content[start:end] * times + content[end:]


def _inserted(content: bytes, dice: random.Random) -> bytes:
    at = dice.randrange(len(content) + 1)
    return content[:at] + dice.choice(_PIECES) + content[at:]


def _noise(content: bytes, dice: random.Random) -> bytes:
    at = dice.randrange(len(content) + 1)
    return content[:at] + dice.randbytes(dice.randint(1, 40)) + content[at:]


_ACCIDENTS: tuple[Callable[[bytes, random.Random], bytes], ...] = (
    _flipped, _flipped, _cut, _repeated, _inserted, _noise,
)  # fmt: skip
_PIECES = (
    b"\0", b"\xff\xfe", b"\xef\xbb\xbf", b"\xed\xa0\x80", b'"', b"{", b"]", b"\r", b"\t", b";",
    b"&a *a", b"!!python/object", b"---\n", b"```", b"<!--", b"<script>", b"| a | b |\n|---|---|\n",
    b"- " * 99, b"[" * 500, b"> " * 300, b"x" * 70_000, b"1e999", b"\\ud800", b"#html:",
)  # fmt: skip


def _markdown() -> str:
    entries = "".join(f"{at}. {text}\n   - Why?\n" for at, text in enumerate(QUESTIONS, 1))
    return (
        f"---\ntitle: x\n---\n# List\n\n## Risk\n\n{entries}\n**Why us?**\n\n- Follow-up: Who?\n\n"
        "<details><summary>What is CI?</summary>\n\nAn answer.\n\n</details>\n\n```\ncode\n```\n\n"
        "| Question | Answer |\n|---|---|\n| Why? | So. |\n"
    )


def _anki_text(rows: list[tuple[str, str, str, str]]) -> str:
    heads = "#separator:tab\n#html:true\n#columns:" + "\t".join(_HEADS)
    return "\n".join((heads, *map("\t".join, rows)))


def _own_list() -> str:
    items = "".join(
        f'  - id: "q{at}"\n    text: "{text}"\n    kind: "method"\n    level: "senior"\n'
        '    origin: "own"\n    tags: ["a"]\n'
        for at, text in enumerate(QUESTIONS)
    )
    return f'competency: "risk"\nname: "Risk"\nquestions:\n{items}'


def _docx() -> bytes:
    document = docx.Document()
    document.add_heading("Risk", 1)
    for text in QUESTIONS:
        document.add_paragraph(text, style="List Bullet")
    return _saved(document.save)


def _xlsx(rows: list[tuple[str, str, str, str]]) -> bytes:
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    for row in (_HEADS, *rows):
        sheet.append(row)
    return _saved(book.save)


def _saved(save: Callable[[BytesIO], None]) -> bytes:
    buffer = BytesIO()
    save(buffer)
    return buffer.getvalue()


def _zipped(files: dict[str, bytes]) -> bytes:
    buffer = BytesIO()
    with ZipFile(buffer, "w", ZIP_DEFLATED) as file:
        for name, content in files.items():
            file.writestr(name, content)
    return buffer.getvalue()
