"""What all rows of the lists of Review have in common: how they look chosen, and quiet words."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import (
    QFont,
    QGuiApplication,
    QPainter,
    QPalette,
    QPen,
    QTextLayout,
    QTextOption,
)
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from tpm_interview.ui.review.take_list_model import ENTRY_ROLE, Index
from tpm_interview.ui.theme import RADIUS, Role, font
from tpm_interview.ui.widgets import paint_bar

HEAD_PX, INSET_PX = 40, 12
_ANYWHERE = QTextOption()
_ANYWHERE.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)


class RowDelegate(QStyledItemDelegate):
    """Draws from the application's palette: `option.palette` carries the view's style sheet."""

    def __init__(self, row_px: int) -> None:
        super().__init__()
        self._row_px = row_px

    def is_head(self, shown: object) -> bool:
        """Whether an entry stands above others and cannot be chosen."""
        raise NotImplementedError

    def head_px(self, shown: object) -> int:
        return HEAD_PX

    def draw(self, painter: QPainter, box: QRectF, shown: object, colors: QPalette) -> None:
        """Paint an entry that is no head."""
        raise NotImplementedError

    def draw_head(self, painter: QPainter, box: QRectF, index: Index, colors: QPalette) -> None:
        write(painter, box, str(index.data()), Qt.AlignmentFlag.AlignLeft, colors)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        shown = index.data(ENTRY_ROLE)
        return QSize(200, self.head_px(shown) if self.is_head(shown) else self._row_px)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        colors, box, shown = QGuiApplication.palette(), QRectF(option.rect), index.data(ENTRY_ROLE)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.is_head(shown):
            self.draw_head(painter, box, index, colors)
        else:
            _paint_ground(painter, box, option.state, colors)
            self.draw(painter, box, shown, colors)
            _paint_focus(painter, box, option.state, colors)
        painter.restore()


def write(
    painter: QPainter, box: QRectF, told: str, side: Qt.AlignmentFlag, colors: QPalette
) -> None:
    """Small and quiet at the foot of a row; what is too wide ends in an ellipsis."""
    painter.setFont(font("small"))
    painter.setPen(colors.color(Role.PlaceholderText))
    place = box.adjusted(INSET_PX, 0, -INSET_PX, -6)
    fits = painter.fontMetrics().elidedText(told, Qt.TextElideMode.ElideRight, int(place.width()))
    painter.drawText(place, Qt.AlignmentFlag.AlignBottom | side, fits)


def _paint_ground(
    painter: QPainter, box: QRectF, state: QStyle.StateFlag, colors: QPalette
) -> None:
    if state & QStyle.StateFlag.State_Selected:
        paint_bar(painter, box, colors.color(Role.Highlight), RADIUS["radius"])
    elif state & QStyle.StateFlag.State_MouseOver:
        paint_bar(painter, box, colors.color(Role.AlternateBase), RADIUS["radius"])


def _paint_focus(painter: QPainter, box: QRectF, state: QStyle.StateFlag, colors: QPalette) -> None:
    if state & QStyle.StateFlag.State_HasFocus:
        painter.setPen(QPen(colors.color(Role.Link), 2))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(box.adjusted(1, 1, -1, -1), RADIUS["radius"], RADIUS["radius"])


def paint_two_lines(painter: QPainter, box: QRectF, told: str, shown_in: QFont) -> None:
    """The first two lines of a text; the second ends in an ellipsis where there is more."""
    layout = QTextLayout(told.replace("\n", " "), shown_in)
    layout.setTextOption(_ANYWHERE)
    layout.beginLayout()
    first = layout.createLine()
    first.setLineWidth(box.width())
    layout.endLayout()
    first.draw(painter, box.topLeft())
    painter.setFont(shown_in)
    metrics = painter.fontMetrics()
    rest = layout.text()[first.textLength() :]
    fits = metrics.elidedText(rest, Qt.TextElideMode.ElideRight, int(box.width()))
    below = QRectF(box.left(), box.top() + metrics.height(), box.width(), metrics.height() + 2)
    painter.drawText(below, Qt.AlignmentFlag.AlignLeft, fits)
