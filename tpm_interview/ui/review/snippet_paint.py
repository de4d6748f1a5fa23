"""Painting a snippet, the words looked for in bold on a wash of the lamp."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import (
    QFont,
    QPainter,
    QPalette,
    QTextCharFormat,
    QTextLayout,
    QTextOption,
)

from tpm_interview.domain.search import Snippet
from tpm_interview.ui.theme import Role, font

LINES = 3
_WASH = 0.38
_CUT = "\u2026"
_ANYWHERE = QTextOption()
_ANYWHERE.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)


def paint_snippet(painter: QPainter, box: QRectF, snippet: Snippet, colors: QPalette) -> None:
    """In `LINES` lines at most; plain text whatever it holds."""
    laid_out = _laid_out(snippet.text, snippet.hits, box.width(), colors)
    shown = _beginning(snippet.text, laid_out)
    if shown != snippet.text:
        inside = tuple((at, to) for at, to in snippet.hits if to < len(shown))
        laid_out = _laid_out(shown, inside, box.width(), colors)
    painter.setPen(colors.color(Role.PlaceholderText))
    laid_out.draw(painter, box.topLeft())


def _laid_out(
    told: str, hits: Sequence[tuple[int, int]], width: float, colors: QPalette
) -> QTextLayout:
    made = QTextLayout(told, font("small"))
    made.setTextOption(_ANYWHERE)
    made.setFormats([_marked(*span, colors) for span in utf16_spans(told, hits)])
    made.beginLayout()
    y = 0.0
    for _ in range(LINES):
        line = made.createLine()
        if not line.isValid():
            break
        line.setLineWidth(width)
        line.setPosition(QPointF(0.0, y))
        y += line.height() + 1
    made.endLayout()
    return made


def _marked(start: int, length: int, colors: QPalette) -> QTextLayout.FormatRange:
    made, form, wash = QTextLayout.FormatRange(), QTextCharFormat(), colors.color(Role.Accent)
    wash.setAlphaF(_WASH)
    form.setBackground(wash)
    form.setForeground(colors.color(Role.WindowText))
    form.setFontWeight(QFont.Weight.Bold)
    made.start, made.length, made.format = start, length, form
    return made


def _beginning(told: str, laid_out: QTextLayout) -> str:
    """What fits into the lines, with an ellipsis where there is more."""
    last = laid_out.lineAt(laid_out.lineCount() - 1)
    end = last.textStart() + last.textLength()
    if laid_out.lineCount() < LINES or end >= _units(told):
        return told
    fits = told.encode("utf-16-le")[: 2 * end].decode("utf-16-le", "ignore")
    return fits.rstrip()[:-1].rstrip() + _CUT


def utf16_spans(told: str, hits: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """Start and length of each hit as Qt counts them."""
    return [(_units(told[:at]), _units(told[at:to])) for at, to in hits]


def _units(told: str) -> int:
    """Qt counts in UTF-16: an emoji is two."""
    return len(told) + sum(letter > "\uffff" for letter in told)
