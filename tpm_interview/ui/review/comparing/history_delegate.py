"""Rows of a history: a tick, when, how, the candidate's rating, and what was measured."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QGuiApplication, QPainter, QPalette, QPen
from PySide6.QtWidgets import QStyle, QStyleOptionViewItem

from tpm_interview.ui.review.comparing import words
from tpm_interview.ui.review.comparing.history_model import HistoryRow, Index
from tpm_interview.ui.review.row_delegate import INSET_PX, RowDelegate, write
from tpm_interview.ui.theme import RADIUS, Role, font
from tpm_interview.ui.theme.icons import paint_icon
from tpm_interview.ui.widgets import paint_bar, paint_dots

HISTORY_PX = 56
_TICK_PX, _TEXT_AT_PX, _DOTS_PX, _STAR_PX = 16, 40, 52, 18


class HistoryDelegate(RowDelegate):
    """What is selected is ticked: those takes are compared."""

    def __init__(self) -> None:
        super().__init__(HISTORY_PX)

    def is_head(self, shown: object) -> bool:
        return False

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Without asking for the row: a history may have thousands."""
        return QSize(200, HISTORY_PX)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        super().paint(painter, option, index)
        is_ticked = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        _paint_tick(painter, QRectF(option.rect), is_ticked, QGuiApplication.palette())
        painter.restore()

    def draw(self, painter: QPainter, box: QRectF, shown: object, colors: QPalette) -> None:
        if not isinstance(shown, HistoryRow):
            return
        past, inside = shown.past, box.adjusted(_TEXT_AT_PX, 8, -INSET_PX, 0)
        painter.setFont(font("body"))
        painter.setPen(colors.color(Role.WindowText))
        painter.drawText(inside, Qt.AlignmentFlag.AlignLeft, shown.when)
        right = box.right() - INSET_PX
        paint_dots(painter, QPointF(right - _DOTS_PX + 8, box.top() + 17), past.rating, colors)
        if past.is_starred:
            star = QRectF(right - _DOTS_PX - _STAR_PX - 6, box.top() + 8, _STAR_PX, _STAR_PX)
            paint_icon(painter, star, "star", Role.Link, colors)
        below = box.adjusted(_TEXT_AT_PX - INSET_PX, 0, 0, -2)
        about = words.take_about(past)
        write(painter, below, about, Qt.AlignmentFlag.AlignLeft, colors)
        used = painter.fontMetrics().horizontalAdvance(about) + 2 * INSET_PX
        told = words.headline_told(shown.headline) if shown.headline else ""
        write(painter, below.adjusted(used, 0, 0, 0), told, Qt.AlignmentFlag.AlignRight, colors)


def _paint_tick(painter: QPainter, box: QRectF, is_ticked: bool, colors: QPalette) -> None:
    place = QRectF(box.left() + INSET_PX, box.center().y() - _TICK_PX / 2, _TICK_PX, _TICK_PX)
    if is_ticked:
        paint_bar(painter, place, colors.color(Role.Accent), RADIUS["small_radius"])
        paint_icon(painter, place, "check-bold", Role.BrightText, colors)
    painter.setPen(QPen(colors.color(Role.Link if is_ticked else Role.Dark), 1))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(place, RADIUS["small_radius"], RADIUS["small_radius"])
