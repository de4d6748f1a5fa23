"""A package for Anki: one note a question, one deck a competency.

The ids of notes, decks and of the note type follow from what they stand for, so that importing
again updates what is there.
"""

import sqlite3
import time
from collections.abc import Iterable
from contextlib import closing
from hashlib import sha256
from html import escape
from io import BytesIO
from itertools import count
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile

from tpm_interview.domain.bank_export import BankExport
from tpm_interview.domain.question import Competency, Question

_TOP_DECK = "TPM Interview"
_NOTE_TYPE = "TPM Interview question"
_FIELDS = ("Question", "Key points", "Tips", "Follow-ups")
_BACK = "\n".join(
    f"{{{{#{name}}}}}<h3>{name}</h3>{{{{{name}}}}}{{{{/{name}}}}}" for name in _FIELDS[1:]
)
_STYLE = """\
.card { font-family: sans-serif; font-size: 20px; max-width: 36em; margin: 1em auto; }
h3 { font-size: 15px; margin: 1.2em 0 0.3em; color: #777; }
ul { margin: 0; padding-left: 1.2em; text-align: left; }
"""


def write(export: BankExport) -> bytes:
    # It brings two template engines, which nothing else needs.
    import genanki

    model = genanki.Model(
        _number(_NOTE_TYPE),
        _NOTE_TYPE,
        fields=[{"name": name} for name in _FIELDS],
        templates=[
            {"name": "Card", "qfmt": "{{Question}}", "afmt": f"{{{{FrontSide}}}}<hr>\n{_BACK}"}
        ],
        css=_STYLE,
    )
    decks = [
        _deck(competency, questions, model)
        for competency, questions in export.chapters
        if questions
    ]
    return _packed(genanki.Package(decks))


def _packed(package: Any) -> bytes:  # Any: genanki is not typed
    """genanki 0.13's own way leaves a copy of the questions in the folder for temporary files."""
    now = time.time()
    with closing(sqlite3.connect(":memory:")) as database:
        package.write_to_db(database.cursor(), now, count(int(now * 1000)))
        database.commit()
        collection = database.serialize()
    file = BytesIO()
    with ZipFile(file, "w", ZIP_DEFLATED) as package_file:
        package_file.writestr("collection.anki2", collection)
        package_file.writestr("media", "{}")
    return file.getvalue()


def _deck(
    competency: Competency, questions: tuple[Question, ...], model: Any
) -> Any:  # Any: as above
    import genanki

    name = _writable(competency.name).replace("::", ": :")  # two colons begin a deck inside
    deck = genanki.Deck(_number(competency.slug), f"{_TOP_DECK}::{name}")
    for question in questions:
        fields = [
            _shown(question.text),
            _list(point.point for point in question.key_points),
            _list(question.tips),
            _list(question.follow_ups),
        ]
        guid = f"tpm-{_digest(question.id).hex()[:20]}"
        deck.add_note(genanki.Note(model, fields, guid=guid, tags=_tags(question)))
    return deck


def _tags(question: Question) -> list[str]:
    """Spaces part tags in Anki."""
    return ["-".join(_writable(tag).split()) for tag in question.tags]


def _list(texts: Iterable[str]) -> str:
    items = "".join(f"<li>{_shown(text)}</li>" for text in texts)
    return f"<ul>{items}</ul>" if items else ""


def _shown(text: str) -> str:
    """HTML that shows the text as it is.

    Brackets would begin sounds and LaTeX, a backslash before a bracket begins MathJax.
    """
    html = escape(_writable(text)).replace("[", "&#91;").replace("]", "&#93;")
    return html.replace("\\", "&#92;<span></span>")


def _writable(text: str) -> str:
    """Without what SQLite or Anki's separator of fields cannot hold."""
    return text.encode("utf-8", "replace").decode().replace("\x1f", " ").replace("\0", " ")


def _number(name: str) -> int:
    """Within what JavaScript counts exactly."""
    return int.from_bytes(_digest(name)[:6], "big") + 2  # 1 is Anki's own deck


def _digest(name: str) -> bytes:
    return sha256(f"{_TOP_DECK}\0{name}".encode("utf-8", "replace")).digest()
