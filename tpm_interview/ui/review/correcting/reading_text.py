"""Text in the font, the width and the line height in which a transcript is read."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QTextBlockFormat, QTextCursor
from PySide6.QtWidgets import QTextEdit

from tpm_interview.ui.theme import font

READABLE_PX = 784
"""The width of the words of a transcript, and the frame around them."""
_LINE_PERCENT = 150.0
_MARGIN_PX = 8
_LEAST_PX = 56


class ReadingText(QTextEdit):
    """Shows and takes plain text alone; Tab goes on to what follows."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setProperty("kind", "words")
        self.setAcceptRichText(False)
        self.setTabChangesFocus(True)
        self.setAccessibleName(name)
        self.setFont(font("lead"))
        self.setMaximumWidth(READABLE_PX)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.document().setDocumentMargin(_MARGIN_PX)
        self.setMinimumHeight(_LEAST_PX)

    def space_lines(self) -> None:
        """As far apart as in a transcript; what was written before cannot be undone."""
        spaced = QTextBlockFormat()
        height = QTextBlockFormat.LineHeightTypes.ProportionalHeight
        spaced.setLineHeight(_LINE_PERCENT, height.value)
        cursor = self.textCursor()
        cursor.select(QTextCursor.SelectionType.Document)
        cursor.mergeBlockFormat(spaced)
        self.document().clearUndoRedoStacks()

    def scrolled_share(self) -> float:
        """How far down it is, 0 to 1."""
        bar = self.verticalScrollBar()
        return bar.value() / bar.maximum() if bar.maximum() else 0.0

    def scroll_to_share(self, share: float) -> None:
        bar = self.verticalScrollBar()
        bar.setValue(round(share * bar.maximum()))
