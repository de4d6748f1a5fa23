"""How words and what stands between them are drawn."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPalette, QPen

from tpm_interview.ui.theme import RADIUS, Role, font
from tpm_interview.ui.theme.icons import paint_icon
from tpm_interview.ui.widgets.painted import paint_bar

PAUSE_PX = 76.0
FLAG_PX = 18.0
CROSS_PX = 12.0
"""Room behind a filler for the cross that takes it away."""
_MIDDLE, _LEFT = Qt.AlignmentFlag.AlignVCenter, Qt.AlignmentFlag.AlignLeft


class WordPainter:
    """One paint event's painter with the colors and the font of the words."""

    def __init__(self, painter: QPainter, colors: QPalette, face: QFont, within: QRectF) -> None:
        """Plates stay inside `within`."""
        self._painter, self._colors, self._face, self._within = painter, colors, face, within

    def plate(self, box: QRectF, tone: Role) -> None:
        paint_bar(self._painter, self._plate(box), self._color(tone), RADIUS["small_radius"])

    def wash(self, box: QRectF) -> None:
        """What is chosen, on from word to word."""
        inset = box.height() * 0.06
        bar = box.adjusted(-3, inset, 3, -inset).intersected(self._within)
        paint_bar(self._painter, bar, self._color(Role.Highlight), RADIUS["small_radius"])

    def ring(self, box: QRectF) -> None:
        self._painter.setPen(QPen(self._color(Role.Link), 2))
        self._painter.setBrush(Qt.BrushStyle.NoBrush)
        self._painter.drawRoundedRect(self._plate(box), 4, 4)

    def word(self, box: QRectF, text: str, tone: Role) -> None:
        self._painter.setFont(self._face)
        self._painter.setPen(self._color(tone))
        self._painter.drawText(box.adjusted(0, 0, 4, 0), _MIDDLE | _LEFT, text)

    def doubt(self, box: QRectF) -> None:
        """A dotted line under a word."""
        y = round(box.center().y() + box.height() * 0.28) + 0.5
        self._painter.setPen(QPen(self._color(Role.Dark), 1.5, Qt.PenStyle.DotLine))
        self._painter.drawLine(QPointF(box.left(), y), QPointF(box.right(), y))

    def pause(self, box: QRectF, told: str) -> None:
        """A gap between two words with its length."""
        gap = box.adjusted(2, 0, -10, 0)
        middle = gap.center().y() + 1
        self._painter.setPen(QPen(self._color(Role.Dark), 1, Qt.PenStyle.DotLine))
        for x in (gap.left(), gap.right() - 14):
            self._painter.drawLine(QPointF(x, middle), QPointF(x + 14, middle))
        self._small(gap, told)

    def sound(self, box: QRectF, told: str) -> None:
        """A filler without a word."""
        self._small(box, told)

    def flag(self, box: QRectF) -> None:
        side = QRectF(box.left(), box.top(), FLAG_PX - 2, box.height())
        paint_icon(self._painter, side, "flag", Role.Link, self._colors)

    def cross(self, box: QRectF) -> None:
        center, arm = box.center(), 3.0
        self._painter.setPen(QPen(self._color(Role.WindowText), 1.4))
        for turn in (1, -1):
            reach = QPointF(arm, turn * arm)
            self._painter.drawLine(center - reach, center + reach)

    def _small(self, box: QRectF, told: str) -> None:
        self._painter.setFont(font("small"))
        self._painter.setPen(self._color(Role.PlaceholderText))
        self._painter.drawText(box, Qt.AlignmentFlag.AlignCenter, told)

    def _plate(self, box: QRectF) -> QRectF:
        inset = box.height() * 0.1
        return box.adjusted(-3, inset, 3, -inset).intersected(self._within)

    def _color(self, tone: Role) -> QColor:
        return self._colors.color(tone)
