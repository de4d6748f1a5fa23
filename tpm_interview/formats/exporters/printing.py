"""Blocks of lines as a PDF: A4, one size of margin, a title, an outline, numbered pages."""

from collections.abc import Callable, Iterable
from importlib.resources import files
from typing import TYPE_CHECKING, cast

from tpm_interview.domain.wording import one_line
from tpm_interview.formats.exporters.pages import Line, Page, Style, set_on_pages, wrapped

if TYPE_CHECKING:
    from fpdf import FPDF
    from fpdf.fonts import TTFFont

_WIDTH, _HEIGHT, _MARGIN = 210.0, 297.0, 24.0
_TEXT_WIDTH, _TEXT_HEIGHT = _WIDTH - 2 * _MARGIN, _HEIGHT - 2 * _MARGIN
_FONT = "noto"
_MISSING = "\ufffd"
"""Stands for what the font has no picture of, such as emoji."""

BOX = "box"
"""The mark of a line that is to be ticked."""
_MEASURED = 100
"""Points of the letters that are measured."""

TITLE = Style(24, 11, gray=20)
COUNT = Style(10, 6, gray=110)
HEADING = Style(16, 8, gray=20)
QUESTION = Style(11.5, 6, indent=10, gray=10, is_strong=True)
LABEL = Style(8, 4.6, indent=10, gray=120)
DETAIL = Style(9.5, 4.9, indent=15.5, gray=50)
_FOOT = Style(8, 4, gray=120)


def printed(title: str, blocks: Callable[["Setter"], Iterable[list[Line]]]) -> bytes:
    """What `blocks` sets, page by page; what should not be torn apart is one block."""
    # It brings image libraries and takes half a second.
    from fpdf import FPDF

    pdf = FPDF(format="A4")
    pdf.set_auto_page_break(False)
    pdf.set_margin(_MARGIN)
    pdf.set_title(one_line(title))
    pdf.set_creator("TPM Interview")
    folder = files("fontpkg_noto_sans") / "files"
    pdf.add_font(_FONT, "", str(folder / "NotoSans[wdth,wght].ttf"))
    pages = set_on_pages(blocks(Setter(pdf)), _TEXT_HEIGHT)
    for number, page in enumerate(pages, 1):
        pdf.add_page()
        _draw(pdf, page)
        _draw_foot(pdf, f"{number} of {len(pages)}")
    return bytes(pdf.output())


class Setter:
    """Sets texts in lines as wide as the font makes them."""

    def __init__(self, pdf: "FPDF") -> None:
        pdf.set_font(_FONT, size=_MEASURED)
        self._pdf = pdf
        self._widths: dict[str, float] = {}
        self._known = cast("TTFFont", pdf.fonts[_FONT]).cmap  # add_font makes no other

    def lines(
        self, text: str, style: Style, above: float = 0.0, mark: str = "", is_chapter: bool = False
    ) -> list[Line]:
        """The first of them carries what stands before the text."""
        shown = self._with_signs(text)
        width = _TEXT_WIDTH - style.indent
        rows = wrapped(shown, width, lambda part: self._width(part, style.size)) or [""]
        first = Line(rows[0], style, above, mark, shown if is_chapter else "")
        return [first, *(Line(row, style) for row in rows[1:])]

    def _with_signs(self, text: str) -> str:
        known = self._known
        return "".join(each if ord(each) in known else _MISSING for each in one_line(text))

    def _width(self, text: str, size: float) -> float:
        for character in set(text) - self._widths.keys():
            self._widths[character] = self._pdf.get_string_width(character) / _MEASURED
        return sum(map(self._widths.__getitem__, text)) * size


def _draw(pdf: "FPDF", page: Page) -> None:
    for top, line in page.placed:
        style = line.style
        left, base = _MARGIN + style.indent, _MARGIN + top + 0.72 * style.height
        pdf.set_y(_MARGIN + top)
        if line.bookmark:
            pdf.start_section(line.bookmark)
        _write_text(pdf, left, base, line.text, style)
        if line.mark == BOX:
            pdf.set_draw_color(120)
            pdf.set_line_width(0.2)
            pdf.rect(left - 4.6, base - 2.4, 2.6, 2.6)
        elif line.mark:
            at = _MARGIN if style.is_strong else left - 4.2
            _write_text(pdf, at, base, line.mark, style)


def _write_text(pdf: "FPDF", left: float, base: float, text: str, style: Style) -> None:
    """Strong letters get a thin outline: a bold cut of the variable font takes 4 s to make."""
    pdf.set_font(_FONT, size=style.size)
    pdf.set_text_color(style.gray)
    with pdf.local_context(
        text_mode="FILL_STROKE" if style.is_strong else "FILL",
        line_width=0.3,
        draw_color=style.gray,
    ):
        pdf.text(left, base, text)


def _draw_foot(pdf: "FPDF", text: str) -> None:
    pdf.set_font(_FONT, size=_FOOT.size)
    pdf.set_text_color(_FOOT.gray)
    width = pdf.get_string_width(text)
    pdf.text((_WIDTH - width) / 2, _HEIGHT - 12, text)
