"""Rows of the list: a session's head, or a take with question, rating, state and length."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPalette

from tpm_interview.domain.take_signs import TakeSigns
from tpm_interview.ui import words
from tpm_interview.ui.review import wording
from tpm_interview.ui.review.entries import TakeEntry
from tpm_interview.ui.review.row_delegate import INSET_PX, RowDelegate, paint_two_lines, write
from tpm_interview.ui.theme import Role, font
from tpm_interview.ui.theme.icons import paint_icon
from tpm_interview.ui.widgets import paint_dots

TAKE_PX = 80
DOTS_PX, FOOT_PX, SIGN_PX = 56, 13, 16


class TakeDelegate(RowDelegate):
    def __init__(self) -> None:
        super().__init__(TAKE_PX)

    def is_head(self, shown: object) -> bool:
        return not isinstance(shown, TakeEntry)

    def draw(self, painter: QPainter, box: QRectF, shown: object, colors: QPalette) -> None:
        if not isinstance(shown, TakeEntry):
            return
        painter.setPen(colors.color(Role.WindowText))
        inside = box.adjusted(INSET_PX, 10, -INSET_PX, 0)
        paint_two_lines(painter, inside, shown.prompt_text, font("body"))
        foot = QPointF(box.left() + INSET_PX, box.bottom() - FOOT_PX)
        paint_dots(painter, foot, shown.rating, colors)
        after_dots = box.adjusted(DOTS_PX, 0, 0, 0)
        write(painter, after_dots, wording.state(shown.state), Qt.AlignmentFlag.AlignLeft, colors)
        length = words.clock(shown.duration_s)
        write(painter, box, length, Qt.AlignmentFlag.AlignRight, colors)
        left_of = box.right() - INSET_PX - painter.fontMetrics().horizontalAdvance(length)
        _paint_signs(painter, QPointF(left_of, foot.y()), shown.signs, colors)


def _paint_signs(painter: QPainter, at: QPointF, signs: TakeSigns, colors: QPalette) -> None:
    """From right to left before `at`: the star of the best take, and a pencil where notes are."""
    shown = []
    if signs.has_note or signs.has_marks:
        shown.append(("note-pencil", Role.PlaceholderText))
    if signs.is_starred:
        shown.append(("star-fill", Role.Link))
    for position, (name, tone) in enumerate(shown, start=1):
        left = at.x() - position * (SIGN_PX + 4)
        box = QRectF(left, at.y() - SIGN_PX / 2, SIGN_PX, SIGN_PX)
        paint_icon(painter, box, name, tone, colors)
