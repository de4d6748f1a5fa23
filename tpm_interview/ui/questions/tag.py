"""A word about a question, to read and not to press."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPalette
from PySide6.QtWidgets import QSizePolicy

from tpm_interview.ui.theme import RADIUS, Role, font
from tpm_interview.ui.widgets import Painted, paint_bar

_HEIGHT_PX, _SIDE_PX = 24, 10


class Tag(Painted):
    """A quiet plate with one word on it."""

    def __init__(self, words: str) -> None:
        super().__init__()
        self._words = words
        self.setFont(font("small"))
        self.setAccessibleName(words)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        wide = self.fontMetrics().horizontalAdvance(self._words)
        return QSize(wide + 2 * _SIDE_PX, _HEIGHT_PX)

    def draw(self, painter: QPainter, colors: QPalette) -> None:
        box = QRectF(self.rect())
        paint_bar(painter, box, colors.color(Role.AlternateBase), RADIUS["small_radius"])
        painter.setFont(self.font())
        painter.setPen(colors.color(Role.WindowText))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, self._words)
