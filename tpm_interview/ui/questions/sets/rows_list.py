"""A list of rows, drawn from the palette."""

from collections.abc import Collection, Sequence

from PySide6.QtCore import QItemSelectionModel, QModelIndex, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QGuiApplication, QPainter, QPalette, QPen
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from tpm_interview.ui.questions.sets.rows import Index, Row, RowsModel, row_of
from tpm_interview.ui.theme import RADIUS, Role, font
from tpm_interview.ui.widgets import paint_bar

ROW_PX = 52
_INSET_PX, _NUMBER_PX = 12, 28
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class RowsList(QListView):
    """Shows rows and tells which is the current one.

    Signals:
        current_changed: Id of the row the candidate is on, empty where there is none.
    """

    current_changed = Signal(str)

    def __init__(self, name: str, can_rename: bool = False) -> None:
        super().__init__()
        self.rows = RowsModel(can_rename, self)
        self.setModel(self.rows)
        self.setItemDelegate(_RowDelegate(self))
        self.setAccessibleName(name)
        self.setMouseTracking(True)
        self.setUniformItemSizes(True)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        keys = QListView.EditTrigger.EditKeyPressed | QListView.EditTrigger.DoubleClicked
        self.setEditTriggers(keys if can_rename else QListView.EditTrigger.NoEditTriggers)
        self.selectionModel().currentChanged.connect(self._tell)

    def set_rows(self, rows: Sequence[Row]) -> None:
        """Other rows; the current one and those chosen stay so, where they are still there."""
        if tuple(rows) == self.rows.rows:  # a name being edited in place stays open
            return
        current, chosen = self.current_key(), self.chosen_keys()
        at = max(0, self.currentIndex().row())
        self.rows.set_rows(rows)
        keys = [row.key for row in rows]
        if not keys:
            self.current_changed.emit("")
            return
        here = current if current in keys else keys[min(at, len(keys) - 1)]
        self.choose(here, set(chosen) | {here})

    def choose(self, key: str, also: Collection[str] = ()) -> None:
        """Make a row the current one; `also` are chosen with it. An unknown id changes nothing."""
        chosen = {key, *also}
        model = self.selectionModel()
        flag = QItemSelectionModel.SelectionFlag
        for at, row in enumerate(self.rows.rows):
            if row.key == key:
                model.setCurrentIndex(self.rows.index(at), flag.ClearAndSelect)
        for at, row in enumerate(self.rows.rows):
            if row.key in chosen and row.key != key:
                model.select(self.rows.index(at), flag.Select)

    def current_key(self) -> str:
        index = self.currentIndex()
        return row_of(index).key if index.isValid() else ""

    def chosen_keys(self) -> tuple[str, ...]:
        """In the order shown."""
        indexes = sorted(self.selectedIndexes(), key=lambda index: index.row())
        return tuple(row_of(index).key for index in indexes)

    def _tell(self, current: QModelIndex) -> None:
        self.current_changed.emit(row_of(current).key if current.isValid() else "")


class _RowDelegate(QStyledItemDelegate):
    """From the application's palette: `option.palette` carries the view's style sheet."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(120, ROW_PX)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        colors, box, state = QGuiApplication.palette(), QRectF(option.rect), option.state
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if state & QStyle.StateFlag.State_Selected:
            paint_bar(painter, box, colors.color(Role.Highlight), RADIUS["radius"])
        elif state & QStyle.StateFlag.State_MouseOver:
            paint_bar(painter, box, colors.color(Role.AlternateBase), RADIUS["radius"])
        _paint_row(painter, box, row_of(index), colors)
        if state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QPen(colors.color(Role.Link), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(box.adjusted(1, 1, -1, -1), RADIUS["radius"], RADIUS["radius"])
        painter.restore()


def _paint_row(painter: QPainter, box: QRectF, row: Row, colors: QPalette) -> None:
    room = box.adjusted(_INSET_PX, 7, -_INSET_PX, -7)
    if row.number:
        number = QRectF(room.left(), room.top(), _NUMBER_PX - 8, room.height() / 2)
        _write(painter, number, row.number, Role.PlaceholderText, colors, small=True, at=_RIGHT)
        room = room.adjusted(_NUMBER_PX, 0, 0, 0)
    upper = QRectF(room.left(), room.top(), room.width(), room.height() / 2)
    _write(painter, upper, row.words, Role.WindowText, colors)
    lower = upper.translated(0, room.height() / 2)
    _write(painter, lower, row.aside, Role.PlaceholderText, colors, small=True)


def _write(
    painter: QPainter,
    box: QRectF,
    words: str,
    tone: Role,
    colors: QPalette,
    small: bool = False,
    at: Qt.AlignmentFlag = _LEFT,
) -> None:
    painter.setFont(font("small" if small else "body"))
    painter.setPen(colors.color(tone))
    elided = painter.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, int(box.width()))
    painter.drawText(box, at, elided)
