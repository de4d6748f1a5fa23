"""A field for a text of one line or a few."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QPlainTextEdit

from tpm_interview.ui.theme import font

_FRAME_PX = 18
"""Margin, border and padding of the style sheet, above and below."""
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_HELD = Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.ControlModifier


class GrowingText(QPlainTextEdit):
    """As tall as what stands in it; Tab goes on, and Enter writes no line break.

    Keys with Alt or Ctrl+Enter are left to the widgets around it.

    Signals:
        entered: Enter was pressed.
    """

    entered = Signal()

    def __init__(self, name: str, hint: str = "", size: str = "body", lines: int = 1) -> None:
        """`lines` is how many it shows at least."""
        super().__init__()
        self._least = lines
        self._most = max(8, lines)
        self.setFont(font(size))
        self.setAccessibleName(name)
        self.setPlaceholderText(hint)
        self.setTabChangesFocus(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.document().documentLayout().documentSizeChanged.connect(self._fit)
        self._fit()

    def text(self) -> str:
        return self.toPlainText()

    def set_text(self, text: str) -> None:
        """Show another text, without a way back to the one before."""
        if text != self.toPlainText():
            self.setPlainText(text)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        held = event.modifiers() & _HELD
        # Where Alt writes letters, as on macOS, they are none of ASCII.
        is_alt_key = held == Qt.KeyboardModifier.AltModifier and event.text().isascii()
        if is_alt_key or (event.key() in _ENTER and held):
            event.ignore()
        elif event.key() in _ENTER:
            self.entered.emit()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._fit()

    def _fit(self) -> None:
        """A plain text document tells its height in lines."""
        wanted = round(self.document().documentLayout().documentSize().height())
        lines = min(max(self._least, wanted), self._most)
        margins_px = 2 * round(self.document().documentMargin())
        self.setFixedHeight(lines * self.fontMetrics().lineSpacing() + margins_px + _FRAME_PX)
        policy = Qt.ScrollBarPolicy
        bar = policy.ScrollBarAlwaysOff if wanted <= self._most else policy.ScrollBarAsNeeded
        self.setVerticalScrollBarPolicy(bar)
