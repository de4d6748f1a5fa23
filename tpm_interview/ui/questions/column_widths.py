"""How wide the columns of the table are: reckoned from the words there are, not from the rows."""

from collections.abc import Iterable

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QFontMetrics

from tpm_interview.domain.question import Kind, Level
from tpm_interview.ui.questions.question_order import Column
from tpm_interview.ui.words import kind_name, level_name

PADDING_PX, WIDEST_PX = 28, 176
_SHOWN_FROM_PX = {Column.KIND: 760, Column.LEVEL: 620, Column.COMPETENCY: 420}


def widths(metrics: QFontMetrics, competencies: Iterable[str]) -> dict[Column, int]:
    """In pixels; the question has the rest."""
    words: dict[Column, tuple[str, ...]] = {
        Column.COMPETENCY: (_tr("Competency ^"), *competencies),
        Column.KIND: (_tr("Kind ^"), *map(kind_name, Kind)),
        Column.LEVEL: (_tr("Level ^"), *map(level_name, Level)),
        Column.DUE: (_tr("tomorrow"), _tr("100 days over")),
    }
    return {
        column: min(PADDING_PX + max(map(metrics.horizontalAdvance, each)), WIDEST_PX)
        for column, each in words.items()
    }


def hidden_at(width_px: int) -> frozenset[Column]:
    """Which columns a table of this width has no room for."""
    return frozenset(column for column, from_px in _SHOWN_FROM_PX.items() if width_px < from_px)


def _tr(words: str) -> str:
    return QCoreApplication.translate("ColumnWidths", words)
