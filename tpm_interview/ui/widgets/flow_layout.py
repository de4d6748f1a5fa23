"""Left to right, and on to the next line where the width ends."""

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem

from tpm_interview.ui.theme import SPACE


class FlowLayout(QLayout):
    """Keeps the order; a line is as tall as its tallest item."""

    def __init__(self, gap: int = 1) -> None:
        super().__init__()
        self._items: list[QLayoutItem] = []
        self.setSpacing(gap * SPACE)
        self.setContentsMargins(0, 0, 0, 0)

    def addItem(self, item: QLayoutItem) -> None:
        self._items.append(item)

    def count(self) -> int:
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self._placed(width)[1]

    def sizeHint(self) -> QSize:
        return self.minimumSize()

    def minimumSize(self) -> QSize:
        widths = [item.minimumSize().width() for item in self._items]
        heights = [item.sizeHint().height() for item in self._items]
        return QSize(max(widths, default=0), max(heights, default=0))

    def setGeometry(self, rect: QRect) -> None:
        super().setGeometry(rect)
        for item, place in self._placed(rect.width())[0]:
            item.setGeometry(place.translated(rect.topLeft()))

    def _placed(self, width: int) -> tuple[list[tuple[QLayoutItem, QRect]], int]:
        """Every visible item with its place, and the height of all lines."""
        made: list[tuple[QLayoutItem, QRect]] = []
        x = y = tall = 0
        for item in self._items:
            if item.isEmpty():
                continue
            size = item.sizeHint().boundedTo(QSize(width, item.sizeHint().height()))
            if x and x + size.width() > width:
                x, y, tall = 0, y + tall + self.spacing(), 0
            made.append((item, QRect(QPoint(x, y), size)))
            x, tall = x + size.width() + self.spacing(), max(tall, size.height())
        return made, y + tall
