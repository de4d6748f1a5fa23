"""Where a list comes from: a file, a drop, the clipboard."""

from PySide6.QtCore import QRectF, Signal
from PySide6.QtGui import QPainter, QPalette, QPen, Qt
from PySide6.QtWidgets import QWidget

from tpm_interview.ui.theme import RADIUS, Role
from tpm_interview.ui.widgets import (
    Banner,
    Button,
    Icon,
    Painted,
    column,
    line,
    page_with_foot,
    row,
    text,
)

ABOUT_PX = 560


class ChoosingView(QWidget):
    """Nothing is read yet.

    Signals:
        choose_requested: The candidate wants to choose files.
        paste_requested: The candidate wants to take what the clipboard holds.
        leave_requested: The candidate wants back to the list.
    """

    choose_requested = Signal()
    paste_requested = Signal()
    leave_requested = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.banner = Banner()
        self.drop_area = _DropArea()
        choose = Button(self.tr("Choose a file  (Ctrl+O)"), "action", key="Ctrl+O")
        paste = Button(self.tr("Paste a list  (Ctrl+V)"), "plain", "clipboard", "Ctrl+V")
        leave = Button(self.tr("Back  (Esc)"), "plain", key="Esc")
        title = line(self.tr("Import questions"), "title", Role.WindowText)
        content = column(title, self.banner, self.drop_area, gap=2, margins=(5, 4, 5, 2))
        content.setStretch(2, 1)
        self.setLayout(page_with_foot(content, leave, None, paste, choose))
        self.setFocusProxy(choose)
        choose.clicked.connect(self.choose_requested)
        paste.clicked.connect(self.paste_requested)
        leave.clicked.connect(self.leave_requested)


class _DropArea(Painted):
    """A calm field to drop things on; glows while something is held above it."""

    def __init__(self) -> None:
        super().__init__()
        self._is_lit = False
        formats = self.tr(
            "Text, Markdown, CSV, JSON, YAML, Anki, Word or Excel. You see every question before "
            "anything is taken in."
        )
        about = text(formats, "lead", Role.PlaceholderText)
        about.setAlignment(Qt.AlignmentFlag.AlignCenter)
        about.setFixedWidth(ABOUT_PX)
        self.setMinimumHeight(240)
        head = line(self.tr("Drop a file here"), "title", Role.WindowText)
        self.setLayout(
            column(
                None,
                row(None, Icon("download-simple", Role.Link, 48), None),
                row(None, head, None),
                row(None, about, None),
                None,
                gap=2,
            )
        )

    def set_lit(self, is_lit: bool) -> None:
        self._is_lit = is_lit
        self.update()

    def draw(self, painter: QPainter, colors: QPalette) -> None:
        style = Qt.PenStyle.SolidLine if self._is_lit else Qt.PenStyle.DashLine
        edge = colors.color(Role.Link if self._is_lit else Role.Dark)
        painter.setPen(QPen(edge, 2 if self._is_lit else 1, style))
        painter.setBrush(colors.color(Role.Highlight if self._is_lit else Role.Base))
        box = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        painter.drawRoundedRect(box, RADIUS["radius"], RADIUS["radius"])
