"""How the cells of the preview are drawn and edited."""

from PySide6.QtCore import QAbstractItemModel, QRectF, Qt
from PySide6.QtGui import QGuiApplication, QPainter, QPen
from PySide6.QtWidgets import QLineEdit, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from tpm_interview.domain.question import MAX_TEXT
from tpm_interview.ui.questions.importing.offer_model import Index
from tpm_interview.ui.theme import RADIUS, Role
from tpm_interview.ui.theme.icons import paint_icon
from tpm_interview.ui.widgets import SuggestField

_BOX_PX, POPUP_PX = 18, 240


class TickDelegate(QStyledItemDelegate):
    """The tick boxes of the rest of the app; Fusion's own ignore the accent."""

    def initStyleOption(self, option: QStyleOptionViewItem, index: Index) -> None:
        super().initStyleOption(option, index)
        option.features &= ~QStyleOptionViewItem.ViewItemFeature.HasCheckIndicator

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        super().paint(painter, option, index)
        is_on = index.data(Qt.ItemDataRole.CheckStateRole) == Qt.CheckState.Checked
        colors = QGuiApplication.palette()
        box = QRectF(0, 0, _BOX_PX, _BOX_PX)
        box.moveCenter(QRectF(option.rect).center())
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(colors.color(Role.Link if is_on else Role.Dark), 1))
        painter.setBrush(colors.color(Role.Accent if is_on else Role.Base))
        painter.drawRoundedRect(box, RADIUS["small_radius"], RADIUS["small_radius"])
        painter.restore()
        if is_on:
            inner = box.adjusted(2, 2, -2, -2)
            paint_icon(painter, inner, "check-bold", Role.BrightText, colors)


class TextDelegate(QStyledItemDelegate):
    """A question in its row."""

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        made = QLineEdit(parent)
        made.setAccessibleName(self.tr("Question"))
        made.setMaxLength(MAX_TEXT)
        return made


class CompetencyDelegate(QStyledItemDelegate):
    """A competency in its row."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.names: tuple[str, ...] = ()

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        made = SuggestField(self.tr("Competency"))
        made.set_suggestions(self.names)
        made.setParent(parent)
        popup = made.completer().popup()
        if popup is not None:
            popup.setMinimumWidth(POPUP_PX)  # a cell is narrower than most names
        return made

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        if isinstance(editor, QLineEdit):
            model.setData(index, editor.text())
