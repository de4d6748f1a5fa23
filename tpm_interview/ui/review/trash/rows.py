"""Takes of the trash as rows: what was asked, how the answer begins, and when it goes."""

from collections.abc import Callable, Sequence
from datetime import datetime

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QRectF, Qt
from PySide6.QtGui import QPainter, QPalette

from tpm_interview.domain.keeping import TrashedTake
from tpm_interview.ui import words as common
from tpm_interview.ui.review.row_delegate import INSET_PX, RowDelegate, write
from tpm_interview.ui.review.take_list_model import ENTRY_ROLE, Index
from tpm_interview.ui.review.trash import words
from tpm_interview.ui.theme import Role, font

ROW_PX, LINE_PX = 72, 20
_NOWHERE = QModelIndex()


class TrashModel(QAbstractListModel):
    def __init__(self, now: Callable[[], datetime], parent: QObject) -> None:
        super().__init__(parent)
        self._now = now
        self._takes: tuple[TrashedTake, ...] = ()

    def set_takes(self, takes: Sequence[TrashedTake]) -> None:
        self.beginResetModel()
        self._takes = tuple(takes)
        self.endResetModel()

    def take_at(self, row: int) -> TrashedTake:
        return self._takes[row]

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._takes)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        take = self._takes[index.row()]
        if role == ENTRY_ROLE:
            return take, self._now()
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return ". ".join((take.prompt, take.said, words.goes_in(take, self._now())))
        return None


class TrashDelegate(RowDelegate):
    def __init__(self) -> None:
        super().__init__(ROW_PX)

    def is_head(self, shown: object) -> bool:
        return False

    def draw(self, painter: QPainter, box: QRectF, shown: object, colors: QPalette) -> None:
        match shown:
            case (TrashedTake() as take, datetime() as now):
                _draw(painter, box, take, now, colors)


def _draw(
    painter: QPainter, box: QRectF, take: TrashedTake, now: datetime, colors: QPalette
) -> None:
    inside = box.adjusted(INSET_PX, 8, -INSET_PX, 0)
    _line(painter, inside, take.prompt, colors.color(Role.WindowText))
    below = inside.adjusted(0, LINE_PX, 0, 0)
    said = take.said or common.tr("No words")
    _line(painter, below, said, colors.color(Role.PlaceholderText))
    day = f"{take.started_at.astimezone():%Y-%m-%d %H:%M}, {common.clock(take.duration_s)}"
    write(painter, box, day, Qt.AlignmentFlag.AlignLeft, colors)
    write(painter, box, words.goes_in(take, now), Qt.AlignmentFlag.AlignRight, colors)


def _line(painter: QPainter, box: QRectF, told: str, color: object) -> None:
    painter.setFont(font("body"))
    painter.setPen(color)
    one_line = told.replace("\n", " ")
    end = Qt.TextElideMode.ElideRight
    fits = painter.fontMetrics().elidedText(one_line, end, int(box.width()))
    painter.drawText(box, Qt.AlignmentFlag.AlignLeft, fits)
