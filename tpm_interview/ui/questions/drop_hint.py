"""What is said while something is dragged across a view."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPalette, QPen
from PySide6.QtWidgets import QWidget

from tpm_interview.ui.theme import RADIUS, SPACE, Role, font
from tpm_interview.ui.widgets import Painted


class DropHint(Painted):
    """Lies over the view, which still gets all the mouse does."""

    def __init__(self, view: QWidget) -> None:
        super().__init__(view)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFont(font("title"))
        self.setAccessibleName(self.tr("Drop to import"))
        self.hide()

    def show_over(self) -> None:
        view = self.parentWidget()
        if view is not None:
            self.setGeometry(view.rect())
        self.raise_()
        self.show()

    def draw(self, painter: QPainter, colors: QPalette) -> None:
        box = QRectF(self.rect()).adjusted(SPACE, SPACE, -SPACE, -SPACE)
        painter.setBrush(colors.color(Role.Highlight))
        painter.setPen(QPen(colors.color(Role.Link), 2, Qt.PenStyle.DashLine))
        painter.setOpacity(0.94)
        painter.drawRoundedRect(box, RADIUS["radius"], RADIUS["radius"])
        painter.setOpacity(1)
        painter.setFont(self.font())
        painter.setPen(colors.color(Role.WindowText))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, self.tr("Drop to import"))
