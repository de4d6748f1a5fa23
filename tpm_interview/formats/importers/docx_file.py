"""Word documents: paragraphs by their style, and tables."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import IO, TYPE_CHECKING, Any
from zipfile import BadZipFile

from tpm_interview.domain.file_errors import BrokenFile
from tpm_interview.domain.found import Findings, Progress, Reading, Why
from tpm_interview.formats.collecting import Collector
from tpm_interview.formats.importers.outline import Outline
from tpm_interview.formats.importers.table import Row, read_table
from tpm_interview.formats.office_package import safe_copy
from tpm_interview.formats.rules.bare import follow_up, split_answer
from tpm_interview.formats.rules.verdict import why_not
from tpm_interview.formats.source import Source

if TYPE_CHECKING:
    from docx.document import Document

_LIMITS = {"word/document": 20_000_000}
_BLOCKS = ".//*[self::w:p or self::w:tbl][not(ancestor::w:tbl) and not(ancestor::w:p)]"
_RUNS = "|".join(
    f"./{wrapper}w:r/*"
    for wrapper in ("", "w:hyperlink/", "w:ins/", "w:smartTag/", "w:sdt/w:sdtContent/")
)
_STYLE = "./w:pPr/w:pStyle/@w:val"
_BOLD = "./w:r[w:t][w:rPr/w:b[not(@w:val = '0') and not(@w:val = 'false')]]"
_NOT_BOLD = "./w:r[w:t][not(w:rPr/w:b[not(@w:val = '0') and not(@w:val = 'false')])]"
_INDENT = "./w:pPr/w:numPr/w:ilvl/@w:val"
_BREAKS = {"br": "\n", "cr": "\n", "tab": " ", "noBreakHyphen": "-"}
_PLAIN_HEADING = 9
"""A line of bold or unpunctuated words names less than any heading by style does."""
_TOLD_EVERY = 200
_BROKEN = (
    ArithmeticError, AssertionError, AttributeError, BadZipFile, LookupError, OSError, SyntaxError,
    TypeError, ValueError,
)  # fmt: skip
"""What python-docx and lxml let through where XML is not what they expect."""


def read(source: Source, reading: Reading, on_progress: Progress) -> Findings:
    """`line` counts paragraphs, and rows of tables, from 1."""
    collector = Collector()
    with safe_copy(source, _LIMITS, on_progress) as package:
        document = _opened(package)
        walk: _Walk | None = None
        try:
            walk = _Walk(document, reading, collector)
            walk.read(on_progress)
        except _BROKEN as error:
            line = walk.line if walk else 0
            raise BrokenFile(f"after paragraph {line}: the document is damaged") from error
    return collector.findings("docx", "")


def _opened(package: IO[bytes]) -> "Document":
    # 100 ms to load, wanted by this format alone.
    import docx
    from docx.exceptions import PythonDocxError
    from docx.opc.exceptions import OpcError

    try:
        return docx.Document(package)
    except (*_BROKEN, PythonDocxError, OpcError) as error:
        raise BrokenFile("parts of the document are damaged or missing") from error


@dataclass(frozen=True, slots=True)
class _Paragraph:
    text: str
    style: str
    level: int
    is_bold: bool

    @property
    def is_list(self) -> bool:
        return self.level > 0

    @property
    def stands_out(self) -> bool:
        return self.is_bold or self.heading > 0

    @property
    def heading(self) -> int:
        """The level of a heading, from 1; 0 where it is none."""
        number = self.style.removeprefix("Heading ")
        return int(number) if number != self.style and number in tuple("123456789") else 0


class _Walk:
    """Goes through a document from its first paragraph to its last."""

    def __init__(self, document: "Document", reading: Reading, collector: Collector) -> None:
        self._document = document
        self._reading = reading
        self._collector = collector
        self._outline = Outline(collector)
        # Asking python-docx for a paragraph's style searches all styles every time.
        self._styles = {style.style_id: style.name or "" for style in document.styles}
        self.line = 0
        self._takes_items = False
        """Whether questions in a list belong to the question above it."""

    def read(self, on_progress: Progress) -> None:
        blocks = self._document.element.body.xpath(_BLOCKS)
        for number, block in enumerate(blocks):
            if number % _TOLD_EVERY == 0:
                on_progress(number / len(blocks))
            if self._collector.is_full:
                break
            if _name(block) == "tbl":
                self._outline.close()
                read_table(self._rows(block), self._reading, self._collector)
            else:
                self.line += 1
                self._paragraph(_paragraph(block, self._styles))
        self._outline.close()

    def _rows(self, table: Any) -> Iterator[Row]:  # Any: lxml's elements have no types
        for row in table.xpath("./w:tr"):
            self.line += 1
            cells = row.xpath("./w:tc")
            yield self.line, ["\n".join(map(_text, cell.xpath(".//w:p"))) for cell in cells]

    def _paragraph(self, paragraph: _Paragraph) -> None:
        for line in paragraph.text.split("\n"):
            if line.strip():
                self._take(line.strip(), paragraph)

    def _take(self, line: str, paragraph: _Paragraph) -> None:
        text, _ = split_answer(line)
        why = why_not(text)
        labelled = follow_up(text)
        if labelled is not None:
            self._takes_items = True
            self._label(line, labelled)
        elif why is None:
            self._question(text, paragraph)
        else:
            self._other(text, why, paragraph)

    def _label(self, line: str, text: str) -> None:
        if text and why_not(text) is None:
            self._outline.follow_up(text, self.line)
        else:
            self._collector.skip(line, self.line, Why.HEADING)

    def _question(self, text: str, paragraph: _Paragraph) -> None:
        is_below = paragraph.is_list and (self._takes_items or paragraph.level > 1)
        if is_below and self._outline.has_question:
            self._outline.follow_up(text, self.line)
        else:
            self._takes_items = not paragraph.is_list and paragraph.stands_out
            self._outline.question(text, self.line)

    def _other(self, text: str, why: Why, paragraph: _Paragraph) -> None:
        if paragraph.style in ("Title", "Subtitle"):
            self._collector.skip(text, self.line, Why.HEADING)
        elif paragraph.heading:
            self._heading(text, paragraph.heading)
        elif why is Why.HEADING and not paragraph.is_list:
            self._heading(text, _PLAIN_HEADING)
        else:
            self._collector.skip(text, self.line, why)

    def _heading(self, text: str, level: int) -> None:
        self._takes_items = False
        self._outline.heading(text, self.line, level)


def _paragraph(element: Any, styles: dict[str, str]) -> _Paragraph:  # Any: as above
    named = element.xpath(_STYLE)
    style = styles.get(named[0], "") if named else ""
    is_bold = bool(element.xpath(_BOLD)) and not element.xpath(_NOT_BOLD)
    return _Paragraph(_text(element), style, _list_level(element, style), is_bold)


def _list_level(element: Any, style: str) -> int:  # Any: as above
    """How deep in lists it stands, from 1; 0 where it is no item."""
    indents = element.xpath(_INDENT)
    if indents:
        return int(indents[0]) + 1
    if not style.startswith("List"):
        return 0
    return int(style[-1]) if style[-1] in tuple("23456789") else 1


def _text(element: Any) -> str:  # Any: as above
    """Also of links and of what was inserted while changes are tracked; not of what was deleted."""
    parts = element.xpath(_RUNS)
    return "".join(
        part.text or "" if _name(part) == "t" else _BREAKS.get(_name(part), "") for part in parts
    )


def _name(element: Any) -> str:  # Any: as above
    return str(element.tag).rpartition("}")[2]
