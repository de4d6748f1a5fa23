"""Rows of the hits: question, snippet, rating, when, and where in the take."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPalette

from tpm_interview.ui.review import wording
from tpm_interview.ui.review.hit_entries import HitEntry, HitHead
from tpm_interview.ui.review.row_delegate import (
    HEAD_PX,
    INSET_PX,
    RowDelegate,
    paint_two_lines,
    write,
)
from tpm_interview.ui.review.snippet_paint import paint_snippet
from tpm_interview.ui.review.take_delegate import DOTS_PX, FOOT_PX
from tpm_interview.ui.review.take_list_model import ENTRY_ROLE, Index
from tpm_interview.ui.theme import Role, font
from tpm_interview.ui.widgets import paint_dots

HIT_PX = 106
_QUESTION_PX, _ABOVE_PX = 60, 20
_TITLE_PX, _SNIPPET_PX = 9, 30


class HitDelegate(RowDelegate):
    def __init__(self) -> None:
        super().__init__(HIT_PX)

    def is_head(self, shown: object) -> bool:
        return not isinstance(shown, HitEntry)

    def draw(self, painter: QPainter, box: QRectF, shown: object, colors: QPalette) -> None:
        if not isinstance(shown, HitEntry):
            return
        inside = box.adjusted(INSET_PX, _TITLE_PX, -INSET_PX, 0)
        _write_line(painter, inside, shown.title, colors)
        if not _says_the_same(shown):
            below = inside.translated(0, _SNIPPET_PX - _TITLE_PX)
            paint_snippet(painter, below, shown.hit.snippet, colors)
        foot = QPointF(box.left() + INSET_PX, box.bottom() - FOOT_PX)
        paint_dots(painter, foot, shown.hit.rating or 0, colors)
        told = ", ".join(filter(None, (shown.when, wording.state(shown.hit.state))))
        after_dots = box.adjusted(DOTS_PX, 0, 0, 0)
        write(painter, after_dots, told, Qt.AlignmentFlag.AlignLeft, colors)
        write(painter, box, wording.place(shown.hit), Qt.AlignmentFlag.AlignRight, colors)

    def head_px(self, shown: object) -> int:
        return _QUESTION_PX if _is_question(shown) else HEAD_PX

    def draw_head(self, painter: QPainter, box: QRectF, index: Index, colors: QPalette) -> None:
        """A question stands out above its takes."""
        if not _is_question(index.data(ENTRY_ROLE)):
            super().draw_head(painter, box, index, colors)
            return
        painter.setPen(colors.color(Role.WindowText))
        place = box.adjusted(INSET_PX, _ABOVE_PX, -INSET_PX, 0)
        paint_two_lines(painter, place, str(index.data()), font("body", bold=True))


def _says_the_same(shown: HitEntry) -> bool:
    """The snippet is but the question, since there are no words of the take."""
    snippet = shown.hit.snippet
    return not snippet.hits and shown.title == shown.hit.prompt == snippet.text


def _is_question(shown: object) -> bool:
    return isinstance(shown, HitHead) and shown.is_question


def _write_line(painter: QPainter, box: QRectF, told: str, colors: QPalette) -> None:
    painter.setFont(font("body"))
    painter.setPen(colors.color(Role.WindowText))
    line = told.replace("\n", " ")
    fits = painter.fontMetrics().elidedText(line, Qt.TextElideMode.ElideRight, int(box.width()))
    painter.drawText(box, Qt.AlignmentFlag.AlignLeft, fits)
