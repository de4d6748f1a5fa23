"""Ratings and one fact of all takes of a question over time, in little; no scale of good or bad."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPalette, QPen, QPolygonF

from tpm_interview.ui.theme import Role, font
from tpm_interview.ui.widgets import Painted

_TALL_PX, _SIDE_PX, _RATINGS_PX, _DOT_PX = 112, 8, 38, 2.5
_MOST_DOTS = 150
"""More would run together: then the line alone is drawn."""


class Sketch(Painted):
    """Left is the first take, right the newest; above the fact, below the ratings 1 to 4."""

    def __init__(self) -> None:
        super().__init__()
        self._values: tuple[float | None, ...] = ()
        self._ratings: tuple[int, ...] = ()
        self._bounds: tuple[str, str] = ("", "")
        self._here = -1
        self.setFixedHeight(_TALL_PX)

    def set_takes(
        self, ratings: Sequence[int], values: Sequence[float | None], bounds: tuple[str, str]
    ) -> None:
        """Oldest first; 0 and None are not known. `bounds` tell the lowest and highest value."""
        self._ratings, self._values, self._bounds = tuple(ratings), tuple(values), bounds
        self.update()

    def set_here(self, index: int) -> None:
        """The take that the list is at; -1 for none."""
        self._here = index
        self.update()

    def draw(self, painter: QPainter, colors: QPalette) -> None:
        if 0 <= self._here < len(self._ratings):
            painter.setPen(QPen(colors.color(Role.Link), 2))
            x = self._x(self._here)
            painter.drawLine(QPointF(x, 0), QPointF(x, self.height()))
        self._draw_fact(painter, colors)
        self._draw_ratings(painter, colors)

    def _draw_fact(self, painter: QPainter, colors: QPalette) -> None:
        known = [(i, value) for i, value in enumerate(self._values) if value is not None]
        if not known:
            return
        low, high = min(v for _, v in known), max(v for _, v in known)
        top, tall = 18.0, self.height() - _RATINGS_PX - 34.0
        spread = high - low
        points = [
            QPointF(self._x(i), top + tall * ((high - v) / spread if spread else 0.5))
            for i, v in known
        ]
        painter.setPen(QPen(colors.color(Role.Dark), 1))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPolyline(QPolygonF(points))
        if len(points) <= _MOST_DOTS:
            painter.setBrush(colors.color(Role.Dark))
            for point in points:
                painter.drawEllipse(point, _DOT_PX, _DOT_PX)
        self._draw_bounds(painter, colors)

    def _draw_bounds(self, painter: QPainter, colors: QPalette) -> None:
        painter.setFont(font("small"))
        painter.setPen(colors.color(Role.PlaceholderText))
        room = QRectF(self.rect()).adjusted(0, 0, 0, -_RATINGS_PX)
        low, high = self._bounds
        painter.drawText(room, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop, high)
        painter.drawText(room, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignBottom, low)

    def _draw_ratings(self, painter: QPainter, colors: QPalette) -> None:
        foot = self.height() - 4.0
        painter.setPen(QPen(colors.color(Role.Mid), 1))
        painter.drawLine(QPointF(0, foot + 3), QPointF(self.width(), foot + 3))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colors.color(Role.WindowText))
        size = _DOT_PX if len(self._ratings) <= _MOST_DOTS else 1.0
        for index, rating in enumerate(self._ratings):
            if rating:
                painter.drawEllipse(QPointF(self._x(index), foot - 8 * (rating - 1)), size, size)

    def _x(self, index: int) -> float:
        wide = self.width() - 2 * _SIDE_PX
        last = max(1, len(self._ratings) - 1)
        return _SIDE_PX + wide * (index / last if len(self._ratings) > 1 else 0.5)
