"""Small pictures drawn from the palette."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import QWidget

from tpm_interview.ui.theme import Role
from tpm_interview.ui.theme.icons import paint_icon


def paint_bar(painter: QPainter, box: QRectF, color: QColor, radius: float = 2) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(color)
    painter.drawRoundedRect(box, radius, radius)


def paint_dots(painter: QPainter, at: QPointF, rating: int, colors: QPalette) -> None:
    """The candidate's own rating as four dots, 44 px wide; none filled means not rated."""
    painter.setPen(QPen(colors.color(Role.Dark), 1))
    for i in range(4):
        painter.setBrush(colors.color(Role.Dark) if i < rating else Qt.BrushStyle.NoBrush)
        painter.drawEllipse(QPointF(at.x() + 4 + i * 12, at.y()), 3.5, 3.5)


class Painted(QWidget):
    """A widget that draws itself from the palette."""

    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            self.draw(painter, self.palette())

    def draw(self, painter: QPainter, colors: QPalette) -> None:
        raise NotImplementedError


class Icon(Painted):
    """A picture beside a text, never alone."""

    def __init__(self, name: str, tone: Role = Role.PlaceholderText, size_px: int = 20) -> None:
        super().__init__()
        self._name, self._tone = name, tone
        self.setFixedSize(size_px, size_px)

    def set_icon(self, name: str, tone: Role = Role.PlaceholderText) -> None:
        self._name, self._tone = name, tone
        self.update()

    def draw(self, painter: QPainter, colors: QPalette) -> None:
        paint_icon(painter, QRectF(self.rect()), self._name, self._tone, colors)


class Dots(Painted):
    """The candidate's own rating, 1 to 4; 0 is not rated."""

    def __init__(self, rating: int = 0) -> None:
        super().__init__()
        self.setFixedSize(48, 16)
        self.set_rating(rating)

    def set_rating(self, rating: int) -> None:
        self._rating = rating
        told = self.tr("Your rating: {0} of 4").format(rating)
        self.setAccessibleName(told if rating else self.tr("Not rated"))
        self.update()

    def draw(self, painter: QPainter, colors: QPalette) -> None:
        paint_dots(painter, QPointF(0, self.height() / 2), self._rating, colors)
