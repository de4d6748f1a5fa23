"""A tick box; Fusion's own is small and ignores the accent."""

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QCheckBox, QSizePolicy

from tpm_interview.ui.theme import RADIUS, Role
from tpm_interview.ui.theme.icons import paint_icon

_BOX_PX, _TEXT_AT_PX, _LEAST_PX = 18, 32, 24
_WRAPPED = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft


class Tick(QCheckBox):
    """A tick box whose text wraps; answers to Enter too, since Space is the next step."""

    def __init__(self, words: str) -> None:
        super().__init__(words.replace("&", "&&"))
        self._words = words
        self.setAccessibleName(words)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        box, colors = QRectF(1, 3, _BOX_PX, _BOX_PX), self.palette()
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            edge = Role.Link if self.hasFocus() or self.isChecked() else Role.Dark
            painter.setPen(QPen(colors.color(edge), 2 if self.hasFocus() else 1))
            painter.setBrush(colors.color(Role.Accent if self.isChecked() else Role.Base))
            painter.drawRoundedRect(box, RADIUS["small_radius"], RADIUS["small_radius"])
            if self.isChecked():
                inner = box.adjusted(2, 2, -2, -2)
                paint_icon(painter, inner, "check-bold", Role.BrightText, colors)
            role = Role.WindowText if self.isEnabled() else Role.PlaceholderText
            painter.setPen(colors.color(role))
            painter.drawText(self._text_box(self.width()), _WRAPPED, self._words)

    def hitButton(self, pos: QPoint) -> bool:
        return self.rect().contains(pos)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return max(_LEAST_PX, self._text_box(width).bottom() + 4)

    def sizeHint(self) -> QSize:
        wide = _TEXT_AT_PX + 8 + self.fontMetrics().horizontalAdvance(self._words)
        return QSize(wide, _LEAST_PX)

    def minimumSizeHint(self) -> QSize:
        return QSize(160, _LEAST_PX)

    def _text_box(self, width: int) -> QRect:
        metrics = self.fontMetrics()
        room = QRect(0, 0, max(40, width - _TEXT_AT_PX), 2000)
        top = (_LEAST_PX - metrics.height()) // 2
        found = metrics.boundingRect(room, _WRAPPED, self._words)
        return QRect(_TEXT_AT_PX, top, room.width(), found.height())
