"""Rows of the list: a session's head, or a take with question, rating, state and length."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QGuiApplication, QPainter, QPalette, QPen, QTextLayout, QTextOption
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from tpm_interview.ui import words
from tpm_interview.ui.review import wording
from tpm_interview.ui.review.entries import TakeEntry
from tpm_interview.ui.review.take_list_model import ENTRY_ROLE, Index
from tpm_interview.ui.theme import RADIUS, Role, font
from tpm_interview.ui.widgets import paint_bar, paint_dots

TAKE_PX, HEAD_PX = 80, 40
_INSET_PX, _DOTS_PX, _FOOT_PX = 12, 56, 13
_SMALL = "small"
_ANYWHERE = QTextOption()
_ANYWHERE.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)


class TakeDelegate(QStyledItemDelegate):
    """Draws from the application's palette: `option.palette` carries the view's style sheet."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        is_take = isinstance(index.data(ENTRY_ROLE), TakeEntry)
        return QSize(200, TAKE_PX if is_take else HEAD_PX)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        colors, box = QGuiApplication.palette(), QRectF(option.rect)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if option.state & QStyle.StateFlag.State_Selected:
            paint_bar(painter, box, colors.color(Role.Highlight), RADIUS["radius"])
        elif option.state & QStyle.StateFlag.State_MouseOver and index.data(ENTRY_ROLE):
            self._paint_hover(painter, box, index, colors)
        shown = index.data(ENTRY_ROLE)
        if isinstance(shown, TakeEntry):
            _paint_take(painter, box, shown, colors)
        else:
            _write(painter, box, str(index.data()), Qt.AlignmentFlag.AlignLeft, colors)
        if option.state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QPen(colors.color(Role.Link), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(box.adjusted(1, 1, -1, -1), RADIUS["radius"], RADIUS["radius"])
        painter.restore()

    def _paint_hover(self, painter: QPainter, box: QRectF, index: Index, colors: QPalette) -> None:
        if isinstance(index.data(ENTRY_ROLE), TakeEntry):
            paint_bar(painter, box, colors.color(Role.AlternateBase), RADIUS["radius"])


def _paint_take(painter: QPainter, box: QRectF, shown: TakeEntry, colors: QPalette) -> None:
    painter.setPen(colors.color(Role.WindowText))
    _paint_two_lines(painter, box.adjusted(_INSET_PX, 10, -_INSET_PX, 0), shown.prompt_text)
    foot = QPointF(box.left() + _INSET_PX, box.bottom() - _FOOT_PX)
    paint_dots(painter, foot, shown.rating, colors)
    after_dots = box.adjusted(_DOTS_PX, 0, 0, 0)
    _write(painter, after_dots, wording.state(shown), Qt.AlignmentFlag.AlignLeft, colors)
    length = words.clock(shown.duration_s)
    _write(painter, box, length, Qt.AlignmentFlag.AlignRight, colors)


def _write(
    painter: QPainter, box: QRectF, told: str, side: Qt.AlignmentFlag, colors: QPalette
) -> None:
    """Small and quiet at the foot of a row."""
    painter.setFont(font(_SMALL))
    painter.setPen(colors.color(Role.PlaceholderText))
    place = box.adjusted(_INSET_PX, 0, -_INSET_PX, -6)
    painter.drawText(place, Qt.AlignmentFlag.AlignBottom | side, told)


def _paint_two_lines(painter: QPainter, box: QRectF, told: str) -> None:
    """The first two lines of a text; the second ends in an ellipsis where there is more."""
    layout = QTextLayout(told.replace("\n", " "), font("body"))
    layout.setTextOption(_ANYWHERE)
    layout.beginLayout()
    first = layout.createLine()
    first.setLineWidth(box.width())
    layout.endLayout()
    first.draw(painter, box.topLeft())
    painter.setFont(font("body"))
    metrics = painter.fontMetrics()
    rest = layout.text()[first.textLength() :]
    fits = metrics.elidedText(rest, Qt.TextElideMode.ElideRight, int(box.width()))
    below = QRectF(box.left(), box.top() + metrics.height(), box.width(), metrics.height() + 2)
    painter.drawText(below, Qt.AlignmentFlag.AlignLeft, fits)
