"""Markdown as a flat series of units: what a reader takes for one thing, and where it stands."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import Enum, auto
from typing import TYPE_CHECKING

from tpm_interview.formats.importers.markdown_blocks import Piece
from tpm_interview.formats.importers.markdown_escapes import as_meant, as_meant_in_html
from tpm_interview.formats.rules.openings import ASKING, PROMPT

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.token import Token

_PLAIN = re.compile(r"(?:[^\W\d_].*\n|[ \t]*\n)*(?:[^\W\d_].*)?[ \t]*")
"""Lines that begin with a letter, from which no block but a paragraph can come."""
_TAG = re.compile(
    r"</?(?:b|i|em|strong|u|s|sup|sub|span|font|kbd|code|a|p|div|center|h[1-6]|li|ul|ol|br|img|hr"
    r"|small|big|mark|blockquote|section|article|body|html)\b[^<>]{0,500}>",
    re.IGNORECASE,
)
_FOLDING = re.compile(r"<(/?)(details|summary)\b[^<>]{0,200}>", re.IGNORECASE)
_COMMENT = re.compile(r"<!--.*?(?:-->|\Z)", re.DOTALL)
_SCRIPT = re.compile(r"\s*<(?:script|style|svg)\b", re.IGNORECASE)
_READ = 4_000
_WRAPPED_AT = 70
"""Characters of a line that an editor may have broken, in the midst of a sentence or after one."""
_BREAK = re.compile(r"<br\s*/?>", re.IGNORECASE)
_STRONG = re.compile(r"\W*(?:\*\*|__)\S")
_WHOLE_STRONG = re.compile(r"\W*(?:\*\*|__)(?:(?!\*\*|__).)+(?:\*\*|__)\W*(?:\([^()]*\))?")


class Form(Enum):
    """What a unit is in Markdown. SUMMARY opens folded text, UNFOLDED ends it."""

    HEADING = auto()
    ENTRY = auto()
    PARAGRAPH = auto()
    QUOTE = auto()
    CODE = auto()
    SUMMARY = auto()
    FOLDED = auto()
    UNFOLDED = auto()
    ROW = auto()
    TABLE_END = auto()


@dataclass(frozen=True, slots=True)
class Unit:
    """`level` of a heading or depth of an entry, from 1; `is_first` in its entry or paragraph.

    `cells` belong to a row of a table.
    """

    form: Form
    text: str
    line: int
    level: int = 0
    is_first: bool = True
    is_numbered: bool = False
    is_strong: bool = False
    cells: tuple[str, ...] = ()


class Reader:
    """Reads piece after piece; what was opened in one may be closed in the next."""

    def __init__(self) -> None:
        self._parser = _parser()
        self._lists: list[bool] = []
        self._quotes = 0
        self._heading = 0
        self._cells: list[str] | None = None
        self._row_line = 0
        self._entry_begins = False

    def units(self, piece: Piece) -> Iterator[Unit]:
        return self._paragraphs(piece) if _PLAIN.fullmatch(piece.text) else self._parsed(piece)

    def _paragraphs(self, piece: Piece) -> Iterator[Unit]:
        """What the parser would find in plain lines, in a fifth of its time."""
        held: list[str] = []
        for number, line in enumerate((*piece.text.split("\n"), ""), piece.line):
            if line.strip():
                held.append(line)
            elif held:
                yield from self._text("\n".join(held), number - len(held))
                held = []

    def _parsed(self, piece: Piece) -> Iterator[Unit]:
        written = piece.text.split("\n")
        for token in self._parser.parse(piece.text):
            at = token.map[0] if token.map else 0
            line = piece.line + at
            if token.type == "inline":
                yield from self._text(token.content, line, written[at:] if self._lists else ())
            elif token.type in ("fence", "code_block"):
                yield Unit(Form.CODE, token.content, line)
            elif token.type == "html_block":
                yield from self._html(as_meant_in_html(token.content), line)
            else:
                yield from self._move(token, line)

    def _move(self, token: "Token", line: int) -> Iterator[Unit]:
        kind = token.type
        if kind in ("bullet_list_open", "ordered_list_open"):
            self._lists.append(token.markup == "+")
        elif kind in ("bullet_list_close", "ordered_list_close"):
            self._lists.pop()
        elif kind == "list_item_open":
            self._entry_begins = True
        elif kind.startswith("blockquote"):
            self._quotes += token.nesting
        elif kind.startswith("heading"):
            self._heading = int(token.tag[1:]) if token.nesting > 0 else 0
        else:
            yield from self._table(kind, line)

    def _table(self, kind: str, line: int) -> Iterator[Unit]:
        if kind == "tr_open":
            self._cells, self._row_line = [], line
        elif kind == "tr_close":
            yield Unit(Form.ROW, "", self._row_line, cells=tuple(self._cells or ()))
            self._cells = None
        elif kind == "table_close":
            yield Unit(Form.TABLE_END, "", line)

    def _text(self, content: str, line: int, written: Sequence[str] = ()) -> Iterator[Unit]:
        """`written` are the lines as they stand in the file, with what indents them."""
        content = as_meant(content)
        if self._cells is not None:
            self._cells.append(_TAG.sub(" ", content))
            return
        if _FOLDING.search(content):
            yield from self._html(content, line)
            return
        for number, (text, at) in enumerate(_sayings(content)):
            if number and written and not written[at][:1].isspace():
                # it only runs on into the entry because there is no empty line between
                self._entry_begins = True
            yield self._unit(text, line + at, number == 0)

    def _unit(self, text: str, line: int, is_first: bool) -> Unit:
        form, level = Form.PARAGRAPH, 0
        if self._heading:
            form, level = Form.HEADING, self._heading
        elif self._lists:
            form, level = Form.ENTRY, len(self._lists)
            is_first, self._entry_begins = self._entry_begins, False
        elif self._quotes:
            form = Form.QUOTE
        numbered = bool(self._lists) and self._lists[-1]
        return Unit(form, text, line, level, is_first, numbered, is_strong(text))

    def _html(self, content: str, line: int) -> Iterator[Unit]:
        """Text of a block of HTML; where it is folded, in its parts."""
        if _SCRIPT.match(content):
            yield Unit(Form.CODE, content, line)
            return
        form, end = Form.PARAGRAPH, 0
        content = _COMMENT.sub(lambda match: "\n" * match[0].count("\n"), content)
        for tag in _FOLDING.finditer(content):
            yield from self._part(form, content, end, tag.start(), line)
            closes, name = tag[1], tag[2].lower()
            if name == "summary":
                form = Form.FOLDED if closes else Form.SUMMARY
            elif closes:
                yield Unit(Form.UNFOLDED, "", line + content.count("\n", 0, tag.start()))
                form = Form.PARAGRAPH
            end = tag.end()
        yield from self._part(form, content, end, len(content), line)

    def _part(self, form: Form, content: str, start: int, end: int, line: int) -> Iterator[Unit]:
        line += content.count("\n", 0, start)
        for text, at in _sayings(content[start:end]):
            if form is Form.PARAGRAPH:
                yield self._unit(text, line + at, True)
            else:
                is_first = not self._lists or self._entry_begins
                self._entry_begins = False
                yield Unit(form, text, line + at, len(self._lists), is_first)


def _parser() -> "MarkdownIt":
    # It takes 60 ms to load; text inside blocks is read by our own rules, which is faster.
    from markdown_it import MarkdownIt

    return MarkdownIt("commonmark").enable("table").disable("inline")


def _sayings(content: str) -> list[tuple[str, int]]:
    """Lines of a paragraph with their number from 0, joined where a sentence goes on."""
    found: list[tuple[str, int]] = []
    for at, line in enumerate(content.split("\n")):
        for part in _BREAK.split(line):
            text = _TAG.sub(" ", part).strip()
            if not text:
                continue
            if found and _goes_on(found[-1][0], text):
                found[-1] = (f"{found[-1][0]} {text}", found[-1][1])
            else:
                found.append((text, at))
    return found


def _goes_on(above: str, text: str) -> bool:
    if len(above) > _READ or above[-1] in "?!:*_":
        return False
    is_wrapped = len(above) >= _WRAPPED_AT
    if above[-1] == ".":
        return is_wrapped and text[-1] == "?" and not PROMPT.match(above)
    is_new = ASKING.match(text) or PROMPT.match(text)
    return text[:1].islower() and (is_wrapped or not is_new)


def is_strong(text: str) -> bool:
    """Whether all of a line is in bold letters."""
    start = text[:_READ]
    return bool(_STRONG.match(start)) and bool(_WHOLE_STRONG.fullmatch(start))
